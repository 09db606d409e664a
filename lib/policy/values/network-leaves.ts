import { isObject } from '../../documents/shape';
import { anything } from './extent-leaf';
import { isPartOf } from './internet';

/** How far a rule of a NetworkPolicy goes: whom it is about, and at which ports. */
export function networkLeaves(rule: Readonly<Record<string, unknown>>, direction: 'ingress' | 'egress'): readonly string[] {
  const field = direction === 'ingress' ? 'from' : 'to';
  const [peers, ports] = [holders(rule[field]), holders(rule['ports'])];
  return [
    ...(peers.length > 0 ? peers.flatMap((peer) => peerLeaves(peer, field)) : [`${field}: ${anything}`]),
    ...(ports.length > 0 ? ports.map(portLeaf) : [`ports: ${anything}`]),
  ];
}

/** Whether what one leaf of a rule says holds for another one of the same field. */
export function coversNetwork(wide: string, narrow: string): boolean {
  if (narrow.startsWith(pods)) return wide.startsWith(pods) && asks(wide).every((one) => asks(narrow).includes(one));
  const [ports, others] = [portsOf(wide), portsOf(narrow)];
  if (ports && others) return ports.protocol === others.protocol && ports.from <= others.from && others.to <= ports.to;
  const [network, part] = [networkOf(wide), networkOf(narrow)];
  if (!isPartOf(part.cidr, network.cidr)) return false;
  return network.except.every((out) => part.except.some((one) => isPartOf(out, one)) || isOutside(out, part.cidr));
}

const pods = 'pods ';

type Holder = Readonly<Record<string, unknown>>;

function holders(list: unknown): readonly Holder[] {
  return Array.isArray(list) ? list.map((item) => (isObject(item) ? item : {})) : [];
}

function peerLeaves({ ipBlock, namespaceSelector, podSelector }: Holder, field: string): readonly string[] {
  if (isObject(ipBlock)) {
    const except = Array.isArray(ipBlock['except']) ? [...new Set(ipBlock['except'].map(String))].sort() : [];
    return [`${field}: ${String(ipBlock['cidr'])}${except.length > 0 ? ` but ${except.join(' ')}` : ''}`];
  }
  const here = (namespaceSelector ?? undefined) === undefined ? ['of the same namespace'] : [];
  const asked = [...here, ...requirements(namespaceSelector, 'namespace'), ...requirements(podSelector, 'pod')];
  return [`${field}: ${pods}${[...new Set(asked)].sort().join(' & ')}`];
}

function requirements(selector: unknown, of: string): readonly string[] {
  if (!isObject(selector)) return [];
  const { matchLabels, matchExpressions } = selector;
  return [
    ...(isObject(matchLabels) ? Object.entries(matchLabels).map(([key, value]) => `${of} ${encoded(key)}=${encoded(value)}`) : []),
    ...holders(matchExpressions).map(({ key, operator, values }) => {
      const named = Array.isArray(values) ? values.map(encoded).sort() : [];
      return `${of} ${encoded(key)} ${encoded(operator)} ${named.join(',')}`;
    }),
  ];
}

/** Without what parts the things that are asked for. */
function encoded(value: unknown): string {
  return String(value).replace(/[^\w.:/*-]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
}

function asks(leaf: string): readonly string[] {
  return leaf
    .slice(pods.length)
    .split(' & ')
    .filter((one) => one !== '');
}

function portLeaf({ protocol, port, endPort }: Holder): string {
  const name = `ports: ${String(protocol ?? 'TCP')}`;
  if ((port ?? undefined) === undefined) return name;
  return (endPort ?? undefined) === undefined ? `${name} ${String(port)}` : `${name} ${String(port)} to ${String(endPort)}`;
}

function portsOf(leaf: string) {
  const [, protocol, from, to = from] = /^([A-Z]+)(?: (\d+)(?: to (\d+))?)?$/.exec(leaf) ?? [];
  if (protocol === undefined) return undefined;
  return { protocol, from: from === undefined ? 0 : Number(from), to: to === undefined ? 65535 : Number(to) };
}

function networkOf(leaf: string) {
  const [cidr = '', but = ''] = leaf.split(' but ');
  return { cidr, except: but === '' ? [] : but.split(' ') };
}

function isOutside(out: string, of: string): boolean {
  return !isPartOf(out, of) && !isPartOf(of, out);
}
