import { CronJob, Job, Queue, StatefulWorkload, Workload } from '../../../../constructs';
import { Approvals, DeploymentStack, NodePlacement } from '../../../../lib';
import { synthesize } from '../../../../lib/testing';
import { aws, cloudless } from '../../../kit/environments';
import { schemaErrors } from '../../../kit/kubernetes-schema';

const image = 'ghcr.io/acme/orders';
const [region] = cloudless().regions;
const [cluster] = region!.clusters;
const gpu: NodePlacement = { extendedResources: ['nvidia.com/gpu'] };

/** Where everything is approved, in a cluster of three zones. */
const approving = (approved: Approvals, zones: number | undefined = 3) =>
  cloudless({
    approved,
    placements: { gpu, spot: {} },
    regions: [{ ...region!, clusters: [{ ...cluster!, ...(zones !== undefined && { zones }) }] }],
  });
const all: Approvals = { serviceAccounts: ['theirs'], csiDrivers: ['nfs.csi.k8s.io'], topologySpread: ['DoNotSchedule'] };

function made(define: (stack: DeploymentStack) => void, environment = approving(all)) {
  const { resources } = synthesize(environment, define);
  expect(resources.all.flatMap(({ values }) => schemaErrors(values))).toEqual([]);
  return resources;
}
const workload =
  (props: object, environment = approving(all)) =>
  () =>
    made((stack) => void new Workload(stack, 'orders', { image, ...props }), environment);
const deploymentOf = (props: object) => workload(props)().only('apps/v1/Deployment').values.spec;
const podOf = (props: object) => deploymentOf(props).template.spec;

describe('a workload', () => {
  test('asks further servers for names, which its policy lets it reach', () => {
    const dnsConfig = { nameservers: ['10.0.0.53', '2001:db8::53'], searches: ['example.com'], options: { ndots: '2', edns0: '' } };
    expect(podOf({ dnsConfig }).dnsConfig).toEqual({
      nameservers: ['10.0.0.53', '2001:db8::53'],
      searches: ['example.com'],
      options: [{ name: 'edns0' }, { name: 'ndots', value: '2' }],
    });
    const { egress } = workload({ dnsConfig })()
      .ofType('networking.k8s.io/v1/NetworkPolicy')
      .find(({ values }) => values.metadata.name === 'orders')!.values.spec;
    expect(egress).toContainEqual({
      to: expect.arrayContaining([{ ipBlock: { cidr: '10.0.0.53/32' } }, { ipBlock: { cidr: '2001:db8::53/128' } }]),
      ports: [
        { port: 53, protocol: 'TCP' },
        { port: 53, protocol: 'UDP' },
      ],
    });
  });

  test('knows names that DNS does not', () => {
    expect(podOf({ hostAliases: { '10.0.0.7': ['legacy.example.com', 'legacy'] } }).hostAliases).toEqual([
      { ip: '10.0.0.7', hostnames: ['legacy.example.com', 'legacy'] },
    ]);
  });

  test('has groups beside its own, and says when files are given to one', () => {
    const securityContext = { fsGroup: 2000, fsGroupChangePolicy: 'OnRootMismatch', supplementalGroups: [3000, 4000] };
    expect(podOf({ securityContext }).securityContext).toMatchObject({ runAsUser: 65532, runAsGroup: 65532, ...securityContext });
  });

  test('waits for a new pod to stay ready, and keeps so many old revisions', () => {
    const rollout = { minReadySeconds: 20, revisionHistoryLimit: 2 };
    expect(deploymentOf(rollout)).toMatchObject(rollout);
    const volumeClaimTemplates = { data: { mountPath: '/data', storage: '1Gi' } } as const;
    const stateful = made((stack) => void new StatefulWorkload(stack, 'orders', { image, volumeClaimTemplates, ...rollout }));
    expect(stateful.only('apps/v1/StatefulSet').values.spec).toMatchObject(rollout);
  });

  test('acts as an account of somebody else that the environment approves, and makes none', () => {
    const resources = workload({ serviceAccountName: 'theirs' })();
    expect(resources.ofType('v1/ServiceAccount')).toEqual([]);
    expect(resources.only('apps/v1/Deployment').values.spec.template.spec.serviceAccountName).toBe('theirs');
  });

  test('has a GPU on nodes that have some, in whichever container asks for it', () => {
    const resources = { limits: { memory: '1Gi' }, extended: { 'nvidia.com/gpu': 1 } };
    const pod = podOf({ placement: 'gpu', resources, sidecars: { model: { image: 'model:1', resources } } });
    for (const container of [...pod.initContainers, ...pod.containers])
      expect(container.resources).toEqual({ limits: { memory: '1Gi', 'nvidia.com/gpu': 1 } });
  });

  test('keeps its GPU where a place changes how much memory it has', () => {
    const environment = cloudless({
      placements: { gpu },
      differences: { 'shop/orders': { resources: { limits: { memory: '2Gi' } } } },
    });
    const props = { placement: 'gpu', resources: { extended: { 'nvidia.com/gpu': 2 } } };
    expect(workload(props, environment)().only('apps/v1/Deployment').values.spec.template.spec.containers[0].resources).toEqual({
      limits: { memory: '2Gi', 'nvidia.com/gpu': 2 },
    });
  });

  test('mounts what an approved CSI driver makes', () => {
    const csi = { driver: 'nfs.csi.k8s.io', volumeAttributes: { server: 'nfs.example.com', share: '/orders' } };
    const pod = podOf({ volumes: { shared: { mountPath: '/shared', readOnly: true, csi } } });
    expect(pod.volumes).toContainEqual({ name: 'shared', csi: { ...csi, readOnly: true } });
  });

  test('is kept apart strictly where that is approved', () => {
    const topologySpread = { zone: 'DoNotSchedule', maxSkew: 2 };
    const constraints = podOf({ topologySpread }).topologySpreadConstraints as {
      topologyKey: string;
      whenUnsatisfiable: string;
      maxSkew: number;
    }[];
    expect(constraints.map(({ topologyKey, whenUnsatisfiable, maxSkew }) => [topologyKey, whenUnsatisfiable, maxSkew])).toEqual([
      ['topology.kubernetes.io/zone', 'DoNotSchedule', 2],
      ['kubernetes.io/hostname', 'ScheduleAnyway', 2],
    ]);
  });
});

test('a job is removed some time after it has ended, and its name stays that of its pods', () => {
  const job = (props: object) => made((stack) => void new Job(stack, 'orders', { image, ...props })).only('batch/v1/Job').values;
  expect(job({ ttlSecondsAfterFinished: 600 }).spec.ttlSecondsAfterFinished).toBe(600);
  expect(job({ ttlSecondsAfterFinished: 600 }).metadata.name).toBe(job({}).metadata.name);
});

describe('it is refused, on the line that states it', () => {
  const extended = { 'nvidia.com/gpu': 1 };
  const rows: Readonly<Record<string, readonly [() => unknown, string]>> = {
    'a GPU without a placement': [
      workload({ resources: { extended } }),
      "'resources.extended' asks for 'nvidia.com/gpu', which no node has without 'placement'.",
    ],
    'a GPU where no node has one': [
      workload({ placement: 'spot', resources: { extended } }),
      "'resources.extended' asks for 'nvidia.com/gpu', which placement 'spot' does not have (it has: none).",
    ],
    'another device than its nodes have': [
      workload({ placement: 'gpu', sidecars: { a: { image: 'a:1', resources: { extended: { 'amd.com/gpu': 1 } } } } }),
      "'sidecars.a.resources.extended' asks for 'amd.com/gpu', which placement 'gpu' does not have (it has: nvidia.com/gpu).",
    ],
    'a part of a device': [workload({ placement: 'gpu', resources: { extended: { 'nvidia.com/gpu': 0.5 } } }), 'is 0.5.'],
    'fewer zones than replicas': [
      workload({ replicas: 4, topologySpread: { zone: 'DoNotSchedule' } }),
      "'topologySpread.zone' is 'DoNotSchedule' for 4 pods, and cluster 'kind' of environment 'development' has 3 zones",
    ],
    'one zone': [
      workload({ replicas: 2, topologySpread: { zone: 'DoNotSchedule' } }, approving(all, 1)),
      "for 2 pods, and cluster 'kind' of environment 'development' has one zone",
    ],
    'zones that nobody counted': [
      workload({ topologySpread: { zone: 'DoNotSchedule' } }, cloudless({ approved: all })),
      "and cluster 'kind' of environment 'development' states no 'zones'.",
    ],
    'an account that would be granted what only its own can be': [
      () =>
        synthesize(aws({ approved: all }), (stack) => {
          new Workload(stack, 'orders', { image, serviceAccountName: 'theirs', dependencies: { jobs: new Queue() } });
        }),
      "'serviceAccountName' is 'theirs', and dependencies grant permissions",
    ],
    'one with rules': [
      workload({ serviceAccountName: 'theirs', kubernetesApi: { rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }] } }),
      "'serviceAccountName' is 'theirs', and 'kubernetesApi' has rules",
    ],
    'a server that is no address': [
      workload({ dnsConfig: { nameservers: ['dns.example.com'] } }),
      "'dnsConfig.nameservers[0]' has 'dns.example.com'",
    ],
    'four servers': [
      workload({ dnsConfig: { nameservers: ['1.1.1.1', '1.1.1.2', '1.1.1.3', '1.1.1.4'] } }),
      "'dnsConfig.nameservers' lists 4.",
    ],
    'a domain that is none': [workload({ dnsConfig: { searches: ['Example.com'] } }), "'dnsConfig.searches[0]' is 'Example.com'."],
    'an option that is none': [workload({ dnsConfig: { options: { 'n dots': '2' } } }), "'dnsConfig.options' has the name 'n dots'."],
    'an alias of no address': [
      workload({ hostAliases: { legacy: ['a'] } }),
      "'hostAliases' has 'legacy', which is no address in its shortest form.",
    ],
    'an alias without a name': [workload({ hostAliases: { '10.0.0.7': [] } }), "'hostAliases['10.0.0.7']' is empty."],
    'files that are given to no group': [
      workload({ securityContext: { fsGroupChangePolicy: 'OnRootMismatch' } }),
      "'securityContext.fsGroupChangePolicy' is OnRootMismatch, and no volume is given to a group.",
    ],
    'the group of root': [workload({ securityContext: { supplementalGroups: [0] } }), "'securityContext.supplementalGroups[0]' is 0."],
    'a pod that must be ready for longer than a rollout lasts': [workload({ minReadySeconds: 600 }), "'minReadySeconds' is 600."],
    'a CronJob whose history two rules would limit': [
      () => made((stack) => void new CronJob(stack, 'orders', { image, schedule: '@daily', ttlSecondsAfterFinished: 5 } as never)),
      "'ttlSecondsAfterFinished' is unknown",
    ],
  };
  test.each(Object.entries(rows))('%s', (_, [define, message]) => {
    expect(define).toThrow(message);
  });
});

describe('what an environment must approve is refused with the list where it does not', () => {
  const rows: { readonly [K in keyof Required<Approvals>]: readonly [props: object, where: string, value: string] } = {
    serviceAccounts: [{ serviceAccountName: 'theirs' }, 'serviceAccountName', 'theirs'],
    csiDrivers: [{ volumes: { a: { mountPath: '/a', csi: { driver: 'nfs.csi.k8s.io' } } } }, 'volumes.a.csi.driver', 'nfs.csi.k8s.io'],
    topologySpread: [{ topologySpread: { hostname: 'DoNotSchedule' } }, 'topologySpread.hostname', 'DoNotSchedule'],
  };
  test.each(Object.entries(rows))('%s', (kind, [props, where, value]) => {
    expect(workload(props, approving({}))).toThrow(
      `'${where}' is '${value}', which environment 'development' does not approve (${kind}: none).`,
    );
    expect(workload(props)).not.toThrow();
  });
});
