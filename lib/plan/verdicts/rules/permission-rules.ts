import type { PlanRule } from '../rule';

const iam = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege';

/** Everything there is, also but for something. */
const all = /^\*(?: on| to|$)|^all but |^[\w-]+:\* on \*|^iam:PassRole on \*|^sts:AssumeRole on \*/i;
const everybody = / to (?:everybody|all but .+?)(?: if (.+))?$/s;
/** No longer denied: whoever may do it was permitted elsewhere. */
const isLifted = /, which was denied$/;
/** Keys that say who it is, or from where; told as what it must not be, or that it is there at all, they say nothing. */
const limits =
  /(?:^| and )(?:For\w+:)?(?!\w*Not)(?:String|Arn|IpAddress)\w* (?:aws:(?:Source(?:Arn|Account|Owner|OrgId|OrgPaths|Vpc|Vpce|Ip)|VpcSourceIp|Principal(?:Arn|Account|OrgId|OrgPaths)|userid)|kms:CallerAccount|s3:DataAccessPoint(?:Arn|Account)) (?!\["\*"\])/i;

function isForEverybody(text: string): boolean {
  const [found, conditions = ''] = everybody.exec(text) ?? [];
  return found !== undefined && !limits.test(conditions);
}

/** What policies of IAM grant, compared by what they permit. */
export const permissionRules: readonly PlanRule[] = [
  {
    id: 'iam/grants-all',
    verdict: 'danger',
    class: 'iam-widen',
    reason: 'Everything of a service is granted, or to everybody.',
    source: iam,
    applies: ({ facts }) => facts.granted?.some((text) => !isLifted.test(text) && (all.test(text) || isForEverybody(text))) ?? false,
  },
  {
    id: 'iam/widened',
    verdict: 'danger',
    class: 'iam-widen',
    reason: 'Somebody who is there already may do more than before.',
    source: iam,
    applies: ({ facts }) => (facts.granted?.length ?? 0) > 0 && !facts.isNew,
  },
  {
    id: 'iam/granted',
    verdict: 'review',
    reason: 'Somebody new may do this.',
    source: iam,
    applies: ({ facts }) => (facts.granted?.length ?? 0) > 0,
  },
  {
    id: 'iam/narrowed',
    verdict: 'review',
    reason: 'Somebody may do less than before: whatever they still do of it fails.',
    source: iam,
    // Of what is new with what it is for, nobody has done anything yet.
    applies: ({ facts }) => (facts.revoked?.length ?? 0) > 0 && !facts.isNew,
  },
  {
    id: 'iam/unreadable',
    verdict: 'danger',
    class: 'iam-widen',
    reason: 'The policy differs and cannot be read here: it may grant more.',
    source: iam,
    applies: ({ name, noun, field, facts }) =>
      field !== undefined &&
      facts.granted === undefined &&
      (/^(?:policy|assume_role_policy|inline_policy|access_policies|resource_policy|key_policy|redrive_allow_policy)(?:\b|$)/.test(name) ||
        noun === 'data.aws_iam_policy_document'),
  },
];
