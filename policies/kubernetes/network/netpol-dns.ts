import { Graph, graph, Policy } from '../../../lib/rules';
import { listed } from '../listed';
import { isAnything, isNone, type Ports, portsOf } from './way';

const type = 'networking.k8s.io/v1/NetworkPolicy';

export const netpolDns: Policy = {
  name: 'k8s/netpol/dns',
  description: 'A NetworkPolicy that opens port 53 on the way out opens it for UDP.',
  remediation: 'Add port 53 with protocol UDP to ports of the same egress rule.',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/',
  rationale:
    'A port without a protocol is one of TCP. Names are asked for by UDP: no answer comes, and nothing that the pods call by name is found.',
  severity: 'medium',
  cure: 'Workload.dependencies',
  rule: graph(type, ({ raw, namespace }, stack) => {
    const answered = stack.index(podsWithDns);
    if (answered.has(podsOf(raw.spec, namespace)) || answered.has(podsOf({}, namespace))) return [];
    return listed<Rule>(raw.spec?.egress).flatMap((rule, index) =>
      listed(rule?.ports).flatMap((port, place) =>
        opensDns(portsOf(port)) ? [{ message: 'opens port 53 for TCP alone', at: ['spec', 'egress', index, 'ports', place] }] : [],
      ),
    );
  }),
};

interface Rule {
  readonly ports?: unknown;
}

/** Of whom a policy lets names be asked for, by namespace and selector: of whom they are asked is not looked at. */
const podsWithDns = (stack: Graph): ReadonlySet<string> =>
  new Set(
    stack
      .all(type)
      .filter(({ raw }) =>
        listed<Rule>(raw.spec?.egress).some((rule) => isNone(rule?.ports) || listed(rule?.ports).some((port) => coversDns(portsOf(port)))),
      )
      .map(({ raw, namespace }) => podsOf(raw.spec, namespace)),
  );

function podsOf(spec: unknown, namespace: string | undefined): string {
  const { podSelector = {} } = (spec ?? {}) as { readonly podSelector?: object };
  return `${namespace} ${isAnything(podSelector) ? '' : JSON.stringify(podSelector)}`;
}

/** Whether it is about names, and not a range in which they happen to be. */
function opensDns({ protocol, from, to }: Ports): boolean {
  return from === 53 && to === 53 && protocol.toUpperCase() === 'TCP';
}

function coversDns({ protocol, from, to }: Ports): boolean {
  return protocol.toUpperCase() === 'UDP' && !(from > 53) && !(to < 53);
}
