import { Construct } from 'constructs';
import { AssembledWorkload } from '../assembly/assembly';
import { Source, UserError } from '../errors';
import { Flow } from '../model/network';
import { Call, Ports } from '../model/service';
import { atLine } from './at-line';

type Labels = Readonly<Record<string, string>>;

/** A call, with the key of the workload that answers. */
export interface CallTo {
  readonly key: string;
  readonly call: Call;
  /** Whether it is made from outside, by a route of the caller. */
  readonly isRouted?: boolean;
}

/** A workload as its neighbours see it. */
export interface Endpoint {
  readonly construct: Construct;
  /** `<app>/<workload>`, as it is known in the cluster. */
  readonly key: string;
  readonly namespace: string;
  /** Labels that select its pods: first those that answer, then others that only call. */
  readonly pods: readonly [Labels, ...Labels[]];
  readonly ports: Ports;
  /** Calls that it makes, each with the key of the workload that answers. */
  readonly calls: readonly CallTo[];
  /** Whether a job of it runs to its end before its other pods are rolled out. */
  readonly migrates: boolean;
  readonly source: Source | undefined;
  /** What the assembly says of it. */
  readonly record: AssembledWorkload;
  /** Is told, once all workloads are defined and before anything is written, whom its calls let it talk to. */
  connect(connections: Connections): void;
}

/** Whom a workload talks to, and who talks to it. */
export interface Connections {
  readonly ingress: readonly Flow[];
  readonly egress: readonly Flow[];
  /** Whether a caller migrates: what lets it in must be there before. */
  readonly isAwaited: boolean;
}

/**
 * Resolves the calls between the workloads of one region of an environment.
 *
 * @throws UserError if nobody answers a call
 */
export function connect(endpoints: ReadonlyMap<string, Endpoint>, place: string): void {
  // By key, so that the order in which workloads are defined changes no byte.
  const inOrder = [...endpoints].sort(([a], [b]) => (a < b ? -1 : 1));
  const flows = new Map(inOrder.map(([, endpoint]) => [endpoint, { ingress: [] as Flow[], egress: [] as Flow[], isAwaited: false }]));
  for (const [caller, { egress }] of flows) {
    for (const { key, call, isRouted = false } of caller.calls) {
      const callee = answering({ key, call, isRouted }, caller, endpoints, place);
      const { port, targetPort = port, protocol = 'TCP' } = callee.ports[call.port]!;
      const ports = [{ port: targetPort, protocol }];
      if (isRouted) {
        flows.get(callee)!.ingress.push({ peer: { place: 'ingress' }, ports });
        continue;
      }
      egress.push({ peer: peerOf(callee.pods[0], callee, caller), ports });
      const called = flows.get(callee)!;
      called.ingress.push(...caller.pods.map((pods) => ({ peer: peerOf(pods, caller, callee), ports })));
      called.isAwaited ||= caller.migrates;
    }
  }
  for (const [endpoint, connections] of flows) atLine(endpoint.source, () => endpoint.connect(connections));
}

function answering({ key, call, isRouted }: CallTo, caller: Endpoint, endpoints: ReadonlyMap<string, Endpoint>, place: string): Endpoint {
  const callee = endpoints.get(key);
  const who = isRouted ? `A route of workload '${caller.key}' leads to '${key}'` : `Workload '${caller.key}' calls '${key}'`;
  if (!callee) {
    const renamed = [...endpoints.values()].find(({ construct, key: known }) => `${known.split('/')[0]}/${construct.node.id}` === key);
    if (renamed)
      throw new UserError(
        `${who}, which is known as '${renamed.key}' in the cluster.`,
        `Call it by that name: new Service('${renamed.record.knownAs}', …).`,
        caller.source,
      );
    throw new UserError(
      `${who}, which is not placed in ${place} (placed: ${[...endpoints.keys()].sort().join(', ')}).`,
      isRouted ? 'Place it there, or drop it from the route.' : 'Place it there, or drop the call.',
      caller.source,
    );
  }
  const port = callee.ports[call.port];
  if (port?.port !== call.number) {
    const ports = Object.entries(callee.ports).map(([name, { port: number }]) => `${name}: ${number}`);
    throw new UserError(
      `${who} at port '${call.port}' (${call.number}), which it does not offer (ports: ${ports.join(', ') || 'none'}).`,
      'Give the Service and its Workload the same ports.',
      caller.source,
    );
  }
  if (isRouted && port.protocol === 'UDP')
    throw new UserError(`${who} at port '${call.port}', a UDP port.`, 'Route HTTP or gRPC, which take TCP.', caller.source);
  return callee;
}

function peerOf(pods: Labels, peer: Endpoint, seenFrom: Endpoint): Flow['peer'] {
  return { pods, ...(peer.namespace === seenFrom.namespace ? {} : { namespace: peer.namespace }) };
}
