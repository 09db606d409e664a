import { graph, Policy, Problem, Statement } from '../../../lib/rules';
import { names, partsOf } from '../actions/action';
import { HeldPolicy, heldPolicies, loosePolicies, policyHolders } from './held-policies';
import { managedPolicyRules } from './managed-policy-rules';
import type { PolicyDocument } from './policy-document';
import { inShort, problemOf, wholly } from './problems';

export const iamNoAdmin: Policy = {
  name: 'aws/iam/no-admin',
  description: 'Nobody may do everything, or everything in IAM.',
  remediation: 'List the actions that are needed, and attach neither AdministratorAccess nor IAMFullAccess.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-1',
  rationale:
    'Whoever takes over the holder does what nobody had in mind: deletes backups, opens doors for others, switches off the log that would tell.',
  severity: 'critical',
  controls: { cisAws: ['2.15'], fsbp: ['IAM.1'] },
  cure: 'PodIdentity',
  supersedes: [
    'aws/iam/no-full-access',
    'aws/iam/no-all-actions',
    'aws/iam/no-full-iam',
    'aws/iam/no-administrator-access',
    'aws/iam/no-iam-full-access',
  ],
  rule: [
    graph(policyHolders, (holder, stack) =>
      heldPolicies(holder, stack).flatMap(({ document, at }) => [...wholly(document, at), ...unlimited(document, at)]),
    ),
    graph('data.aws_iam_policy_document', (block, stack) =>
      loosePolicies(block, stack).flatMap(({ document, at }) => unlimited(document, at)),
    ),
    ...managedPolicyRules(['AdministratorAccess', 'IAMFullAccess']),
  ],
};

function unlimited({ statements }: PolicyDocument, at: HeldPolicy['at']): readonly Problem[] {
  return statements.flatMap((statement) => {
    const what = statement.allows ? ['*', 'iam:*'].find((all) => isEvery(statement, all)) : undefined;
    if (what === undefined) return [];
    const where = statement.resources.includes('*') ? 'every resource' : inShort(statement.resources);
    const but = statement.notActions.length > 0 ? ` but ${inShort(statement.notActions)}` : what === '*' ? '' : ' of IAM';
    return [problemOf(statement, `allows every action${but} on ${where}`, at)];
  });
}

/** Whether a statement is about all actions, or all of a service: by their names, or because it leaves none of them out. */
function isEvery({ actions, notActions }: Statement, all: string): boolean {
  if (notActions.length === 0) return actions.some((action) => names(action, all));
  const { service } = partsOf(all);
  return service !== '*' && !notActions.some((action) => names(partsOf(action).service, service));
}
