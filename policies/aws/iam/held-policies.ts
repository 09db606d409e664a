import { Graph, Subject } from '../../../lib';
import { blocks } from '../blocks';
import { PolicyDocument, policyIn } from './policy-document';

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
  if (subject.type === 'aws_iam_role') {
    return blocks<object>(subject.raw.inline_policy).flatMap((raw, index) => held({ raw }, 'policy', stack, ['inline_policy', index, 'policy']));
  }
  const field = subject.type === 'aws_ssoadmin_permission_set_inline_policy' ? 'inline_policy' : 'policy';
  return held(subject, field, stack, [field]);
}

function held(holder: Pick<Subject, 'raw'>, field: string, stack: Graph, at: HeldPolicy['at']): readonly HeldPolicy[] {
  const document = policyIn(holder, field, stack);
  return document ? [{ document, at }] : [];
}
