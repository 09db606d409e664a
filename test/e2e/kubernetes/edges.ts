import * as fc from 'fast-check';
import { CronJob, DaemonWorkload, Job, StatefulWorkload, Workload } from '../../../constructs';
import type { DeploymentStack } from '../../../lib';

/** A property, and texts or numbers at the edges of what it may take; what we refuse of them is nobody's to admit. */
export interface Edge {
  readonly values: fc.Arbitrary<unknown>;
  /** Defines a workload with such a value. */
  readonly define: (stack: DeploymentStack, id: string, value: never) => void;
}

const image = 'ghcr.io/acme/orders';
const pieces = ['a', 'A', '0', '-', '_', '.', '/', ' ', ':', '$', '%', '@', '*', '~', 'é', '\t', '\n', '"', 'a.b', 'a/b', '..', '/.'];
const long = fc
  .constantFrom(15, 52, 63, 64, 200, 253, 254, 255, 256)
  .chain((length) => fc.constantFrom('a', 'a.', 'a-', 'A', '1').map((text) => text.repeat(length).slice(0, length)));
/** Short texts of what forms are about, and long ones. */
const anyText = fc.oneof(
  { weight: 5, arbitrary: fc.array(fc.constantFrom(...pieces), { maxLength: 4 }).map((parts) => parts.join('')) },
  { weight: 1, arbitrary: long },
);
const anyPath = fc.oneof(
  anyText,
  anyText.map((text) => `/${text}`),
);
const anyKey = fc.oneof(
  fc.constantFrom('team', 'Team_1', 'example.com/team', 'a-b.c/d.e', 'A.b/c'),
  anyText,
  fc.tuple(anyText, anyText).map((texts) => texts.join('/')),
);
/** Names of workloads, of each kind its own. */
const anyName = (letter: string) =>
  fc.oneof(
    anyText,
    fc.integer({ min: 1, max: 64 }).map((length) => letter.repeat(length)),
  );
const anyNumber = fc.oneof(fc.constantFrom(-1, 0, 1, 0.5, 599, 65_535, 65_536, 2 ** 31 - 1, 2 ** 31, 2 ** 32, 2 ** 53), fc.integer());
const field = fc.oneof(
  fc.constantFrom(
    '*',
    '?',
    '0',
    '1',
    '6',
    '7',
    '12',
    '23',
    '31',
    '59',
    '60',
    '*/2',
    '*/1',
    '1-5',
    '5-1',
    '3/7',
    '*/100',
    '1,2',
    '1-5/2',
    ',',
    '',
  ),
  fc.constantFrom('jan', 'DEC', 'Sun', 'mon-fri', 'fri-sun', 'sunday', 'L', '1#2', '15W', '*-3', '1-*'),
);
const anySchedule = fc.oneof(
  { weight: 4, arbitrary: fc.array(field, { minLength: 5, maxLength: 5 }).map((fields) => fields.join(' ')) },
  { weight: 1, arbitrary: fc.constantFrom('@daily', '@DAILY', '@every 5m', '@every 1h30m', '@every 0s', '@every 999999h', '@reboot', '@') },
);
const anyQuantity = fc
  .tuple(
    fc.constantFrom('0', '1', '0.5', '1.3', '.5', '1.', '99999999', '1e3', '-1', '+1'),
    fc.constantFrom('', 'm', 'k', 'Ki', 'Mi', 'Gi', 'Ti', 'T', 'E'),
  )
  .map((parts) => parts.join(''));
const anyMetric = fc
  .tuple(fc.constantFrom('0', '1', '0.5', '1.2345', '99999999'), fc.constantFrom('', 'm', 'k', 'M', 'G', 'Ki'))
  .map((parts) => parts.join(''));

/** Names of which some are no extended resource's. */
export const extendedResources = [
  'nvidia.com/gpu',
  'a-b.c/d.e',
  'A_b/c',
  'gpu',
  'kubernetes.io/gpu',
  'x.kubernetes.io/gpu',
  'requests.a.b/c',
  `${'a'.repeat(250)}/b`,
  'hugepages-2Mi',
].filter((name) => /^[a-z.-]+(\/|$)/.test(name));
const anyAddress = fc.oneof(fc.constantFrom('10.0.0.7', '::1', 'fe80::1%eth0', '::ffff:10.0.0.7', '010.0.0.7', '10.0.0'), anyText);
const workload = (props: (value: never) => object) => (stack: DeploymentStack, id: string, value: never) => {
  new Workload(stack, id, { image, replicas: 1, ...props(value) });
};
const ports = { http: { port: 80 } };
const probed = (handler: (value: never) => object) => workload((value) => ({ ports, readinessProbe: handler(value) }));
const hooked = (handler: (value: never) => object) => workload((value) => ({ lifecycle: { postStart: handler(value) } }));
const volume = (source: (value: never) => object) => workload((value) => ({ volumes: { data: { mountPath: '/data', ...source(value) } } }));
const stateful = (claim: (value: never) => object) => (stack: DeploymentStack, id: string, value: never) => {
  new StatefulWorkload(stack, id, { image, volumeClaimTemplates: { data: { mountPath: '/data', storage: '1Gi', ...claim(value) } } });
};
const scaled = (metrics: (value: never) => object) =>
  workload((value) => ({ replicas: undefined, autoscaling: { minReplicas: 1, maxReplicas: 5, ...metrics(value) } }));
const of = (key: string) => (value: never) => ({ [key]: value });

/** The properties whose values reach the API server, by path. */
export const edges: Readonly<Record<string, Edge>> = {
  'podAnnotations, keys': { values: anyKey, define: workload((key) => ({ podAnnotations: { [key]: 'x' } })) },
  'podAnnotations, values': { values: anyText, define: workload((text) => ({ podAnnotations: { 'example.com/a': text } })) },
  'podAnnotations, size': {
    values: fc.constantFrom(262_142, 262_143, 262_144),
    define: workload((size) => ({ podAnnotations: { a: 'x'.repeat(size) } })),
  },
  'ports, names': { values: anyText, define: workload((name) => ({ ports: { [name]: { port: 80 } } })) },
  'ports.port': { values: anyNumber, define: workload((port) => ({ ports: { http: { port } } })) },
  'ports.targetPort': { values: anyNumber, define: workload((targetPort) => ({ ports: { http: { port: 80, targetPort } } })) },
  'ports.appProtocol': { values: anyKey, define: workload((appProtocol) => ({ ports: { http: { port: 80, appProtocol } } })) },
  'env, names': { values: anyText, define: workload((name) => ({ env: { [name]: 'x' } })) },
  'env, values': { values: anyText, define: workload((value) => ({ env: { NAME: value } })) },
  command: { values: fc.array(anyText, { maxLength: 2 }), define: workload(of('command')) },
  workingDir: { values: anyPath, define: workload(of('workingDir')) },
  'resources.requests.cpu': { values: anyQuantity, define: workload((cpu) => ({ resources: { requests: { cpu } } })) },
  'resources.limits.memory': { values: anyQuantity, define: workload((memory) => ({ resources: { limits: { memory } } })) },
  'resources.extended': {
    values: fc.record({ name: fc.constantFrom(...extendedResources), amount: anyNumber }),
    define: (stack, id, { name, amount }: { readonly name: string; readonly amount: number }) => {
      new Workload(stack, id, { image, placement: 'any', resources: { extended: { [name]: amount } } });
    },
  },
  'dnsConfig.searches': { values: fc.array(anyText, { maxLength: 2 }), define: workload((searches) => ({ dnsConfig: { searches } })) },
  'dnsConfig.options': { values: anyText, define: workload((name) => ({ dnsConfig: { options: { [name]: name } } })) },
  'dnsConfig.nameservers': {
    values: fc.array(anyAddress, { maxLength: 4 }),
    define: workload((nameservers) => ({ dnsConfig: { nameservers } })),
  },
  'hostAliases, addresses': { values: anyAddress, define: workload((ip) => ({ hostAliases: { [ip]: ['legacy'] } })) },
  hostAliases: { values: anyText, define: workload((host) => ({ hostAliases: { '10.0.0.7': [host] } })) },
  'podLabels, keys': { values: anyKey, define: workload((key) => ({ podLabels: { [key]: 'x' } })) },
  'podLabels, values': { values: anyText, define: workload((text) => ({ podLabels: { a: text } })) },
  'labels, keys': { values: anyKey, define: workload((key) => ({ labels: { [key]: 'x' } })) },
  'annotations, values': { values: anyText, define: workload((text) => ({ annotations: { 'example.com/a': text } })) },
  'service.sessionAffinity': {
    values: anyNumber,
    define: workload((timeoutSeconds) => ({ ports, service: { sessionAffinity: { timeoutSeconds } } })),
  },
  'service.ipFamilyPolicy': {
    values: fc.constantFrom('SingleStack', 'PreferDualStack', 'RequireDualStack'),
    define: workload((ipFamilyPolicy) => ({ ports, service: { ipFamilyPolicy } })),
  },
  'service.type': {
    values: fc.record(
      {
        type: fc.constantFrom('ClusterIP', 'NodePort', 'LoadBalancer'),
        externalTrafficPolicy: fc.constantFrom('Cluster', 'Local'),
        loadBalancerSourceRanges: fc.constantFrom(['203.0.113.0/24'], ['2001:db8::/32'], ['203.0.113.7/24'], []),
        loadBalancerClass: fc.constant('eks.amazonaws.com/nlb'),
      },
      { requiredKeys: ['type'] },
    ),
    define: workload((service) => ({ ports, service })),
  },
  'volumes.subPath': { values: anyPath, define: volume((subPath) => ({ subPath, emptyDir: { sizeLimit: '1Gi' } })) },
  'volumes.configMap.key': { values: anyText, define: volume((key) => ({ configMap: { name: 'a', key } })) },
  'initContainers.volumeMounts': {
    values: anyPath,
    define: workload((path) => ({
      volumes: { data: { mountPath: '/data', emptyDir: { sizeLimit: '1Gi' } } },
      initContainers: { one: { image: 'a:1', volumeMounts: { data: { mountPath: path, subPath: String(path).slice(1) } } } },
    })),
  },
  'sidecars.files, paths': {
    values: anyPath,
    define: workload((file) => ({ sidecars: { proxy: { image: 'a:1', files: { [file]: 'x' } } } })),
  },
  'sidecars.volumes, names': {
    values: anyText,
    define: workload((name) => ({
      sidecars: { proxy: { image: 'a:1', volumes: { [name]: { mountPath: '/data', emptyDir: { sizeLimit: '1Gi' } } } } },
    })),
  },
  'sidecars.securityContext': {
    values: anyNumber,
    define: workload((id) => ({ sidecars: { proxy: { image: 'a:1', securityContext: { runAsUser: id, runAsGroup: id } } } })),
  },
  'files.base64': { values: fc.base64String(), define: workload((base64) => ({ files: { '/a': { base64 } } })) },
  'readinessProbe.tcpSocket.port': { values: anyNumber, define: workload((port) => ({ readinessProbe: { tcpSocket: { port } } })) },
  minReadySeconds: { values: anyNumber, define: workload(of('minReadySeconds')) },
  revisionHistoryLimit: { values: anyNumber, define: workload(of('revisionHistoryLimit')) },
  'topologySpread.maxSkew': { values: anyNumber, define: workload((maxSkew) => ({ topologySpread: { maxSkew } })) },
  'securityContext.supplementalGroups': {
    values: fc.array(anyNumber, { maxLength: 2 }),
    define: workload((supplementalGroups) => ({ securityContext: { supplementalGroups } })),
  },
  'volumes.csi.fsType': { values: anyText, define: volume((fsType) => ({ csi: { driver: 'nfs.csi.k8s.io', fsType } })) },
  'volumes.csi.volumeAttributes': {
    values: anyText,
    define: volume((text) => ({ csi: { driver: 'nfs.csi.k8s.io', volumeAttributes: { [text]: text } } })),
  },
  terminationGracePeriodSeconds: { values: anyNumber, define: workload(of('terminationGracePeriodSeconds')) },
  imagePullSecrets: { values: fc.array(anyText, { maxLength: 2 }), define: workload(of('imagePullSecrets')) },
  'initContainers, names': { values: anyText, define: workload((name) => ({ initContainers: { [name]: { image: 'a:1' } } })) },
  'initContainers.image': {
    values: anyText.map((text) => `a${text}:1`),
    define: workload((other) => ({ initContainers: { one: { image: other } } })),
  },
  capabilities: { values: fc.subarray(['NET_BIND_SERVICE', 'NET_ADMIN', 'ALL']), define: workload(of('capabilities')) },
  'securityContext.runAsUser': { values: anyNumber, define: workload((runAsUser) => ({ securityContext: { runAsUser } })) },
  'readinessProbe.httpGet.path': { values: anyPath, define: probed((path) => ({ httpGet: { port: 'http', path } })) },
  'readinessProbe.httpGet.httpHeaders': {
    values: anyText,
    define: probed((name) => ({ httpGet: { port: 'http', path: '/', httpHeaders: { [name]: name } } })),
  },
  'readinessProbe.exec.command': { values: fc.array(anyText, { maxLength: 2 }), define: probed((command) => ({ exec: { command } })) },
  'readinessProbe.periodSeconds': {
    values: anyNumber,
    define: probed((periodSeconds) => ({ tcpSocket: { port: 'http' }, periodSeconds })),
  },
  'readinessProbe.grpc.service': { values: anyText, define: probed((service) => ({ grpc: { port: 'http', service } })) },
  'lifecycle.postStart.httpGet': { values: anyPath, define: hooked((path) => ({ httpGet: { port: 80, path } })) },
  'lifecycle.postStart.httpGet.port': { values: anyNumber, define: hooked((port) => ({ httpGet: { port, path: '/' } })) },
  'lifecycle.postStart.exec.command': { values: fc.array(anyText, { maxLength: 2 }), define: hooked((command) => ({ exec: { command } })) },
  'lifecycle.postStart.sleep': { values: anyNumber, define: hooked((seconds) => ({ sleep: { seconds } })) },
  'volumes, names': {
    values: anyText,
    define: workload((name) => ({ volumes: { [name]: { mountPath: '/data', emptyDir: { sizeLimit: '1Gi' } } } })),
  },
  'volumes.mountPath': { values: anyPath, define: volume((mountPath) => ({ mountPath, emptyDir: { sizeLimit: '1Gi' } })) },
  'volumes.emptyDir.sizeLimit': { values: anyQuantity, define: volume((sizeLimit) => ({ emptyDir: { sizeLimit } })) },
  'volumes.claim.storage': { values: anyQuantity, define: volume((storage) => ({ claim: { storage } })) },
  'volumes.claim.storageClassName': {
    values: anyText,
    define: volume((storageClassName) => ({ claim: { storage: '1Gi', storageClassName } })),
  },
  'volumes.persistentVolumeClaim': { values: anyText, define: volume((claimName) => ({ persistentVolumeClaim: { claimName } })) },
  'volumes.configMap': { values: anyText, define: volume((name) => ({ configMap: { name } })) },
  'volumes.secret': { values: anyText, define: volume((secretName) => ({ secret: { secretName } })) },
  'volumes.serviceAccountToken.audience': { values: anyText, define: volume((audience) => ({ serviceAccountToken: { audience } })) },
  'volumes.serviceAccountToken.expirationSeconds': {
    values: anyNumber,
    define: volume((expirationSeconds) => ({ serviceAccountToken: { audience: 'a', expirationSeconds } })),
  },
  'files, paths': { values: anyPath, define: workload((file) => ({ files: { [file]: 'x' } })) },
  'files.mode': { values: anyNumber, define: workload((mode) => ({ files: { '/etc/a': { content: 'x', mode } } })) },
  'volumeClaimTemplates, names': {
    values: anyText,
    define: (stack, id, name: string) =>
      void new StatefulWorkload(stack, id, { image, volumeClaimTemplates: { [name]: { mountPath: '/data', storage: '1Gi' } } }),
  },
  'volumeClaimTemplates.mountPath': { values: anyPath, define: stateful(of('mountPath')) },
  'volumeClaimTemplates.storage': { values: anyQuantity, define: stateful(of('storage')) },
  'volumeClaimTemplates.storageClassName': { values: anyText, define: stateful(of('storageClassName')) },
  peers: {
    values: fc.subarray(['http', 'other']),
    define: (stack, id, peers) =>
      void new StatefulWorkload(stack, id, { image, ports, peers, volumeClaimTemplates: { data: { mountPath: '/data', storage: '1Gi' } } }),
  },
  schedule: { values: anySchedule, define: (stack, id, schedule) => void new CronJob(stack, id, { image, schedule }) },
  timeZone: {
    values: fc.oneof(
      fc.constantFrom(
        'UTC',
        'Gmt',
        'PST',
        'EST',
        'Local',
        'local',
        'US/Pacific',
        'US/Pacific-New',
        'europe/berlin',
        'Etc/GMT+1',
        'SystemV/PST8',
      ),
      fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
      anyText,
    ),
    define: (stack, id, timeZone) => void new CronJob(stack, id, { image, schedule: '0 3 * * *', timeZone }),
  },
  startingDeadlineSeconds: {
    values: anyNumber,
    define: (stack, id, startingDeadlineSeconds) => void new CronJob(stack, id, { image, schedule: '0 3 * * *', startingDeadlineSeconds }),
  },
  successfulJobsHistoryLimit: {
    values: anyNumber,
    define: (stack, id, successfulJobsHistoryLimit) =>
      void new CronJob(stack, id, { image, schedule: '0 3 * * *', successfulJobsHistoryLimit }),
  },
  backoffLimit: { values: anyNumber, define: (stack, id, backoffLimit) => void new Job(stack, id, { image, backoffLimit }) },
  parallelism: { values: anyNumber, define: (stack, id, parallelism) => void new Job(stack, id, { image, parallelism }) },
  completions: { values: anyNumber, define: (stack, id, completions) => void new Job(stack, id, { image, completions }) },
  activeDeadlineSeconds: {
    values: anyNumber,
    define: (stack, id, activeDeadlineSeconds) => void new Job(stack, id, { image, activeDeadlineSeconds }),
  },
  replicas: { values: anyNumber, define: workload(of('replicas')) },
  'strategy.maxSurge': {
    values: fc.oneof(anyNumber, fc.constantFrom('0%', '1%', '100%', '101%', '1.5%', '%', '-1%')),
    define: workload((maxSurge) => ({ replicas: 4, strategy: { type: 'RollingUpdate', maxSurge, maxUnavailable: 1 } })),
  },
  'podDisruptionBudget.maxUnavailable': {
    values: fc.oneof(anyNumber, fc.constantFrom('0%', '1%', '100%', '101%')),
    define: workload((maxUnavailable) => ({ replicas: 4, podDisruptionBudget: { maxUnavailable } })),
  },
  'autoscaling.maxReplicas': {
    values: anyNumber,
    define: scaled((maxReplicas) => ({ maxReplicas, pods: { requests: { averageValue: 1 } } })),
  },
  'autoscaling.pods, names': { values: anyText, define: scaled((name) => ({ pods: { [name]: { averageValue: 1 } } })) },
  'autoscaling.pods.averageValue': { values: anyMetric, define: scaled((averageValue) => ({ pods: { requests: { averageValue } } })) },
  'autoscaling.pods.matchLabels': {
    values: anyKey,
    define: scaled((key) => ({ pods: { requests: { averageValue: 1, matchLabels: { [key]: 'a' } } } })),
  },
  'autoscaling.external.matchLabels': {
    values: anyText,
    define: scaled((text) => ({ external: { requests: { value: 1, matchLabels: { a: text } } } })),
  },
  'autoscaling.objects.describedObject.name': {
    values: anyText,
    define: scaled((name) => ({ objects: { requests: { value: 1, describedObject: { apiVersion: 'v1', kind: 'Service', name } } } })),
  },
  'autoscaling.objects.describedObject.kind': {
    values: anyText,
    define: scaled((kind) => ({ objects: { requests: { value: 1, describedObject: { apiVersion: 'v1', kind, name: 'a' } } } })),
  },
  'autoscaling.objects.describedObject.apiVersion': {
    values: fc.oneof(anyText, fc.constantFrom('v1', 'apps/v1', 'v1beta1', 'a.b/v2alpha1', '/v1', 'v01')),
    define: scaled((apiVersion) => ({ objects: { requests: { value: 1, describedObject: { apiVersion, kind: 'Service', name: 'a' } } } })),
  },
  'autoscaling.behavior': {
    values: anyNumber,
    define: scaled((value) => ({
      pods: { requests: { averageValue: 1 } },
      behavior: { scaleUp: { stabilizationWindowSeconds: 0, policies: [{ type: 'Pods', value, periodSeconds: 15 }] } },
    })),
  },
  'routes, names': {
    values: anyText,
    define: workload((name) => ({ ports, routes: { [name]: { host: 'a.example.com', port: 'http', path: `/${name}` } } })),
  },
  'routes.host': { values: anyText, define: workload((host) => ({ ports, routes: { web: { host, port: 'http' } } })) },
  'routes.annotations': {
    values: anyText,
    define: workload((text) => ({
      ports,
      routes: {
        web: { host: 'b.example.com', path: `/${Buffer.from(text).toString('hex')}`, port: 'http', annotations: { 'example.com/a': text } },
      },
    })),
  },
  'routes.tlsSecretName': {
    values: fc.oneof(fc.constant('theirs'), anyText),
    define: workload((tlsSecretName) => ({
      ports,
      routes: { web: { host: 'c.example.com', path: `/${Buffer.from(tlsSecretName).toString('hex')}`, port: 'http', tlsSecretName } },
    })),
  },
  'routes.host, wildcards': {
    values: fc.constantFrom('*.example.com', '*.*.example.com', '*example.com', '*.', '*', 'a.*.example.com'),
    define: workload((host) => ({ ports, routes: { web: { host, port: 'http' } } })),
  },
  'routes.path': {
    values: anyPath,
    define: (stack, id, path) =>
      void new Workload(stack, id, { image, replicas: 1, ports, routes: { web: { host: `${id}.example.com`, port: 'http', path } } }),
  },
  'egress.cidrs': {
    values: fc.oneof(
      anyText,
      fc.constantFrom(
        '10.0.0.0/8',
        '10.0.0.1/8',
        '10.0.0.0/33',
        '010.0.0.0/8',
        '::/0',
        '::1/64',
        '10.0.0.0',
        '0.0.0.0/0',
        '::ffff:10.0.0.0/104',
      ),
    ),
    define: workload((cidr) => ({ egress: { theirs: { cidrs: [cidr], port: 443 } } })),
  },
  'kubernetesApi.rules.resources': {
    values: anyText,
    define: workload((resource) => ({ kubernetesApi: { rules: [{ apiGroups: [''], resources: [resource], verbs: ['get'] }] } })),
  },
  'kubernetesApi.rules.resourceNames': {
    values: anyText,
    define: workload((name) => ({
      kubernetesApi: { rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'], resourceNames: [name] }] },
    })),
  },
  'owner.chat': { values: anyText, define: workload((chat) => ({ owner: { team: 'checkout', chat } })) },
  id: { values: anyName('b'), define: (stack, _id, id) => void new Workload(stack, id, { image, replicas: 1, ports }) },
  'id of a StatefulWorkload': {
    values: anyName('e'),
    define: (stack, _id, id) =>
      void new StatefulWorkload(stack, id, { image, ports, volumeClaimTemplates: { data: { mountPath: '/data', storage: '1Gi' } } }),
  },
  'updateStrategy of a DaemonWorkload': {
    values: fc.oneof(
      fc.record({ type: fc.constantFrom('RollingUpdate', 'OnDelete', 'Recreate') }),
      fc.record(
        {
          type: fc.constant('RollingUpdate'),
          maxUnavailable: fc.oneof(anyNumber, fc.constantFrom('0%', '1%', '100%', '101%', '1.5%', 'a%', '1')),
          maxSurge: fc.oneof(anyNumber, fc.constantFrom('0%', '1%', '100%', '101%')),
        },
        { requiredKeys: ['type'] },
      ),
    ),
    define: (stack, id, updateStrategy) => void new DaemonWorkload(stack, id, { image, ports, updateStrategy }),
  },
  'id of a CronJob': { values: anyName('c'), define: (stack, _id, id) => void new CronJob(stack, id, { image, schedule: '0 3 * * *' }) },
  'id of a Job': { values: anyName('d'), define: (stack, _id, id) => void new Job(stack, id, { image }) },
  'jobs, names': { values: anyText, define: workload((name) => ({ jobs: { [name]: { schedule: '0 3 * * *' } } })) },
};
