import { Problem, Subject, Unknown } from '../../../lib/rules';
import { blocks } from '../blocks';

/** What a security group lets through in one direction. */
export interface Permission {
  /** From 0 to 65535: every port where the protocol has none or all are meant; nothing where only a plan tells. */
  readonly ports: Ports | undefined;
  readonly cidrs: readonly (string | Unknown)[];
  /** Prefix lists that are let through, by their expressions. */
  readonly lists: readonly Unknown[];
  /** Whether other security groups, this one, or prefix lists are let through. */
  readonly named: boolean;
  readonly described: boolean;
  /** Where it stands in the document. */
  readonly at: readonly (string | number)[];
}

export interface Ports {
  readonly from: number;
  readonly to: number;
}

type Direction = 'ingress' | 'egress';

/** Types that hold permissions. */
export const permissionTypes = [
  'aws_security_group',
  'aws_default_security_group',
  'aws_security_group_rule',
  'aws_vpc_security_group_ingress_rule',
  'aws_vpc_security_group_egress_rule',
] as const;

/** What is said where only a plan tells which permissions there are. */
export function untold(direction: Direction): Problem {
  return { message: `which ${direction} there is, only a plan tells`, at: [direction], unknown: true };
}

/** The permissions that a resource makes: those in a group, or the one that it is. Nothing where a plan has to tell which there are. */
export function permissionsOf({ type, raw }: Subject, direction: Direction): readonly Permission[] | undefined {
  switch (type) {
    case 'aws_security_group':
    case 'aws_default_security_group': {
      const list = raw[direction];
      if (list instanceof Unknown) return undefined;
      return blocks<Raw>(list).map((permission, index) => permissionOf(permission, Array.isArray(list) ? [direction, index] : [direction]));
    }
    case 'aws_security_group_rule':
      if (raw.type instanceof Unknown) return undefined;
      return raw.type === direction ? [permissionOf(raw, [])] : [];
    default:
      return type === `aws_vpc_security_group_${direction}_rule` ? [ruleOf(raw)] : [];
  }
}

/** Whether a port is among some. */
export function holds({ from, to }: Ports, port: number): boolean {
  return from <= port && port <= to;
}

/** For people: `port 22`, `ports 8000 to 8080`, `every port`. */
export function portsInWords({ from, to }: Ports): string {
  if (from <= 0 && to >= 65535) return 'every port';
  return from === to ? `port ${from}` : `ports ${from} to ${to}`;
}

/** How far a permission goes: whom it lets through, and where. */
export function extentOf({ ports, cidrs }: Permission): readonly string[] {
  return [...(ports ? [portsInWords(ports)] : []), ...cidrs.filter((cidr) => typeof cidr === 'string')];
}

// biome-ignore lint/suspicious/noExplicitAny: a block read from JSON
type Raw = any;

function permissionOf(raw: Raw, at: Permission['at']): Permission {
  const sources = [raw.security_groups, raw.source_security_group_id, raw.prefix_list_ids];
  return {
    ports: portsOf(raw.protocol, raw.from_port, raw.to_port),
    cidrs: [...listOf(raw.cidr_blocks), ...listOf(raw.ipv6_cidr_blocks)],
    lists: listOf(raw.prefix_list_ids).filter(isUnknown),
    named: sources.some((source) => listOf(source).length > 0) || String(raw.self) === 'true',
    described: isText(raw.description),
    at,
  };
}

function ruleOf(raw: Raw): Permission {
  return {
    ports: portsOf(raw.ip_protocol, raw.from_port, raw.to_port),
    cidrs: [...listOf(raw.cidr_ipv4), ...listOf(raw.cidr_ipv6)],
    lists: listOf(raw.prefix_list_id).filter(isUnknown),
    named: [raw.referenced_security_group_id, raw.prefix_list_id].some((source) => source !== undefined),
    described: isText(raw.description),
    at: [],
  };
}

/** An attribute that is a list, one address, or an expression that gives some. */
function listOf(value: unknown): readonly (string | Unknown)[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value as string | Unknown];
}

function isUnknown(value: unknown): value is Unknown {
  return value instanceof Unknown;
}

function isText(value: unknown): boolean {
  return value instanceof Unknown || (typeof value === 'string' && value !== '');
}

const everyPort: Ports = { from: 0, to: 65535 };

function portsOf(protocol: unknown, from: unknown, to: unknown): Ports | undefined {
  if (['-1', 'all'].includes(String(protocol))) return everyPort;
  if (from instanceof Unknown || to instanceof Unknown) return undefined;
  const [first, last] = [Number(from ?? 0), Number(to ?? from ?? 65535)];
  // ICMP has types in place of ports.
  if (/^(?:icmp|icmpv6|1|58)$/.test(String(protocol))) return { from: -1, to: -1 };
  return first <= 0 && (last === 0 || last === -1) ? everyPort : { from: first, to: last };
}
