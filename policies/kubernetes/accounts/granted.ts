import { allOf, anyOf, Condition, expression, not, Rule, Term, TextTerm, told } from '../../../lib/rules';

/** What a rule of a role may grant. */
export interface Power {
  /** Resources by their API group, `''` for that of Kubernetes itself: by their plural, with their subresource; `*` only where all count. */
  readonly on: Readonly<Record<string, readonly string[]>>;
  /** Any of them grants it, and so does `*`. */
  readonly verbs: readonly string[];
  /** What is told, before the name of a resource: `may create `. */
  readonly says: string;
  /** What to do about it, where the policy is about other things too. */
  readonly remediation?: string;
}

/** Whoever has one of them decides what an object is. */
export const changing = ['create', 'update', 'patch'];
export const writing = [...changing, 'delete', 'deletecollection'];

export interface RoleRule {
  readonly apiGroups?: readonly string[];
  readonly resourceNames?: readonly string[];
  readonly resources?: readonly string[];
  readonly verbs?: readonly string[];
}

/** No role, of a namespace or of the cluster, grants one of the powers. */
export function noRoleGrants(...powers: readonly Power[]): Rule {
  return expression(['rbac.authorization.k8s.io/v1/ClusterRole', 'rbac.authorization.k8s.io/v1/Role'], ({ rules }) =>
    rules.every((rule) =>
      rule.resources.every((resource) =>
        allOf(...powers.map((power) => told(not(grants(rule, resource, power)), [power.says, resource], power.remediation))),
      ),
    ),
  );
}

/**
 * Whether a rule grants a power by one of its resources, as the API server compares them: an asterisk is any group, any verb, and before
 * `/exec` any resource that has it; of `pods/*` it knows nothing. Whoever states no group, which the API server refuses, means any.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources
 */
export function grants(
  { apiGroups, verbs }: Pick<Term<RoleRule>, 'apiGroups' | 'verbs'>,
  resource: TextTerm,
  power: Pick<Power, 'on' | 'verbs'>,
): Condition {
  return allOf(
    verbs.some((verb) => verb.isOneOf([...power.verbs, '*'])),
    anyOf(
      ...Object.entries(power.on).map(([group, resources]) =>
        allOf(
          resource.isOneOf(resources.flatMap(formsOf)),
          anyOf(
            apiGroups.count().is(0),
            apiGroups.some((each) => each.isOneOf([group, '*'])),
          ),
        ),
      ),
    ),
  );
}

/** How a rule may name a resource: by itself, and by its subresource of any. */
function formsOf(resource: string): readonly string[] {
  const [, subresource] = resource.split('/');
  return subresource === undefined ? [resource] : [resource, `*/${subresource}`];
}
