import { CronJob, ingressRoutes, Job, kind, Queue, StatefulWorkload, Workload } from '../../../../constructs';
import { Approvals, DeploymentStack, NodePlacement } from '../../../../lib';
import { synthesize } from '../../../../lib/testing';
import { aws, cloudless } from '../../../kit/environments';
import { schemaErrors } from '../../../kit/kubernetes-schema';

const image = 'ghcr.io/acme/orders';
const ports = { http: { port: 80, targetPort: 8080 } };
const [region] = cloudless().regions;
const [cluster] = region!.clusters;
const gpu: NodePlacement = { extendedResources: ['nvidia.com/gpu'] };

/** Where everything is approved, in a cluster of three zones. */
const approving = (approved: Approvals, zones: number | undefined = 3) =>
  cloudless({
    approved,
    routes: ingressRoutes({ ingressClassName: 'nginx' }),
    placements: { gpu, spot: {} },
    regions: [
      {
        ...region!,
        clusters: [{ ...cluster!, network: kind({ ingress: [{ namespace: 'ingress' }] }), ...(zones !== undefined && { zones }) }],
      },
    ],
  });
const all: Required<Approvals> = {
  annotations: ['example.com/cost-centre'],
  routeAnnotations: ['example.com/a'],
  wildcardHosts: ['*.example.com'],
  serviceAnnotations: ['external-dns.alpha.kubernetes.io/hostname'],
  serviceTypes: ['LoadBalancer', 'NodePort'],
  loadBalancerClasses: ['eks.amazonaws.com/nlb'],
  serviceAccounts: ['theirs'],
  csiDrivers: ['nfs.csi.k8s.io'],
  topologySpread: ['DoNotSchedule'],
  capabilities: ['NET_BIND_SERVICE'],
  daemonWorkloads: ['shop/orders'],
};

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

  test('listens at ports below 1024 by an approved capability, which its other containers and its jobs do not have', () => {
    const capabilities = ['NET_BIND_SERVICE'];
    const resources = workload({ capabilities, sidecars: { logs: { image: 'logs:1' } }, jobs: { migrate: {} } })();
    const pod = resources.only('apps/v1/Deployment').values.spec.template.spec;
    expect(pod.containers[0].securityContext.capabilities).toEqual({ drop: ['ALL'], add: capabilities });
    expect(pod.initContainers[0].securityContext.capabilities).toEqual({ drop: ['ALL'] });
    expect(pod.securityContext.sysctls).toEqual([{ name: 'net.ipv4.ip_unprivileged_port_start', value: '0' }]);
    const job = resources.only('batch/v1/Job').values.spec.template.spec;
    expect(job.containers[0].securityContext.capabilities).toEqual({ drop: ['ALL'] });
    expect(job.securityContext).not.toHaveProperty('sysctls');
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

describe('its Service', () => {
  const serviceOf = (service: object) => workload({ ports, service })().only('v1/Service').values;
  const callersOf = (service: object) =>
    workload({ ports, service })()
      .ofType('networking.k8s.io/v1/NetworkPolicy')
      .find(({ values }) => values.metadata.name === 'orders')!.values.spec.ingress;

  test('keeps a client with one pod', () => {
    expect(serviceOf({ sessionAffinity: {} }).spec).toMatchObject({
      sessionAffinity: 'ClientIP',
      sessionAffinityConfig: { clientIP: { timeoutSeconds: 10_800 } },
    });
  });

  test('has addresses of both families where there are both', () => {
    expect(serviceOf({ ipFamilyPolicy: 'PreferDualStack' }).spec.ipFamilyPolicy).toBe('PreferDualStack');
  });

  test('has to have addresses of both families only where every cluster states that it does', () => {
    const service = { ipFamilyPolicy: 'RequireDualStack' };
    const where = (...families: readonly object[]) =>
      cloudless({ regions: [{ ...region!, clusters: families.map((stated, index) => ({ ...cluster!, name: `c${index}`, ...stated })) }] });
    const both = where({ dualStack: true }, { dualStack: true });
    expect(
      workload({ ports, service }, both)()
        .ofType('v1/Service')
        .map(({ values }) => values.spec.ipFamilyPolicy),
    ).toEqual(['RequireDualStack', 'RequireDualStack']);
    for (const other of [{}, { dualStack: false }])
      expect(workload({ ports, service }, where({ dualStack: true }, other))).toThrow(
        "cluster 'c1' of environment 'development' states no 'dualStack'",
      );
  });

  test('has annotations of approved keys', () => {
    const annotations = { 'external-dns.alpha.kubernetes.io/hostname': 'orders.example.com' };
    expect(serviceOf({ annotations }).metadata.annotations).toMatchObject(annotations);
  });

  test('is a load balancer of an approved class, which lets in those whom it takes', () => {
    const service = {
      type: 'LoadBalancer',
      loadBalancerClass: 'eks.amazonaws.com/nlb',
      loadBalancerSourceRanges: ['203.0.113.0/24'],
      externalTrafficPolicy: 'Local',
    };
    expect(serviceOf(service).spec).toMatchObject(service);
    expect(callersOf(service)).toEqual([
      {
        from: [
          { ipBlock: { cidr: '203.0.113.0/24' } },
          { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'ingress' } } },
        ],
        ports: [{ port: 8080, protocol: 'TCP' }],
      },
    ]);
  });

  test('is the same for a StatefulWorkload, whose headless Service stays as it is', () => {
    const volumeClaimTemplates = { data: { mountPath: '/data', storage: '1Gi' } } as const;
    const services = made(
      (stack) => void new StatefulWorkload(stack, 'orders', { image, ports, volumeClaimTemplates, service: { sessionAffinity: {} } }),
    ).ofType('v1/Service');
    expect(services.map(({ values }) => [values.metadata.name, values.spec.sessionAffinity]).sort()).toEqual([
      ['orders', 'ClientIP'],
      ['orders-pods', undefined],
    ]);
  });
});

describe('labels and annotations', () => {
  test('stand on all objects of a workload, and on pods only where they are stated for pods', () => {
    const labels = { 'example.com/tier': 'gold', 'app.kubernetes.io/component': 'api' };
    const annotations = { 'example.com/cost-centre': '4711' };
    const { all: objects } = workload({ ports, labels, annotations, podLabels: { 'example.com/mesh': 'on' }, files: { '/etc/a': 'a' } })();
    const own = objects.filter(({ path }) => path.includes('/orders/'));
    expect(own.length).toBeGreaterThan(4);
    for (const { values } of own) expect(values.metadata).toMatchObject({ labels, annotations });
    const { template, selector } = own.find(({ type }) => type === 'apps/v1/Deployment')!.values.spec;
    expect(template.metadata.labels).toEqual({ ...selector.matchLabels, 'app.kubernetes.io/part-of': 'shop', 'example.com/mesh': 'on' });
    expect(template.metadata.annotations).not.toHaveProperty('example.com/cost-centre');
  });

  test('of its pods are those of its jobs too', () => {
    const job = workload({ podLabels: { 'example.com/mesh': 'on' }, jobs: { migrate: {} } })().only('batch/v1/Job').values;
    expect(job.spec.template.metadata.labels).toMatchObject({ 'example.com/mesh': 'on' });
  });
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
    'a Service without a port': [workload({ service: {} }), "'service' is stated, and the workload has no port."],
    'the class of a load balancer that is none': [
      workload({ ports, service: { loadBalancerClass: 'eks.amazonaws.com/nlb' } }),
      "'service.loadBalancerClass' is stated, and 'service.type' is ClusterIP.",
    ],
    'what only nodes can do': [
      workload({ ports, service: { externalTrafficPolicy: 'Local' } }),
      "'service.externalTrafficPolicy' is stated, and 'service.type' is ClusterIP.",
    ],
    'a range that is no CIDR': [
      workload({ ports, service: { type: 'LoadBalancer', loadBalancerSourceRanges: ['203.0.113.0'] } }),
      "'service.loadBalancerSourceRanges[0]' has the CIDR '203.0.113.0'.",
    ],
    'two families where there is one': [
      workload({ ports, service: { ipFamilyPolicy: 'RequireDualStack' } }),
      "cluster 'kind' of environment 'development' states no 'dualStack'.",
    ],
    'a label that selects': [
      workload({ podLabels: { 'app.kubernetes.io/name': 'a' } }),
      "'podLabels' has the key 'app.kubernetes.io/name'",
    ],
    'a label of a controller': [workload({ podLabels: { 'pod-template-hash': 'a' } }), "'podLabels' has the key 'pod-template-hash'"],
    'a label of Kubernetes': [workload({ labels: { 'pod-security.kubernetes.io/enforce': 'a' } }), "'labels' has the key"],
    'a label of Slipway': [workload({ labels: { 'slipway.dev/stack': 'a' } }), "'labels' has the key 'slipway.dev/stack'"],
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
    'a capability that Pod Security refuses': [
      workload({ capabilities: ['NET_ADMIN'] }),
      "'capabilities[0]' is 'NET_ADMIN'. Choose one of: NET_BIND_SERVICE.",
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
  const rows: { readonly [K in Exclude<keyof Approvals, 'daemonWorkloads'>]-?: readonly [props: object, where: string, value: string] } = {
    annotations: [{ annotations: { 'example.com/cost-centre': 'a' } }, 'annotations', 'example.com/cost-centre'],
    routeAnnotations: [
      { ports, routes: { web: { host: 'a.example.com', port: 'http', annotations: { 'example.com/a': 'b' } } } },
      'routes.web.annotations',
      'example.com/a',
    ],
    wildcardHosts: [{ ports, routes: { web: { host: '*.example.com', port: 'http' } } }, 'routes.web.host', '*.example.com'],
    serviceAnnotations: [
      { ports, service: { annotations: { 'external-dns.alpha.kubernetes.io/hostname': 'a.example.com' } } },
      'service.annotations',
      'external-dns.alpha.kubernetes.io/hostname',
    ],
    serviceTypes: [{ ports, service: { type: 'LoadBalancer' } }, 'service.type', 'LoadBalancer'],
    loadBalancerClasses: [
      { ports, service: { type: 'LoadBalancer', loadBalancerClass: 'eks.amazonaws.com/nlb' } },
      'service.loadBalancerClass',
      'eks.amazonaws.com/nlb',
    ],
    serviceAccounts: [{ serviceAccountName: 'theirs' }, 'serviceAccountName', 'theirs'],
    csiDrivers: [{ volumes: { a: { mountPath: '/a', csi: { driver: 'nfs.csi.k8s.io' } } } }, 'volumes.a.csi.driver', 'nfs.csi.k8s.io'],
    topologySpread: [{ topologySpread: { hostname: 'DoNotSchedule' } }, 'topologySpread.hostname', 'DoNotSchedule'],
    capabilities: [
      { sidecars: { proxy: { image: 'proxy:1', capabilities: ['NET_BIND_SERVICE'] } } },
      'sidecars.proxy.capabilities',
      'NET_BIND_SERVICE',
    ],
  };
  test.each(Object.entries(rows))('%s', (approval, [props, where, value]) => {
    const { [approval as keyof Approvals]: _, ...others } = all;
    expect(workload(props, approving(others))).toThrow(
      `'${where}' is '${value}', which environment 'development' does not approve (${approval}: none).`,
    );
    expect(workload(props)).not.toThrow();
  });
});
