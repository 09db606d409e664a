import { listed } from '../listed';

export type Direction = 'ingress' | 'egress';

/** A way that a policy opens, in or out. */
export interface Way {
  /** Where it stands in the document. */
  readonly at: readonly (string | number)[];
  /** Whether it is open for whoever there is, or leads to whatever there is. */
  readonly everybody: boolean;
  /** Whether it is so for every pod of the cluster. */
  readonly everyPod: boolean;
  readonly networks: readonly Network[];
  /** None for every port. */
  readonly ports: readonly Ports[];
}

export interface Network {
  readonly cidr: unknown;
  readonly except: readonly unknown[];
  readonly at: readonly (string | number)[];
}

/** Of one protocol, from the first to the last; those that have a name are none. */
export interface Ports {
  readonly protocol: string;
  readonly from: number;
  readonly to: number;
}

// biome-ignore lint/suspicious/noExplicitAny: a document as somebody wrote it
type Raw = any;

/** Whether nothing is listed: what only a plan tells may list something. */
export function isNone(list: unknown): boolean {
  return list === undefined || list === null || (Array.isArray(list) && list.length === 0);
}

/** A port that nobody knows. */
const unknownPort: Ports = { protocol: '', from: Number.NaN, to: Number.NaN };

/** Those of a list, as a policy of Kubernetes or of Cilium has them; none for every port. */
export function portsOfList(list: unknown): readonly Ports[] {
  if (isNone(list)) return [];
  return Array.isArray(list) ? list.map(portsOf) : [unknownPort];
}

/** Whether a selector chooses everything: each namespace bears its name as a label. */
export function isAnything(selector: Raw): boolean {
  return (
    Object.keys(selector?.matchLabels ?? {}).length === 0 &&
    listed<Raw>(selector?.matchExpressions).every(
      ({ key, operator }) =>
        operator === 'Exists' && /(?:^|:)(?:kubernetes\.io\/metadata\.name|io\.kubernetes\.pod\.namespace)$/.test(String(key)),
    )
  );
}

/** Without a number it is every port of its protocol; a name is none. */
export function portsOf(one: Raw): Ports {
  const { protocol = 'TCP', port, endPort } = one ?? {};
  const from = port === undefined || port === null ? 0 : Number(port);
  return { protocol: String(protocol), from, to: from === 0 ? 65535 : Number(endPort ?? port) };
}
