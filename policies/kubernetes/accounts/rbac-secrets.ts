import { allOf, expression, not, Policy, told } from '../../../lib/rules';
import { grants } from './granted';

const secrets = { '': ['secrets', '*'] };

export const rbacSecrets: Policy = {
  name: 'k8s/rbac/secrets',
  description: 'Roles read and change single Secrets by name, not all of them, and make none.',
  remediation: 'State resourceNames, and leave create, list and watch out of the verbs.',
  source: 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#listing-secrets',
  rationale: 'A flaw in one program has the passwords of all the others, and tokens or certificates that open more than its own.',
  severity: 'high',
  controls: { cisKubernetes: ['5.1.2'], nsa: ['Authentication and authorization'], kubeLinter: ['access-to-secrets'] },
  cure: 'Workload.kubernetesApi',
  extent: 'item',
  rule: expression(['rbac.authorization.k8s.io/v1/Role', 'rbac.authorization.k8s.io/v1/ClusterRole'], ({ rules }) =>
    rules.every((rule) =>
      allOf(
        told(
          not(
            allOf(
              rule.resourceNames.count().is(0),
              rule.resources.some((resource) => grants(rule, resource, { on: secrets, verbs: ['get', 'list', 'watch'] })),
            ),
          ),
          'may read every Secret: it states no resourceNames',
        ),
        told(
          not(
            allOf(
              rule.resourceNames.count().is(0),
              rule.resources.some((resource) => grants(rule, resource, { on: secrets, verbs: ['update', 'patch'] })),
            ),
          ),
          'may change every Secret: it states no resourceNames',
        ),
        told(
          not(rule.resources.some((resource) => grants(rule, resource, { on: secrets, verbs: ['create'] }))),
          'may create Secrets, and so a token of any ServiceAccount',
          'Leave create out of the verbs: no resourceNames limit it.',
        ),
      ),
    ),
  ),
};
