import { checkCidr, Flow, Never, UserError } from '../../../lib';
import { checkHost } from '../serving/host';

/** Servers outside the cluster that a workload connects to: by name or by address. */
export type Egress =
  | {
      /**
       * DNS names, such as `api.stripe.com`; `*.example.com` stands for one label in front. Where the cluster's network knows no names, and has no
       * proxy that lets them through, the workload is refused.
       */
      readonly hosts: readonly string[];
      readonly cidrs?: Never<"a server is named by 'hosts' or 'cidrs': drop one">;
      /**
       * @minimum 1
       * @maximum 65535
       * @default 443
       */
      readonly port?: number;
      /** @default 'TCP' */
      readonly protocol?: 'TCP' | 'UDP';
    }
  | {
      /** Addresses with the length of their prefix: `203.0.113.0/24`, or `203.0.113.7/32` for one. */
      readonly cidrs: readonly string[];
      readonly hosts?: Never<"a server is named by 'hosts' or 'cidrs': drop one">;
      /**
       * @minimum 1
       * @maximum 65535
       */
      readonly port: number;
      /** @default 'TCP' */
      readonly protocol?: 'TCP' | 'UDP';
    };

/** What either form may have. */
interface Named {
  readonly hosts?: readonly string[];
  readonly cidrs?: readonly string[];
  readonly port?: number;
  readonly protocol?: 'TCP' | 'UDP';
}

const https = 443;

/**
 * The connections as the network takes them.
 *
 * @param egress by name
 * @throws UserError if one is malformed
 */
export function renderEgress(egress: Readonly<Record<string, Egress>>): readonly Flow[] {
  return Object.entries(egress as unknown as Readonly<Record<string, Named>>).map(
    ([name, { hosts, cidrs, port = https, protocol = 'TCP' }]) => {
      const where = `egress.${name}`;
      if ((hosts === undefined) === (cidrs === undefined) || (hosts ?? cidrs)!.length === 0) {
        throw new UserError(
          `'${where}' names ${hosts && cidrs ? 'hosts and cidrs' : 'nobody'}.`,
          "Give it 'hosts' or 'cidrs', at least one.",
        );
      }
      const ports = [{ port, protocol }];
      if (cidrs) return { peer: { cidrs: cidrs.map((cidr) => checkCidr(`'${where}'`, cidr)) }, ports };
      return { peer: { hosts: hosts!.map((host, index) => checkOutside(`${where}.hosts[${index}]`, host)) }, ports };
    },
  );
}

/** Names of Services are no names of servers: Cilium matches none, since their addresses are of the cluster. */
const inside = /(^|\.)(localhost|svc|cluster\.local)$/;

function checkOutside(where: string, host: string): string {
  const name = checkHost(where, host.replace(/^\*\./, ''));
  if (inside.test(name) || !name.includes('.'))
    throw new UserError(
      `'${where}' is '${host}', which is no name outside the cluster.`,
      'Call a workload by a dependency on its Service, and name others in full.',
    );
  return host;
}
