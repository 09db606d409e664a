import { Ports, UserError } from '../../../lib';

/** Sidecars by name, each with the names of the workload's ports that it listens on. */
type Serving = Readonly<Record<string, { readonly serves?: readonly string[] }>>;

/**
 * The ports of a workload that one of its sidecars listens on.
 *
 * @param offered by the workload; nothing of a job beside it, which offers none
 * @throws UserError if it has no such port
 */
export function servedBy(sidecar: string, { serves = [] }: Serving[string], offered: Ports | undefined): Ports {
  if (!offered) return {};
  const unknown = serves.find((port) => !Object.hasOwn(offered, port));
  if (unknown !== undefined)
    throw new UserError(
      `'sidecars.${sidecar}.serves' has '${unknown}' (ports: ${Object.keys(offered).join(', ') || 'none'}).`,
      "Name a port of the workload's 'ports'; ports for its own probes stand in its own.",
    );
  return Object.fromEntries(serves.map((port) => [port, offered[port]!]));
}

/**
 * The ports that a workload's own container listens on: all but those of its sidecars.
 *
 * @throws UserError if two sidecars listen on one
 */
export function ownPorts(ports: Ports, sidecars: Serving = {}): Ports {
  const served = new Map<string, string>();
  for (const [sidecar, { serves = [] }] of Object.entries(sidecars)) {
    for (const port of serves) {
      const other = served.get(port);
      if (other !== undefined)
        throw new UserError(`Sidecars '${other}' and '${sidecar}' both serve the port '${port}'.`, 'Drop it in one of them.');
      served.set(port, sidecar);
    }
  }
  return Object.fromEntries(Object.entries(ports).filter(([port]) => !served.has(port)));
}

/** @throws UserError if a sidecar listens on ports of a workload that has none: a job */
export function refuseServing(sidecars: Serving = {}): void {
  const serving = Object.entries(sidecars).find(([, { serves = [] }]) => serves.length > 0);
  if (serving) throw new UserError(`'sidecars.${serving[0]}.serves' is stated, and a job has no ports.`, 'Drop it.');
}
