import { graph, Problem, Rule } from '../../../lib';
import { listed } from '../listed';

interface RoleRule {
  readonly apiGroups?: readonly string[];
  readonly resources?: readonly string[];
  readonly verbs?: readonly string[];
}

const writing = ['create', 'update', 'patch', 'delete', 'deletecollection', '*'];

/**
 * Roles that may do something to some resources. Rules about everything (`*`) are those of `k8s/rbac/wildcard`.
 *
 * @param resources by their plural, with their subresource
 * @param verbs those that matter
 */
export function roleRules(resources: readonly string[], verbs: readonly string[] = writing): Rule {
  return graph(['rbac.authorization.k8s.io/v1/ClusterRole', 'rbac.authorization.k8s.io/v1/Role'], ({ raw }) => {
    return listed<RoleRule>(raw.rules).flatMap((rule, index): readonly Problem[] => {
      const found = texts(rule.resources).filter((resource) => resources.includes(resource));
      const done = texts(rule.verbs).filter((verb) => verbs.includes(verb));
      return found.length > 0 && done.length > 0
        ? [{ message: `may ${done.join(', ')} ${found.join(', ')}`.replace('may *', 'may do everything to'), at: ['rules', index] }]
        : [];
    });
  });
}

function texts(names: unknown): readonly string[] {
  return listed(names).filter((name) => typeof name === 'string');
}
