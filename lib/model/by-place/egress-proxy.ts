/** A forward proxy of a place, by which pods reach servers outside of the cluster. */
export interface EgressProxy {
  /**
   * Names of servers that it lets through, such as `api.stripe.com`; `*.example.com` stands for one label in front. Whoever connects to another one by name
   * is refused, unless the network knows names itself.
   *
   * @pattern ^(\*\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$ a DNS name such as api.example.com, or *.example.com
   * @default - whatever a workload states: the proxy judges by itself
   */
  readonly hosts?: readonly string[];
  /**
   * Its URL with the port, such as `http://proxy.egress.svc:3128`: pods that reach a server by it are told by `HTTPS_PROXY` and `NO_PROXY`, and by
   * `HTTP_PROXY` where it is at port 80. What a workload states itself stands.
   *
   * @default - no variables: the proxy is transparent, or workloads state it
   */
  readonly url?: string;
  /**
   * What else is reached without it, for `NO_PROXY`: names, `.` in front for all below, addresses and CIDRs.
   *
   * @pattern ^[A-Za-z0-9.:\/\[\]-]+$ a name, an address or a CIDR, without scheme and commas
   * @default - what is inside the cluster, and what the workload reaches in another way
   */
  readonly noProxy?: readonly string[];
}

/** Servers that a connection is about, by name. */
export function hostsOf({ peer }: { readonly peer: object }): readonly string[] {
  return (peer as { readonly hosts?: readonly string[] }).hosts ?? [];
}

/** Whether it lets a server through; of `*.example.com`, whether it does so with all of them. */
export function letsThrough({ hosts }: EgressProxy, host: string): boolean {
  return (
    hosts === undefined || hosts.some((own) => own === host || (own.startsWith('*.') && own.slice(1) === host.slice(host.indexOf('.'))))
  );
}
