import { listed } from '../listed';
import { type Direction, isAnything, type Ports, portsOf, type Way } from './way';

// biome-ignore lint/suspicious/noExplicitAny: a document as somebody wrote it
type Raw = any;

/**
 * What a policy of administrators opens. Its rules are asked in their order: what one denies, none behind it allows.
 *
 * @see https://network-policy-api.sigs.k8s.io/api-overview/
 */
export function adminWays(spec: Raw, direction: Direction): readonly Way[] {
  const field = direction === 'ingress' ? 'from' : 'to';
  const denied: unknown[] = [];
  let isEveryPodDenied = false;
  return listed<Raw>(spec?.[direction]).flatMap((rule, index): readonly Way[] => {
    const peers = listed<Raw>(rule?.[field]);
    const ports = [...listed<Raw>(rule?.ports).map(portOf), ...listed<Raw>(rule?.protocols).flatMap(protocolOf)];
    const networks = peers.flatMap((peer) => listed(peer?.networks));
    const everyPod = peers.some(isEveryPod);
    if (rule?.action === 'Deny' && ports.length === 0) {
      denied.push(...networks);
      isEveryPodDenied ||= everyPod;
    }
    if (rule?.action !== 'Allow' && rule?.action !== 'Accept') return [];
    const at = ['spec', direction, index];
    return [
      {
        at,
        everybody: false,
        everyPod: everyPod && !isEveryPodDenied,
        networks: networks.filter((cidr) => !denied.includes(cidr)).map((cidr) => ({ cidr, except: denied, at })),
        ports,
      },
    ];
  });
}

/** Namespaces alone are all of their pods. */
function isEveryPod({ namespaces, pods }: Raw): boolean {
  if (pods) return isAnything(pods.namespaceSelector) && isAnything(pods.podSelector);
  return Boolean(namespaces) && isAnything(namespaces.namespaceSelector ?? namespaces);
}

/** A name is of any number. */
function portOf({ portNumber, portRange }: Raw): Ports {
  if (portNumber) return portsOf(portNumber);
  return portRange
    ? portsOf({ protocol: portRange.protocol, port: portRange.start, endPort: portRange.end })
    : portsOf({ port: Number.NaN });
}

/** `{ tcp: { destinationPort: { number: 80 } } }`, and without a port every one of it. */
function protocolOf(each: Raw): readonly Ports[] {
  return Object.entries<Raw>(each ?? {}).map(([name, { destinationPort } = {}]) => {
    const { number, range = {} } = destinationPort ?? {};
    return portsOf({ protocol: name.toUpperCase(), port: number ?? range.start, endPort: range.end });
  });
}
