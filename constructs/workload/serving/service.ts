import { checkCidr, DeploymentStack, Never, Ports, UserError } from '../../../lib';
import { checkAnnotations } from '../../kubernetes/annotations';
import { Pods } from '../pods';
import { servicePorts } from './ports';

/** What a Service of any type may have. */
interface AnyService {
  /**
   * Annotations, of keys that the environment approves.
   *
   * @propertyNames label-key
   * @default - none
   * @field Service.metadata.annotations
   */
  readonly annotations?: Readonly<Record<string, string>>;
  /**
   * Requests of one client's address go to one pod, until none has come for so long: 3 hours where nothing else is said.
   *
   * @default - each goes to any pod
   * @field Service.spec.sessionAffinity, Service.spec.sessionAffinityConfig
   */
  readonly sessionAffinity?: {
    /**
     * @minimum 1
     * @maximum 86400
     * @unit seconds
     * @default 10800
     */
    readonly timeoutSeconds?: number;
  };
  /**
   * Families of its addresses. `RequireDualStack` needs clusters that state `dualStack`.
   *
   * @default 'SingleStack'
   * @field Service.spec.ipFamilyPolicy
   */
  readonly ipFamilyPolicy?: 'SingleStack' | 'PreferDualStack' | 'RequireDualStack';
}

/** The Service of a workload. */
export type ServiceOptions = AnyService &
  (
    | {
        /**
         * How it is reached. `NodePort` and `LoadBalancer` must be approved by the environment, whose clusters state who comes that way as `ingress`.
         *
         * @default 'ClusterIP'
         * @field Service.spec.type
         */
        readonly type?: 'ClusterIP' | 'NodePort';
        readonly loadBalancerClass?: Never<"only a load balancer has it: drop it, or state type: 'LoadBalancer'">;
        readonly loadBalancerSourceRanges?: Never<"only a load balancer has them: drop them, or state type: 'LoadBalancer'">;
        readonly externalTrafficPolicy?: 'Cluster' | 'Local';
      }
    | {
        readonly type: 'LoadBalancer';
        /**
         * Who makes the load balancer, by a name that the environment approves. It cannot be changed later.
         *
         * @default - the cluster's default
         * @field Service.spec.loadBalancerClass
         */
        readonly loadBalancerClass?: string;
        /**
         * Addresses that it takes requests from, with the length of their prefix; they are let in to the pods, too.
         *
         * @minItems 1
         * @default - all
         * @field Service.spec.loadBalancerSourceRanges
         */
        readonly loadBalancerSourceRanges?: readonly string[];
        /**
         * Whether requests stay on the node that they reach, with their client's address. Not of a `ClusterIP`.
         *
         * @default 'Cluster'
         * @field Service.spec.externalTrafficPolicy
         */
        readonly externalTrafficPolicy?: 'Cluster' | 'Local';
      }
  );

/** What either form may have. */
interface Either extends AnyService {
  readonly type?: 'ClusterIP' | 'NodePort' | 'LoadBalancer';
  readonly loadBalancerClass?: string;
  readonly loadBalancerSourceRanges?: readonly string[];
  readonly externalTrafficPolicy?: 'Cluster' | 'Local';
}

/** A workload that offers ports has a Service. */
export interface Offered {
  /**
   * What its Service has beside its ports.
   *
   * @default - reached in the cluster, by one address
   * @field Service.spec
   */
  readonly service?: ServiceOptions;
}

/**
 * Defines the Service of some pods, where they offer ports, and lets in who comes from beyond the cluster.
 *
 * @throws UserError if the environment does not approve it, or its parts contradict each other
 */
export function defineService(pods: Pods, stack: DeploymentStack, ports: Ports, stated: ServiceOptions | undefined): void {
  const options = (stated ?? {}) as Either;
  if (stated && Object.keys(ports).length === 0)
    throw new UserError("'service' is stated, and the workload has no port.", "State what it offers in 'ports', or drop it.");
  if (Object.keys(ports).length === 0) return;
  check(options, stack);
  const {
    annotations = {},
    type,
    sessionAffinity,
    ipFamilyPolicy,
    loadBalancerClass,
    loadBalancerSourceRanges,
    externalTrafficPolicy,
  } = options;
  pods.define('Service', {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      ...pods.metadata,
      ...(Object.keys(annotations).length > 0 && { annotations: checkAnnotations('service.annotations', annotations) }),
    },
    spec: {
      selector: pods.selector,
      ports: servicePorts(ports),
      ...(type && { type }),
      ...(sessionAffinity && {
        sessionAffinity: 'ClientIP',
        sessionAffinityConfig: { clientIP: { timeoutSeconds: sessionAffinity.timeoutSeconds ?? 10_800 } },
      }),
      ...(ipFamilyPolicy && { ipFamilyPolicy }),
      ...(loadBalancerClass && { loadBalancerClass }),
      ...(loadBalancerSourceRanges && { loadBalancerSourceRanges }),
      ...(externalTrafficPolicy && { externalTrafficPolicy }),
    },
  });
  if (type === undefined || type === 'ClusterIP') return;
  const reached = Object.values(ports).map(({ port, targetPort = port, protocol = 'TCP' }) => ({ port: targetPort, protocol }));
  pods.traffic.admit({ peer: { place: 'ingress' }, ports: reached });
  if (loadBalancerSourceRanges) pods.traffic.admit({ peer: { cidrs: loadBalancerSourceRanges }, ports: reached });
}

function check({ type = 'ClusterIP', annotations = {}, ...options }: Either, { environment, clusters }: DeploymentStack): void {
  for (const key of Object.keys(annotations)) environment.requireApproved('serviceAnnotations', key, 'service.annotations');
  if (type !== 'ClusterIP') environment.requireApproved('serviceTypes', type, 'service.type');
  for (const property of ['loadBalancerClass', 'loadBalancerSourceRanges', 'externalTrafficPolicy'] as const) {
    const fits = type === 'LoadBalancer' || (type === 'NodePort' && property === 'externalTrafficPolicy');
    if (options[property] !== undefined && !fits)
      throw new UserError(`'service.${property}' is stated, and 'service.type' is ${type}.`, "Drop it, or state type: 'LoadBalancer'.");
  }
  for (const [index, range] of (options.loadBalancerSourceRanges ?? []).entries())
    checkCidr(`'service.loadBalancerSourceRanges[${index}]'`, range);
  if (options.loadBalancerClass !== undefined)
    environment.requireApproved('loadBalancerClasses', options.loadBalancerClass, 'service.loadBalancerClass');
  const single = options.ipFamilyPolicy === 'RequireDualStack' && clusters.find(({ dualStack }) => !dualStack);
  if (single)
    throw new UserError(
      `'service.ipFamilyPolicy' is RequireDualStack, and cluster '${single.name}' of environment '${environment.name}' states no 'dualStack'.`,
      "Write 'PreferDualStack', which takes what there is, or state dualStack: true of the cluster.",
    );
}
