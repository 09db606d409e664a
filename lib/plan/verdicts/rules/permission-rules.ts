import type { PlanRule } from '../rule';

const iam = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege';

/** Everything there is, or everybody. */
const all = /^\*(?: on| to|$)|^[\w-]+:\* on \*|to everybody(?! if)|^iam:PassRole on \*|^sts:AssumeRole on \*/;

/** What policies of IAM grant, compared by what they permit. */
export const permissionRules: readonly PlanRule[] = [
  {
    id: 'iam/grants-all',
    verdict: 'danger',
    class: 'iam-widen',
    reason: 'Everything of a service is granted, or to everybody.',
    source: iam,
    applies: ({ facts }) => facts.granted?.some((text) => all.test(text)) ?? false,
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
    applies: ({ facts }) => (facts.revoked?.length ?? 0) > 0,
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
