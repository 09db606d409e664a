import { DeploymentStack, dnsSuffix, EgressProxy, envSourceOf, Flow, hostsOf, letsThrough, Telemetry, UserError } from '../../../lib';
import { podIdentityEndpoint } from '../../aws/pod-identity-endpoint';
import { DependencyOutputs, Env } from '../pod/env';

/** Whom pods reach without a proxy. */
interface Near {
  readonly flows: readonly Flow[];
  readonly outputs: DependencyOutputs;
  readonly telemetry: Telemetry | undefined;
}

/** What lies inside the pod and the cluster. */
const inside = ['localhost', '127.0.0.1', '::1', '.svc', '.cluster.local'];

/** Names and addresses that stand behind a peer of a place. */
const behind: Readonly<Record<string, (partition: string) => readonly string[]>> = {
  identity: () => podIdentityEndpoint.map(({ cidr }) => cidr.split('/')[0]!),
  cloudApis: (partition) => [`.${dnsSuffix(partition)}`, ...(dnsSuffix(partition) === dnsSuffix('aws') ? ['.api.aws'] : [])],
  // The kubelet knows it, and expands it.
  apiServer: () => ['$(KUBERNETES_SERVICE_HOST)', 'kubernetes.default'],
};

/**
 * Variables that tell a program of the proxy by which it reaches servers by name; none where it reaches none of them so.
 *
 * @throws UserError if a server that is reached by the proxy is one that `NO_PROXY` names
 * @see https://about.gitlab.com/blog/we-need-to-talk-no-proxy/ for what programs make of them
 */
export function proxyEnv(proxy: EgressProxy | undefined, { region }: DeploymentStack, { flows, outputs, telemetry }: Near): Env {
  if (proxy?.url === undefined) return {};
  const proxied = flows.flatMap((flow) =>
    hostsOf(flow)
      .filter((host) => letsThrough(proxy, host))
      .map((host) => ({ host, ports: (flow.ports ?? []).map(({ port }) => port) })),
  );
  if (proxied.length === 0) return {};
  const hosts = Object.values(outputs).flatMap((byName) => {
    const source = 'host' in byName ? envSourceOf(byName.host!) : undefined;
    return source && 'value' in source ? [source.value] : [];
  });
  const without = [
    ...inside,
    ...hosts,
    ...(telemetry ? [new URL(telemetry.endpoint).hostname] : []),
    ...flows.flatMap(({ peer }) => (peer as { readonly cidrs?: readonly string[] }).cidrs ?? []),
    ...flows.flatMap(({ peer }) => (peer.place && behind[peer.place]?.(region.partition ?? 'aws')) ?? []),
    ...(proxy.noProxy ?? []),
  ];
  for (const { host } of proxied) {
    const near = without.find((one) => host === one || host.endsWith(one.startsWith('.') ? one : `.${one}`));
    if (near !== undefined)
      throw new UserError(
        `It connects to '${host}' by the egress proxy, and to '${near}' without it: programs that heed NO_PROXY ask no proxy for '${host}'.`,
        "State its 'cidrs', or have the network let the workload reach it without the proxy, as it does the rest of that name.",
      );
  }
  const at = (port: (each: number) => boolean) => proxied.some(({ ports }) => ports.some(port));
  return {
    ...(at((port) => port === 80) && { HTTP_PROXY: proxy.url }),
    ...(at((port) => port !== 80) && { HTTPS_PROXY: proxy.url }),
    NO_PROXY: [...new Set(without)].sort().join(','),
  };
}
