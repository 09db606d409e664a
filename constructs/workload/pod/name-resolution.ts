import { isIP } from 'node:net';
import { Flow, UserError } from '../../../lib';
import { checkHost } from '../serving/host';
import { byKey } from './by-key';

/** How a pod asks for names, beside the cluster's own DNS. */
export interface DnsConfig {
  /**
   * Addresses of servers that are asked besides, up to 3.
   *
   * @uniqueItems
   * @default - none
   * @field Pod.spec.dnsConfig.nameservers
   */
  readonly nameservers?: readonly string[];
  /**
   * Domains in which short names are looked up too, up to 32.
   *
   * @uniqueItems
   * @default - none
   * @field Pod.spec.dnsConfig.searches
   */
  readonly searches?: readonly string[];
  /**
   * Options of the resolver by name, such as `ndots: '2'`; the empty text for one without a value.
   *
   * @default - none
   * @field Pod.spec.dnsConfig.options
   */
  readonly options?: Readonly<Record<string, string>>;
}

/** How the pods of a workload find addresses. */
export interface NameResolution {
  /**
   * How they ask for names, beside the cluster's own DNS.
   *
   * @default - as the cluster has it
   * @field Pod.spec.dnsConfig
   */
  readonly dnsConfig?: DnsConfig;
  /**
   * Names that DNS does not know, by the address that they stand for: lines of `/etc/hosts`.
   *
   * @default - none
   * @field Pod.spec.hostAliases
   */
  readonly hostAliases?: Readonly<Record<string, readonly string[]>>;
}

/** @see https://pkg.go.dev/k8s.io/kubernetes/pkg/apis/core/validation#pkg-constants */
const most = { nameservers: 3, searches: 32, characters: 2048 } as const;

/**
 * The fields of a pod that asks for names so.
 *
 * @throws UserError if Kubernetes would refuse them
 */
export function renderNameResolution({ dnsConfig, hostAliases = {} }: NameResolution) {
  const aliases = Object.entries(hostAliases).sort(byKey);
  return {
    ...(dnsConfig && { dnsConfig: renderDnsConfig(dnsConfig) }),
    ...(aliases.length > 0 && { hostAliases: aliases.map(([ip, hostnames]) => renderAlias(ip, hostnames)) }),
  };
}

/** The servers that are asked besides, as whom a pod must reach. */
export function nameservers({ dnsConfig: { nameservers = [] } = {} }: NameResolution): readonly Flow[] {
  if (nameservers.length === 0) return [];
  const cidrs = nameservers.map((address, index) => checkAddress(`dnsConfig.nameservers[${index}]`, address)).map(single);
  return [
    {
      peer: { cidrs },
      ports: [
        { port: 53, protocol: 'UDP' },
        { port: 53, protocol: 'TCP' },
      ],
    },
  ];
}

function single(address: string): string {
  return `${address}/${isIP(address) === 4 ? 32 : 128}`;
}

function renderDnsConfig({ nameservers = [], searches = [], options = {} }: DnsConfig) {
  for (const [index, address] of nameservers.entries()) checkAddress(`dnsConfig.nameservers[${index}]`, address);
  for (const [index, domain] of searches.entries()) checkHost(`dnsConfig.searches[${index}]`, domain);
  for (const [list, values] of Object.entries({ nameservers, searches })) {
    const limit = most[list as 'nameservers' | 'searches'];
    if (values.length > limit) throw new UserError(`'dnsConfig.${list}' lists ${values.length}.`, `Kubernetes takes at most ${limit}.`);
  }
  if (searches.join(' ').length > most.characters)
    throw new UserError(
      `'dnsConfig.searches' has ${searches.join(' ').length} characters.`,
      `Kubernetes takes at most ${most.characters}.`,
    );
  const named = Object.entries(options).sort(byKey);
  const unnamed = named.find(([name]) => !/^[a-z0-9-]+$/.test(name));
  if (unnamed) throw new UserError(`'dnsConfig.options' has the name '${unnamed[0]}'.`, "Write one of resolv.conf, such as 'ndots'.");
  return {
    ...(nameservers.length > 0 && { nameservers }),
    ...(searches.length > 0 && { searches }),
    ...(named.length > 0 && { options: named.map(([name, value]) => ({ name, ...(value !== '' && { value }) })) }),
  };
}

function renderAlias(ip: string, hostnames: readonly string[]) {
  const where = `hostAliases['${checkAddress('hostAliases', ip)}']`;
  if (hostnames.length === 0) throw new UserError(`'${where}' is empty.`, 'Name at least one host.');
  for (const [index, host] of hostnames.entries()) checkHost(`${where}[${index}]`, host);
  return { ip, hostnames };
}

/** As Kubernetes writes it: it warns of any other form. */
function checkAddress(where: string, address: string): string {
  if (isIP(address) === 0 || (isIP(address) === 6 && (address.includes('%') || new URL(`http://[${address}]`).hostname !== `[${address}]`)))
    throw new UserError(
      `'${where}' has '${address}', which is no address in its shortest form.`,
      "Write one such as '10.0.0.7' or '2001:db8::7'.",
    );
  return address;
}
