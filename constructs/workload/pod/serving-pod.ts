import { Ports } from '../../../lib';
import { Probes, probedPorts, renderProbes } from './probe';
import { ownPorts } from './served-ports';

/** What of a workload that serves its own container listens for. */
export interface Serving extends Probes<string> {
  readonly sidecars?: Parameters<typeof ownPorts>[1];
}

/** The ports and probes of the own container of a workload that serves. */
export function servingPod(props: Serving, ports: Ports) {
  const own = ownPorts(ports, props.sidecars);
  return { ports, ownPorts: own, otherPorts: probedPorts(props), probes: renderProbes(props, own) };
}
