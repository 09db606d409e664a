import { AwsDocuments, Graph, Subject, Unknown } from '../../../lib/rules';
import { blocks } from '../blocks';
import { documentOfBlock, PolicyDocument, policyIn } from './policy-document';

/** Types that hold policies of what somebody may do. */
export const policyHolders = [
  'aws_iam_group_policy',
  'aws_iam_policy',
  'aws_iam_role',
  'aws_iam_role_policy',
  'aws_iam_user_policy',
  'aws_ssoadmin_permission_set_inline_policy',
] as const;

export interface HeldPolicy {
  readonly document: PolicyDocument;
  readonly at: readonly (string | number)[];
}

/** What a resource lets somebody do: its policy, or the inline policies of a role. */
export function heldPolicies(subject: Subject, stack: Graph): readonly HeldPolicy[] {
  const known = stack.index(heldBySubject);
  const found = known.get(subject.address) ?? policiesOf(subject, stack);
  known.set(subject.address, found);
  return found;
}

/** Policies by the address of their holder, found once: many rules ask. */
const heldBySubject = (_stack: Graph) => new Map<string, readonly HeldPolicy[]>();

function policiesOf(subject: Subject, stack: Graph): readonly HeldPolicy[] {
  if (subject.type === 'aws_iam_role') {
    return blocks<object>(subject.raw.inline_policy).flatMap((raw, index) =>
      held({ raw }, 'policy', stack, ['inline_policy', index, 'policy']),
    );
  }
  const field = subject.type === 'aws_ssoadmin_permission_set_inline_policy' ? 'inline_policy' : 'policy';
  return held(subject, field, stack, [field]);
}

function held(holder: Pick<Subject, 'raw'>, field: string, stack: Graph, at: HeldPolicy['at']): readonly HeldPolicy[] {
  const document = policyIn(holder, field, stack);
  return document ? [{ document, at }] : [];
}

/** A document that nothing of the stack holds: a module does, or another stack. Those of resources and of roles' trust name principals. */
export function loosePolicies(
  { address, raw }: Subject<AwsDocuments['data.aws_iam_policy_document']>,
  stack: Graph,
): readonly HeldPolicy[] {
  if (stack.index(heldBlocks).has(address)) return [];
  const { statements, ...document } = documentOfBlock(raw, stack);
  return [{ document: { ...document, statements: statements.filter(({ principals }) => principals.length === 0) }, at: ['statement'] }];
}

/** Addresses of documents that a holder, or another document, refers to. */
const heldBlocks = (stack: Graph): ReadonlySet<string> => {
  const holders = stack.all(policyHolders).flatMap(({ raw }) => [raw.policy, raw.inline_policy].flatMap((value) => blocks<unknown>(value)));
  const included = stack
    .all('data.aws_iam_policy_document')
    .flatMap(({ raw }) => [...blocks<unknown>(raw.source_policy_documents), ...blocks<unknown>(raw.override_policy_documents)]);
  const inline = holders.map((value) => (typeof value === 'object' && value !== null && 'policy' in value ? value.policy : value));
  return new Set([...inline, ...included].flatMap((value) => (value instanceof Unknown ? value.references : [])));
};
