import { documents, type Graph, graph, type Policy, pods } from '../../../lib/rules';

/** Namespaces that have a quota; `undefined` where only a plan tells which one. */
const limited = (stack: Graph): ReadonlySet<unknown> =>
  new Set([
    ...stack.all(documents<unknown>('v1/ResourceQuota')).map(({ namespace = 'default' }) => namespace),
    ...stack
      .all(documents<unknown>('kubernetes_resource_quota_v1', 'kubernetes_resource_quota'))
      .map(({ raw }) => [raw.metadata].flat()[0]?.namespace),
  ]);

/** Namespaces in which pods of ours run. */
const used = (stack: Graph): ReadonlySet<unknown> => new Set(stack.all(pods).map(({ namespace = 'default' }) => namespace));

export const namespaceQuota: Policy = {
  name: 'k8s/namespace/quota',
  description: 'A namespace in which something runs has a quota: what it may ask of the cluster ends somewhere.',
  remediation: 'Add a ResourceQuota to the namespace, with hard limits for pods, requests.cpu and requests.memory.',
  source: 'https://kubernetes.io/docs/concepts/policy/resource-quotas/',
  rationale: 'One team that scales by mistake, or whoever took over one program, takes every machine: pods of others find no place.',
  severity: 'low',
  controls: { nsa: ['Resource policies'], kyverno: ['add-ns-quota'] },
  rule: graph('v1/Namespace', ({ name }, stack) =>
    stack.index(used).has(name) && !stack.index(limited).has(name) ? ['has no ResourceQuota, and something runs in it'] : [],
  ),
};
