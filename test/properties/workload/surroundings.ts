import * as fc from 'fast-check';
import { Marks, NameResolution, Offered, Resources, Rollout, ServiceOptions, Spread, TopologySpread } from '../../../constructs';
import { Approvals, PodUser } from '../../../lib';
import { ArbitraryOf, some } from './container';

/** What the environment approves, of which workloads ask for any. */
export const approved = {
  serviceAccounts: ['theirs'],
  csiDrivers: ['nfs.csi.k8s.io'],
  topologySpread: ['DoNotSchedule'],
  annotations: ['example.com/cost-centre'],
  routeAnnotations: ['nginx.ingress.kubernetes.io/proxy-body-size'],
  wildcardHosts: [],
  serviceAnnotations: ['external-dns.alpha.kubernetes.io/hostname'],
  serviceTypes: ['LoadBalancer', 'NodePort'],
  loadBalancerClasses: ['eks.amazonaws.com/nlb'],
  capabilities: ['NET_BIND_SERVICE'],
  daemonWorkloads: [],
} as const satisfies Required<Approvals>;

/** More than pods run, so that each has its own. */
export const zones = 9;
/** Nodes with an extended resource. */
export const gpu = { placement: 'gpu', resource: 'nvidia.com/gpu' } as const;

export const names = {
  dnsConfig: some({
    nameservers: fc.subarray(['10.0.0.53', '2001:db8::53', '192.0.2.1'], { minLength: 1 }),
    searches: fc.subarray(['example.com', 'a.b-c.example.org'], { minLength: 1 }),
    options: fc.dictionary(fc.constantFrom('ndots', 'edns0', 'single-request-reopen'), fc.constantFrom('', '2'), { noNullPrototype: true }),
  } satisfies ArbitraryOf<NonNullable<NameResolution['dnsConfig']>>),
  hostAliases: fc.dictionary(fc.constantFrom('10.0.0.7', '2001:db8::7'), fc.subarray(['legacy.example.com', 'legacy'], { minLength: 1 }), {
    noNullPrototype: true,
  }),
} satisfies ArbitraryOf<NameResolution>;

const anyLabels = fc.dictionary(
  fc.constantFrom('team', 'example.com/tier', 'app.kubernetes.io/component'),
  fc.constantFrom('', 'a', 'A_1.b'),
  {
    noNullPrototype: true,
  },
);
export const marks = {
  labels: anyLabels,
  podLabels: anyLabels,
  annotations: fc.constant({ 'example.com/cost-centre': '4711: "ops"' }),
} satisfies ArbitraryOf<Marks>;

const service = {
  annotations: fc.constant({ 'external-dns.alpha.kubernetes.io/hostname': 'orders.example.com' }),
  sessionAffinity: some({ timeoutSeconds: fc.integer({ min: 1, max: 86_400 }) }),
  ipFamilyPolicy: fc.constantFrom('SingleStack', 'PreferDualStack'),
};
const externalTrafficPolicy = fc.constantFrom('Cluster', 'Local');
export const offered = {
  service: fc.oneof(
    some(service),
    fc.record({ ...service, type: fc.constant('NodePort'), externalTrafficPolicy }, { requiredKeys: ['type'] }),
    fc.record(
      {
        ...service,
        type: fc.constant('LoadBalancer'),
        externalTrafficPolicy,
        loadBalancerClass: fc.constant('eks.amazonaws.com/nlb'),
        loadBalancerSourceRanges: fc.constant(['203.0.113.0/24']),
      },
      { requiredKeys: ['type'] },
    ),
  ) as fc.Arbitrary<ServiceOptions>,
} satisfies ArbitraryOf<Offered>;

export const rollout = {
  minReadySeconds: fc.constantFrom(0, 10, 599),
  revisionHistoryLimit: fc.nat(3),
} satisfies ArbitraryOf<Rollout>;

const whenUnsatisfiable = fc.constantFrom('ScheduleAnyway', 'DoNotSchedule');
export const spread = {
  topologySpread: some({
    zone: whenUnsatisfiable,
    hostname: whenUnsatisfiable,
    maxSkew: fc.integer({ min: 1, max: 3 }),
  } satisfies ArbitraryOf<TopologySpread>),
} satisfies ArbitraryOf<Spread>;

export const user = {
  runAsUser: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
  runAsGroup: fc.integer({ min: 1, max: 70_000 }),
  fsGroup: fc.integer({ min: 1, max: 70_000 }),
  fsGroupChangePolicy: fc.constantFrom('Always', 'OnRootMismatch'),
  supplementalGroups: fc.uniqueArray(fc.integer({ min: 1, max: 70_000 }), { maxLength: 2 }),
} satisfies ArbitraryOf<PodUser>;

/** Whose files are given to a group, where there is one. */
export function settleUser({ fsGroupChangePolicy, ...others }: Partial<PodUser>): Partial<PodUser> {
  return { ...others, ...(fsGroupChangePolicy && others.fsGroup !== undefined && { fsGroupChangePolicy }) };
}

/** Extended resources, where the nodes have some. */
export function settleResources<P extends { readonly resources?: Resources }>(props: P, placement: string | undefined): P {
  if (props.resources?.extended === undefined || placement === gpu.placement) return props;
  const { extended: _, ...resources } = props.resources;
  return { ...props, resources };
}
