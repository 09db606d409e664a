import { documents, Graph, graph, KubernetesDocuments, LabelSelector, Policy, pods } from '../../../lib';
import { openWays } from './open-ways';

const directions = ['Ingress', 'Egress'] as const;

interface CiliumSpec {
  readonly endpointSelector?: LabelSelector;
  readonly enableDefaultDeny?: { readonly ingress?: boolean; readonly egress?: boolean };
  readonly ingress?: unknown;
  readonly egress?: unknown;
  readonly ingressDeny?: unknown;
  readonly egressDeny?: unknown;
}

const ciliumPolicies = documents<{ readonly spec?: CiliumSpec; readonly specs?: readonly CiliumSpec[] }>(
  'cilium.io/v2/CiliumNetworkPolicy',
);

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
  return new Set([...denied].filter((where) => !allowed.has(where)));
};

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

/** Whether a policy of Cilium keeps anybody out: in a direction for which it has rules, unless it says that the others are let through. */
function isKept(raw: unknown, spec: CiliumSpec, stack: Graph): boolean {
  return directions.some((direction) => {
    const name = direction === 'Ingress' ? 'ingress' : 'egress';
    const hasRules = Array.isArray(spec[name]) || Array.isArray(spec[`${name}Deny`]);
    return hasRules && spec.enableDefaultDeny?.[name] !== false && !isAllOpen(raw, direction, stack, 'cilium.io/v2/CiliumNetworkPolicy');
  });
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
      ...stack
        .all(ciliumPolicies)
        .flatMap(({ document, namespace }) =>
          [document.spec, ...(document.specs ?? [])].flatMap((spec) =>
            spec && isKept({ spec }, spec, stack) ? [{ selector: spec.endpointSelector, namespace }] : [],
          ),
        ),
    ].flatMap(({ selector = {}, namespace }) => stack.selectedPods(selector, namespace).map(({ address }) => address)),
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
      const open = directions.filter((direction) => !denied.has(`${document.metadata?.name} ${direction}`));
      return open.length > 0
        ? [
            {
              message: `has no NetworkPolicy that denies ${open.join(' and ')} by default`,
              remediation: `Add a NetworkPolicy with an empty podSelector and the policyTypes ${open.join(' and ')} to the namespace.`,
            },
          ]
        : [];
    }),
    graph(pods, ({ address, document }, stack) =>
      document.spec?.hostNetwork === true || stack.index(selected).has(address)
        ? []
        : [
            {
              message: 'is selected by no NetworkPolicy',
              remediation: 'Add a NetworkPolicy whose podSelector matches the labels of the pods.',
            },
          ],
    ),
  ],
};
