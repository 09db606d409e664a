import { Graph, Statement, Subject, Unknown } from '../../lib/rules';
import { HeldPolicy, heldPolicies } from '../aws/iam/held-policies';
import { policyIn } from '../aws/iam/policy-document';

/** `<namespace>/<name>` of a service account. */
export type AccountName = string;

/** The role that a value names: a reference to it, its ARN or its name. */
export function roleNamed(value: unknown, stack: Graph): Subject | undefined {
  const roles = stack.index(rolesByName);
  if (value instanceof Unknown) return value.references.map((address) => roles.get(address)).find((role) => role !== undefined);
  return typeof value === 'string' ? roles.get(value.split('/').at(-1)!) : undefined;
}

const rolesByName = (stack: Graph): ReadonlyMap<string, Subject> =>
  new Map(
    stack
      .all('aws_iam_role')
      .flatMap((role): [string, Subject][] => [
        [role.address, role],
        ...(typeof role.raw.name === 'string' ? [[role.raw.name, role] as [string, Subject]] : []),
      ]),
  );

/** Service accounts that pods of a role have, by the role's address: by association, or by the subject of their tokens. */
export const accountsByRole = (stack: Graph): ReadonlyMap<string, ReadonlySet<AccountName>> => {
  const found = new Map<string, Set<AccountName>>();
  const add = (role: Subject | undefined, account: AccountName) => {
    if (role) found.set(role.address, (found.get(role.address) ?? new Set()).add(account));
  };
  for (const { raw } of stack.all('aws_eks_pod_identity_association'))
    add(roleNamed(raw.role_arn, stack), `${raw.namespace}/${raw.service_account}`);
  for (const role of stack.all('aws_iam_role')) {
    const statements = policyIn(role, 'assume_role_policy', stack)?.statements ?? [];
    for (const subject of statements.flatMap(subjectsOf)) add(role, subject.replace(/^system:serviceaccount:/, '').replace(':', '/'));
  }
  return found;
};

/** Subjects of a cluster's tokens that a statement trusts. */
export function subjectsOf({ allows, principals, conditions }: Statement): readonly string[] {
  if (!allows || !principals.some(({ type, value }) => type === 'Federated' && value.includes('oidc-provider/'))) return [];
  return conditions
    .filter(({ operator, key }) => /^(?:ForAnyValue:)?String(?:Equals|Like)$/i.test(operator) && key.toLowerCase().endsWith(':sub'))
    .flatMap(({ values }) => values)
    .filter((value) => value.startsWith('system:serviceaccount:'));
}

/** A policy of a role, and the resource that holds it. */
export interface RolePolicy extends HeldPolicy {
  readonly holder: Subject;
}

/** What a role's pods may do: policies in the role, beside it, and attached to it. By the role's address. */
export const policiesByRole = (stack: Graph): ReadonlyMap<string, readonly RolePolicy[]> => {
  const found = new Map<string, RolePolicy[]>();
  const add = (role: Subject | undefined, holder: Subject) => {
    if (!role) return;
    const policies = heldPolicies(holder, stack).map((policy) => ({ ...policy, holder }));
    found.set(role.address, [...(found.get(role.address) ?? []), ...policies]);
  };
  for (const role of stack.all('aws_iam_role')) add(role, role);
  for (const policy of stack.all('aws_iam_role_policy')) add(roleNamed(policy.raw.role, stack), policy);
  const byAddress = new Map(stack.all('aws_iam_policy').map((policy) => [policy.address, policy]));
  for (const { raw } of stack.all('aws_iam_role_policy_attachment')) {
    const references: readonly string[] = raw.policy_arn instanceof Unknown ? raw.policy_arn.references : [];
    const [policy] = references.map((address) => byAddress.get(address));
    if (policy) add(roleNamed(raw.role, stack), policy);
  }
  return found;
};

/** The role that a holder's policy belongs to, by the holder's address. */
export const roleByHolder = (stack: Graph): ReadonlyMap<string, string> =>
  new Map(
    [...stack.index(policiesByRole)].flatMap(([role, policies]) =>
      policies.map(({ holder }) => [holder.address, role] as [string, string]),
    ),
  );
