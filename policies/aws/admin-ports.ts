/** Ports by which machines are administered, with the protocols that answer there. */
export const adminPorts: Readonly<Record<number, string>> = { 22: 'SSH', 3389: 'RDP' };

/**
 * Those of a range of ports, as `port 22` or `ports 22 and 3389`.
 *
 * @param isEvery whether every port is meant, whatever the range says
 */
export function adminPortsIn(from: unknown, to: unknown, isEvery: boolean): { readonly ports: readonly number[]; readonly words: string } {
  const ports = Object.keys(adminPorts)
    .map(Number)
    .filter((port) => isEvery || (Number(from) <= port && port <= Number(to)));
  return { ports, words: `port${ports.length > 1 ? 's' : ''} ${ports.join(' and ')}` };
}
