import { graph, Policy } from '../../lib';
import { credentials, escalations, exfiltration } from './iam/escalations';
import { heldPolicies, policyHolders } from './iam/held-policies';
import { permissionActions } from './iam/permission-actions';
import { allowsEverywhere, isUnlimited } from './iam/permissions';
import type { PolicyDocument } from './iam/policy-document';
import { incompletely, inShort } from './iam/problems';

export const iamNoEscalation: Policy = {
  name: 'aws/iam/no-escalation',
  description: 'Nobody can give themselves permissions, get credentials, or read whatever is stored, on every resource.',
  remediation: 'Name the resources of these actions, or leave the actions out.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege',
  severity: 'critical',
  controls: { checkov: ['CKV_AWS_286', 'CKV_AWS_287', 'CKV_AWS_288', 'CKV_AWS_289'] },
  cure: 'PodIdentity',
  rule: graph(policyHolders, (holder, stack) =>
    heldPolicies(holder, stack).flatMap(({ document, at }) => [
      ...incompletely(document, at),
      ...dangersOf(document).map((message) => ({ message, at })),
    ]),
  ),
};

const permissions = Object.entries(permissionActions).flatMap(([service, actions]) =>
  actions
    .trim()
    .split(/\s+/)
    .map((action) => `${service}:${action}`),
);

function dangersOf(document: PolicyDocument): readonly string[] {
  if (!document.statements.some(isUnlimited)) return [];
  const allowed = (action: string) => allowsEverywhere(document, action);
  const ways = escalations.filter((actions) => actions.every(allowed)).map((actions) => actions.join(' with '));
  return [
    danger('gives more permissions to whoever has it', ways),
    danger('hands out credentials', credentials.filter(allowed)),
    danger('reads whatever is stored', exfiltration.filter(allowed)),
    danger('changes who may do what', permissions.filter(allowed)),
  ].flat();
}

function danger(what: string, by: readonly string[]): readonly string[] {
  return by.length > 0 ? [`${what}: ${inShort(by)}`] : [];
}
