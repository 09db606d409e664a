import { Graph, graph, KubernetesDocuments, Policy, pods } from '../../../lib/rules';
import { isolations } from './isolation';
import { openWays } from './open-ways';
import { isAnything } from './way';

const directions = ['Ingress', 'Egress'] as const;

/** `<namespace> <direction>` of everything that a policy without rules denies to all pods, and none beside it allows to all. */
const deniedByDefault = (stack: Graph): ReadonlySet<string> => {
  const denied = new Set<string>();
  const allowed = new Set<string>();
  for (const { document, raw, namespace } of stack.all('networking.k8s.io/v1/NetworkPolicy')) {
    const { podSelector = {}, ingress = [], egress = [] } = document.spec ?? {};
    if (podSelector.matchLabels || podSelector.matchExpressions) continue;
    for (const direction of directionsOf(document)) {
      if ((direction === 'Ingress' ? ingress : egress).length === 0) denied.add(`${namespace} ${direction}`);
      if (isAllOpen(raw, direction, stack)) allowed.add(`${namespace} ${direction}`);
    }
  }
  for (const { namespace = everywhere, selector, denies } of stack.index(isolations)) {
    if (selector && isAnything(selector)) for (const direction of denies) denied.add(`${namespace} ${words[direction]}`);
  }
  return new Set([...denied].filter((where) => !allowed.has(where)));
};

/** In place of a namespace, for all of them. */
const everywhere = '*';

const words = { ingress: 'Ingress', egress: 'Egress' } as const;

/** What a policy is about. */
function directionsOf({ spec = {} }: KubernetesDocuments['networking.k8s.io/v1/NetworkPolicy']): readonly (typeof directions)[number][] {
  const { policyTypes = ['Ingress', ...(spec.egress ? ['Egress'] : [])] } = spec;
  return directions.filter((direction) => policyTypes.includes(direction));
}

function isAllOpen(
  raw: unknown,
  direction: (typeof directions)[number],
  stack: Graph,
  type = 'networking.k8s.io/v1/NetworkPolicy',
): boolean {
  return openWays({ type, raw }, direction === 'Ingress' ? 'ingress' : 'egress', stack).length > 0;
}

/** Addresses of what makes pods that a policy selects. */
const selected = (stack: Graph): ReadonlySet<string> =>
  new Set(
    [
      ...stack
        .all('networking.k8s.io/v1/NetworkPolicy')
        // One that allows everything keeps nobody out.
        .filter(({ document, raw }) => !directionsOf(document).every((direction) => isAllOpen(raw, direction, stack)))
        .map(({ document, namespace }) => ({ selector: document.spec?.podSelector, namespace })),
      ...stack.index(isolations).flatMap(({ namespace, selector, keeps }) => {
        if (keeps.length === 0 || !selector) return [];
        return (namespace === undefined ? [...stack.index(namespaces)] : [namespace]).map((place) => ({ selector, namespace: place }));
      }),
    ].flatMap(({ selector = {}, namespace }) => stack.selectedPods(selector, namespace).map(({ address }) => address)),
  );

/** Where pods run. */
const namespaces = (stack: Graph): ReadonlySet<string | undefined> => new Set(stack.all(pods).map(({ namespace }) => namespace));

/** Namespaces in which some policy keeps pods of which only the cluster can tell. */
const untold = (stack: Graph): ReadonlySet<string> =>
  new Set(
    stack.index(isolations).flatMap(({ namespace = everywhere, selector, keeps }) => (keeps.length > 0 && !selector ? [namespace] : [])),
  );

export const netpolPresent: Policy = {
  name: 'k8s/netpol/present',
  description: 'Namespaces deny all traffic by default, and a policy selects every workload.',
  remediation: 'Add a default-deny NetworkPolicy for both directions to the namespace, and one for the workload.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/',
  rationale:
    'Whoever takes over the least important pod reaches databases, consoles and the internet from there, as if no wall were built.',
  severity: 'medium',
  controls: { cisKubernetes: ['5.3.2'], nsa: ['Network policies'], kubeLinter: ['non-isolated-pod'], kyverno: ['add-network-policy'] },
  cure: 'Workload',
  rule: [
    graph('v1/Namespace', ({ document }, stack) => {
      const denied = stack.index(deniedByDefault);
      const open = directions.filter(
        (direction) => !denied.has(`${document.metadata?.name} ${direction}`) && !denied.has(`${everywhere} ${direction}`),
      );
      return open.length > 0
        ? [
            {
              message: `has no NetworkPolicy that denies ${open.join(' and ')} by default`,
              remediation: `Add a NetworkPolicy with an empty podSelector and the policyTypes ${open.join(' and ')} to the namespace.`,
            },
          ]
        : [];
    }),
    graph(pods, ({ address, document, namespace = '' }, stack) =>
      document.spec?.hostNetwork === true || stack.index(selected).has(address)
        ? []
        : [
            {
              message: 'is selected by no NetworkPolicy',
              unknown: stack.index(untold).has(namespace) || stack.index(untold).has(everywhere),
              remediation: 'Add a NetworkPolicy whose podSelector matches the labels of the pods.',
            },
          ],
    ),
  ],
};
