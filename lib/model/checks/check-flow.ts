import { UserError } from '../../errors';
import { checkCidr } from '../cidr';
import type { Flow, Peer, PeerForm, PlacePeer } from '../network';

/** What any form may have, as JavaScript gives it. */
interface Stated {
  readonly place?: PlacePeer;
  readonly cidrs?: readonly string[];
  readonly hosts?: readonly string[];
  readonly pods?: Readonly<Record<string, string>>;
  readonly namespace?: string;
}

/**
 * Who is at the other end, where that is one thing: of two that are stated, a policy would hold one.
 *
 * @param where it stands, for the error: `'egress[0].peer' of an external Postgres`
 * @throws UserError if it is nobody, several, or malformed
 */
export function checkPeer(where: string, peer: Peer): PeerForm {
  const { place, cidrs, hosts, pods, namespace } = peer as unknown as Stated;
  const stated = Object.entries({ place, cidrs, hosts, pods }).filter(([, value]) => value !== undefined);
  const names = stated.map(([name]) => `'${name}'`);
  if (names.length !== 1)
    throw new UserError(
      `${where} states ${names.length === 0 ? 'nobody' : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`}.`,
      "State one of 'place', 'cidrs', 'hosts' and 'pods'; what else is reached is a connection of its own.",
    );
  if (pods === undefined && namespace !== undefined)
    throw new UserError(`${where} states ${names[0]} and a 'namespace', which only 'pods' have.`, "Drop it, or state its 'pods'.");
  if (place !== undefined) return { place };
  if (cidrs !== undefined) return { cidrs: atLeastOne(where, 'cidrs', cidrs).map((cidr) => checkCidr(where, cidr)) };
  if (hosts !== undefined) return { hosts: atLeastOne(where, 'hosts', hosts) };
  if (namespace === undefined && Object.keys(pods!).length === 0)
    throw new UserError(
      `${where} states the pods {}: everybody in the namespace of whoever connects.`,
      "Write their labels, such as pods: { 'app.kubernetes.io/name': '…' }, or a 'namespace' of which all are meant.",
    );
  return { pods: pods!, ...(namespace !== undefined && { namespace }) };
}

function atLeastOne(where: string, list: string, values: readonly string[]): readonly string[] {
  if (values.length > 0) return values;
  throw new UserError(`${where} has an empty list of ${list}.`, 'List at least one: a policy without any would allow everybody.');
}

/**
 * Connections that somebody states beforehand, each with one peer and the ports that its place does not know.
 *
 * @param where they stand, for the error, by their index: `(index) => 'egress[0]' of an external Postgres`
 * @throws UserError if one is malformed
 */
export function checkFlows(where: (index: number) => string, flows: readonly Flow[]): void {
  for (const [index, { peer, ports }] of flows.entries()) {
    const isPlace = 'place' in checkPeer(where(index), peer);
    if (ports === undefined ? !isPlace : ports.length === 0)
      throw new UserError(`${where(index)} states no 'ports'.`, "State them: `ports: [{ port: 5432, protocol: 'TCP' }]`.");
  }
}
