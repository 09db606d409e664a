import { ServiceAccount, UserError } from '../../../lib';

/** Some verbs on some resources of its own namespace: what `kubectl` calls a rule of a Role. */
export interface KubernetesApiRule {
  /**
   * Names of API groups: `''` is the core group, which has Pods and ConfigMaps.
   *
   * @field Role.rules[].apiGroups
   */
  readonly apiGroups: readonly string[];
  /**
   * Plural names, and subresources behind a slash: `configmaps`, `pods/log`.
   *
   * @field Role.rules[].resources
   */
  readonly resources: readonly string[];
  /**
   * What it may do with them.
   *
   * @field Role.rules[].verbs
   */
  readonly verbs: readonly ('get' | 'list' | 'watch' | 'create' | 'update' | 'patch' | 'delete' | 'deletecollection')[];
  /**
   * Names of single objects, which `create` and `deletecollection` cannot know.
   *
   * @default - all of them
   * @field Role.rules[].resourceNames
   */
  readonly resourceNames?: readonly string[];
}

/** A workload's access to the Kubernetes API. */
export interface KubernetesApi {
  /** What it may do in its namespace; empty where somebody else grants it. */
  readonly rules: readonly KubernetesApiRule[];
}

const forms: Readonly<Record<string, readonly [RegExp, string]>> = {
  apiGroups: [/^([a-z0-9]([a-z0-9.-]*[a-z0-9])?)?$/, "the name of an API group, such as 'apps', or '' for the core group"],
  resources: [/^[a-z0-9]+(\/[a-z]+)?$/, "a plural name in lower case, such as 'configmaps' or 'pods/log'"],
  resourceNames: [/^[A-Za-z0-9]([A-Za-z0-9.:_-]*[A-Za-z0-9])?$/, 'the name of an object'],
};

/** Requests that come without the name of an object. */
const nameless = ['create', 'deletecollection'];

/**
 * A Role with these rules, and its binding to the account; neither where there are no rules.
 *
 * @throws UserError if a rule names nothing, or everything
 */
export function renderKubernetesApi({ rules }: KubernetesApi, { name, namespace }: ServiceAccount) {
  if (rules.length === 0) return {};
  const apiVersion = 'rbac.authorization.k8s.io/v1';
  return {
    Role: { apiVersion, kind: 'Role', rules: rules.map(checkRule) },
    RoleBinding: {
      apiVersion,
      kind: 'RoleBinding',
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
      subjects: [{ kind: 'ServiceAccount', name, namespace }],
    },
  };
}

function checkRule(rule: KubernetesApiRule, index: number): KubernetesApiRule {
  const where = `kubernetesApi.rules[${index}]`;
  const { apiGroups, resources, resourceNames } = rule;
  for (const [list, values] of Object.entries({ apiGroups, resources, verbs: rule.verbs, ...(resourceNames && { resourceNames }) })) {
    if (values.length === 0) throw new UserError(`'${where}.${list}' is empty.`, 'Name at least one.');
    const [form, words] = forms[list] ?? [];
    const other = form && values.find((value) => !form.test(value));
    if (other !== undefined) throw new UserError(`'${where}.${list}' has '${other}'.`, `Write ${words}; there is no '*'.`);
  }
  const unnamed = resourceNames && rule.verbs.find((verb) => nameless.includes(verb));
  if (unnamed) throw new UserError(`'${where}' allows '${unnamed}' on 'resourceNames'.`, `Allow '${unnamed}' in a rule without names.`);
  return { apiGroups, resources, verbs: rule.verbs, ...(resourceNames && { resourceNames }) };
}
