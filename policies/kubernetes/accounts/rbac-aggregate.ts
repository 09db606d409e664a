import { graph, Policy, Problem } from '../../../lib/rules';
import { listed } from '../listed';

export const rbacAggregate: Policy = {
  name: 'k8s/rbac/aggregate',
  description: 'Roles that are made of others take those that are meant for them, and who may only look gets nothing more by them.',
  remediation:
    'Select by a label of its own in aggregationRule.clusterRoleSelectors; leave Secrets, and verbs that write, out of what the label aggregate-to-view adds.',
  source: 'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#aggregated-clusterroles',
  rationale: 'A role with the right label adds its rights to everybody who has this one, without a binding that anybody would review.',
  severity: 'high',
  controls: { nsa: ['Authentication and authorization'] },
  rule: graph('rbac.authorization.k8s.io/v1/ClusterRole', ({ raw }) => [...selectedByAll(raw), ...addedToView(raw)]),
};

interface Selector {
  readonly matchLabels?: Readonly<Record<string, unknown>>;
  readonly matchExpressions?: readonly unknown[];
}

/** Kubernetes' own roles have it, `cluster-admin` among them. */
const own = 'kubernetes.io/bootstrapping';

// biome-ignore lint/suspicious/noExplicitAny: a document read from JSON
function selectedByAll({ aggregationRule }: any): readonly Problem[] {
  return listed<Selector>(aggregationRule?.clusterRoleSelectors).flatMap((selector, index): readonly Problem[] => {
    const keys = Object.keys(selector?.matchLabels ?? {});
    const isAll = keys.length === 0 && listed(selector?.matchExpressions).length === 0;
    return isAll || (keys.length === 1 && keys[0] === own)
      ? [
          {
            message: 'is made of every role of the cluster, cluster-admin among them',
            at: ['aggregationRule', 'clusterRoleSelectors', index],
            remediation: 'Select by a label of its own in aggregationRule.clusterRoleSelectors: matchLabels.',
          },
        ]
      : [];
  });
}

const view = 'rbac.authorization.k8s.io/aggregate-to-view';

interface RoleRule {
  readonly apiGroups?: readonly string[];
  readonly resources?: readonly string[];
  readonly verbs?: readonly string[];
}

// biome-ignore lint/suspicious/noExplicitAny: a document read from JSON
function addedToView({ metadata, rules }: any): readonly Problem[] {
  if (String(metadata?.labels?.[view]) !== 'true') return [];
  return listed<RoleRule>(rules).flatMap((rule, index): readonly Problem[] => {
    const written = listed<string>(rule?.verbs).filter((verb) => !['get', 'list', 'watch'].includes(verb));
    // Of other groups, everything is something else.
    const isCore = listed(rule?.apiGroups).some((group) => group === '' || group === '*');
    const secret = isCore ? listed<string>(rule?.resources).filter((resource) => resource === 'secrets' || resource === '*') : [];
    const words = [...(written.length > 0 ? [`the verbs ${written.join(', ')}`] : []), ...secret];
    return words.length > 0
      ? [
          {
            message: `adds ${words.join(' and ')} to the role view, of those who may only look`,
            at: ['rules', index],
            remediation: 'Leave verbs but get, list and watch, and secrets, out of the resources, or drop the label aggregate-to-view.',
          },
        ]
      : [];
  });
}
