import { graph, Problem, Rule } from '../../../lib/rules';
import { credentials, escalations, exfiltration } from '../actions/escalations';
import { permissionActions } from '../actions/permission-actions';
import { HeldPolicy, heldPolicies, loosePolicies, policyHolders } from './held-policies';
import { allowsEverywhere, isUnlimited } from './permissions';
import type { PolicyDocument } from './policy-document';
import { incompletely, inShort } from './problems';

/** Something that a policy must not allow on every resource. */
export interface Danger {
  /** As the end of a sentence about the policy. */
  readonly what: string;
  /** Ways to it, each by actions that are allowed together. */
  readonly ways: readonly (readonly string[])[];
}

const alone = (actions: readonly string[]) => actions.map((action) => [action]);

export const escalating: Danger = { what: 'gives more permissions to whoever has it', ways: escalations };
export const credentialGiving: Danger = { what: 'hands out credentials', ways: alone(credentials) };
export const exfiltrating: Danger = { what: 'reads whatever is stored', ways: alone(exfiltration) };
export const permissionChanging: Danger = {
  what: 'changes who may do what',
  ways: Object.entries(permissionActions).flatMap(([service, actions]) =>
    actions
      .trim()
      .split(/\s+/)
      .map((action) => [`${service}:${action}`]),
  ),
};

/** Rules that find dangers in whatever holds a policy of what somebody may do, and in documents that nothing of the stack holds. */
export function dangerRules(...dangers: readonly Danger[]): readonly Rule[] {
  const found = ({ document, at }: HeldPolicy) => dangersOf(document, dangers).map((problem) => ({ ...problem, at }));
  return [
    graph(policyHolders, (holder, stack) =>
      heldPolicies(holder, stack).flatMap((held) => [...incompletely(held.document, held.at), ...found(held)]),
    ),
    graph('data.aws_iam_policy_document', (block, stack) => loosePolicies(block, stack).flatMap(found)),
  ];
}

function dangersOf(document: PolicyDocument, dangers: readonly Danger[]): readonly Pick<Problem, 'message' | 'extent'>[] {
  if (!document.statements.some(isUnlimited)) return [];
  const allowed = (action: string) => allowsEverywhere(document, action);
  return dangers.flatMap(({ what, ways }) => {
    const open = ways.filter((actions) => actions.every(allowed)).map((actions) => actions.join(' with '));
    return open.length > 0 ? [{ message: `${what}: ${inShort(open)}`, extent: open }] : [];
  });
}
