import { Contradiction, Ports, UserError } from '../../../lib';

/** The names of a workload's ports. */
export type PortName<P extends Ports> = [keyof P] extends [never]
  ? Contradiction<"the workload has no port: state it in 'ports'">
  : Extract<keyof P, string>;

/** @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports (IANA_SVC_NAME) */
const portName = /^(?=.*[a-z])[a-z0-9]([a-z0-9]|-(?!-))*[a-z0-9]$|^[a-z]$/;
const longestName = 15;

/**
 * @throws UserError if a name is none, or two ports of the Service clash: the container's may be one behind several
 */
export function checkPorts(ports: Ports): Ports {
  const taken = new Map<string, string>();
  for (const [name, { port, protocol = 'TCP' }] of Object.entries(ports)) {
    if (!portName.test(name) || name.length > longestName) {
      throw new UserError(
        `'ports' has the name '${name}'.`,
        `Use at most ${longestName} lower-case letters, digits and single hyphens, with a letter among them.`,
      );
    }
    const key = `port ${port}/${protocol}`;
    const other = taken.get(key);
    if (other) throw new UserError(`Ports '${other}' and '${name}' both have the ${key}.`, 'Give each a number of its own.');
    taken.set(key, name);
  }
  return ports;
}

/** A port as a container has it. */
export interface ContainerPort {
  readonly name?: string;
  readonly containerPort: number;
  readonly protocol: string;
}

/** @throws UserError if two containers of a pod, which share one network, listen at one port, or have ports of one name */
export function checkPodPorts(containers: readonly { readonly name: string; readonly ports?: readonly ContainerPort[] }[]): void {
  const taken = new Map<string, string>();
  for (const { name: container, ports = [] } of containers) {
    for (const { name, containerPort, protocol } of ports) {
      for (const key of [`the port ${containerPort}/${protocol}`, ...(name === undefined ? [] : [`a port named '${name}'`])]) {
        const other = taken.get(key);
        if (other) throw new UserError(`Containers '${other}' and '${container}' both have ${key}.`, 'Give each one of its own.');
        taken.set(key, container);
      }
    }
  }
}

/** The ports of a Service. */
export function servicePorts(ports: Ports) {
  return Object.entries(ports).map(([name, { port, targetPort = port, protocol = 'TCP', appProtocol }]) => ({
    name,
    port,
    targetPort,
    protocol,
    ...(appProtocol && { appProtocol }),
  }));
}
