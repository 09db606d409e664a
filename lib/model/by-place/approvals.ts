import { UserError } from '../../errors';

/** What workloads may ask for beyond what every one of them gets: each by its name, in full. */
export interface Approvals {
  /**
   * Keys of annotations on all objects of a workload, such as `example.com/cost-centre`: controllers act on them.
   *
   * @format label-key
   * @uniqueItems
   * @default - none
   */
  readonly annotations?: readonly string[];
  /**
   * Keys of annotations on routes, such as `nginx.ingress.kubernetes.io/proxy-body-size`.
   *
   * @format label-key
   * @uniqueItems
   * @default - none
   */
  readonly routeAnnotations?: readonly string[];
  /**
   * Hosts of routes that stand for every name below a domain, such as `*.shop.example.com`.
   *
   * @uniqueItems
   * @default - none
   */
  readonly wildcardHosts?: readonly string[];
  /**
   * Keys of annotations on Services, such as `external-dns.alpha.kubernetes.io/hostname`.
   *
   * @format label-key
   * @uniqueItems
   * @default - none
   */
  readonly serviceAnnotations?: readonly string[];
  /**
   * Types of Services that are reached from beyond the cluster.
   *
   * @uniqueItems
   * @default - none: Ingress or Gateway bring requests
   */
  readonly serviceTypes?: readonly ('LoadBalancer' | 'NodePort')[];
  /**
   * Who makes load balancers, such as `eks.amazonaws.com/nlb`.
   *
   * @format label-key
   * @uniqueItems
   * @default - the cluster's default only
   */
  readonly loadBalancerClasses?: readonly string[];
  /**
   * ServiceAccounts that others made, by name: their permissions are granted elsewhere.
   *
   * @format object-name
   * @uniqueItems
   * @default - none: each workload has its own
   */
  readonly serviceAccounts?: readonly string[];
  /**
   * CSI drivers whose volumes end with the pod, such as `nfs.csi.k8s.io`.
   *
   * @format object-name
   * @uniqueItems
   * @default - none
   * @see https://kubernetes.io/docs/concepts/storage/ephemeral-volumes/#csi-driver-restrictions
   */
  readonly csiDrivers?: readonly string[];
  /**
   * Ways to spread pods that leave them pending where it cannot be done: `DoNotSchedule`.
   *
   * @uniqueItems
   * @default - none: pods are spread as well as it goes
   */
  readonly topologySpread?: readonly 'DoNotSchedule'[];
  /**
   * Capabilities of Linux that containers may keep: to listen at ports below 1024.
   *
   * @uniqueItems
   * @default - none: all are dropped
   */
  readonly capabilities?: readonly 'NET_BIND_SERVICE'[];
  /**
   * Workloads that run on every node, by `<app>/<workload>`: each takes a part of all of them.
   *
   * @uniqueItems
   * @default - none
   */
  readonly daemonWorkloads?: readonly string[];
}

/**
 * @param environment its name, and what it approves
 * @param where the property that asks, for the error: `serviceAccountName`
 * @throws UserError unless it approves the value
 */
export function requireApproved(
  { name, approved }: { readonly name: string; readonly approved: Approvals },
  kind: keyof Approvals,
  value: string,
  where: string,
): void {
  const known: readonly string[] = approved[kind] ?? [];
  if (known.includes(value)) return;
  throw new UserError(
    `'${where}' is '${value}', which environment '${name}' does not approve (${kind}: ${known.join(', ') || 'none'}).`,
    `Choose one of them, or have an operator add it to 'approved.${kind}' of the environment.`,
  );
}
