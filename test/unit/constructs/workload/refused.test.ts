import { Duration } from 'cdk8s';
import { CronJob, gatewayRoutes, ingressRoutes, keda, Queue, StatefulWorkload, Workload } from '../../../../constructs';
import { DeploymentStack, Service } from '../../../../lib';
import { synthesize } from '../../../../lib/testing';
import { aws, cloudless } from '../../../kit/environments';

const image = 'ghcr.io/acme/orders';
const placed = (define: (stack: DeploymentStack) => void) => synthesize(cloudless(), define);
const workload = (props: object) => () => placed((stack) => new Workload(stack, 'orders', { image, ...props }));
const stateful = (props: object) => () =>
  placed(
    (stack) =>
      new StatefulWorkload(stack, 'orders', {
        image,
        volumeClaimTemplates: { data: { mountPath: '/data', storage: '1Gi', ...props } },
      }),
  );
const probe = (handler: object) => workload({ ports: { http: { port: 80 } }, readinessProbe: handler });
const hook = (handler: object) => workload({ lifecycle: { preStop: handler } });
const volume = (source: object, others = {}) => workload({ replicas: 1, volumes: { data: { mountPath: '/data', ...source } }, ...others });
const scaled = (access: 'send' | 'receive' | 'sendReceive') => () =>
  synthesize(aws({ queueScaling: keda() }), (stack) => {
    new Workload(stack, 'orders', {
      image,
      dependencies: { jobs: new Queue({ access }) },
      autoscaling: { minReplicas: 0, maxReplicas: 5, queue: { dependency: 'jobs', messagesPerReplica: 5 } },
    });
  });
const scaledOn = (metrics: object) => workload({ autoscaling: { minReplicas: 1, maxReplicas: 5, ...metrics } });
const long = (length: number) => 'a'.repeat(length);

describe('what the API server would refuse, or could never work, is refused where it is stated', () => {
  const rows: Readonly<Record<string, readonly [() => unknown, string]>> = {
    'the key of an annotation without a name': [workload({ podAnnotations: { 'example.com/': 'x' } }), "'podAnnotations' has the entry"],
    'one with two dots in its domain': [workload({ podAnnotations: { 'a..b/c': 'x' } }), "'podAnnotations' has the entry 'a..b/c'."],
    'one with two slashes': [workload({ podAnnotations: { 'a/b/c': 'x' } }), "'podAnnotations' has the entry 'a/b/c'."],
    'one that is too long': [workload({ podAnnotations: { [long(64)]: 'x' } }), "'podAnnotations' has the entry"],
    'one whose domain is too long': [workload({ podAnnotations: { [`${long(254)}/a`]: 'x' } }), "'podAnnotations' has the entry"],
    'one that Kubernetes reads as a field': [
      workload({ podAnnotations: { 'container.apparmor.security.beta.kubernetes.io/orders': 'none' } }),
      "'podAnnotations' has the key 'container.apparmor.security.beta.kubernetes.io/orders', which Kubernetes or Slipway keeps for itself.",
    ],
    'one of the kubelet': [workload({ podAnnotations: { 'kubernetes.io/config.mirror': 'x' } }), "'podAnnotations' has the key"],
    'one of Slipway': [workload({ podAnnotations: { 'slipway.dev/files': 'x' } }), "'podAnnotations' has the key 'slipway.dev/files'"],
    'annotations over 256 KiB': [workload({ podAnnotations: { a: long(262_144) } }), 'makes annotations of 262145 bytes together.'],
    'those of an Ingress': [() => ingressRoutes({ ingressClassName: 'nginx', annotations: { a: long(262_144) } }), "'annotations' makes"],
    'those of an HTTPRoute': [
      () => gatewayRoutes({ gateway: { name: 'a', namespace: 'b' }, annotations: { a: long(262_144) } }),
      "'annotations' makes",
    ],
    'the value of a label': [scaledOn({ pods: { requests: { averageValue: 1, matchLabels: { a: '-b' } } } }), "matchLabels.a' is '-b'."],
    'the key of a label': [
      scaledOn({ external: { requests: { value: 1, matchLabels: { '/': 'b' } } } }),
      "matchLabels' has the entry '/'.",
    ],
    'an object without a name': [
      scaledOn({ objects: { requests: { value: 1, describedObject: { apiVersion: 'v1', kind: 'Service', name: '' } } } }),
      "describedObject.name' is ''.",
    ],
    'an application protocol with a space': [workload({ ports: { http: { port: 80, appProtocol: 'h t' } } }), 'appProtocol'],
    'an empty one': [workload({ ports: { http: { port: 80, appProtocol: '' } } }), "'ports.http.appProtocol' is ''."],
    'one of a Service': [
      () => new Service('orders', { http: { port: 80, appProtocol: '/h2c' } }),
      "'ports.http.appProtocol' of service 'orders' is '/h2c'",
    ],
    'the name of a header': [
      probe({ httpGet: { port: 'http', path: '/', httpHeaders: { 'X Y': 'z' } } }),
      "'readinessProbe.httpGet.httpHeaders' has the entry 'X Y'.",
    ],
    'a header of two lines': [
      probe({ httpGet: { port: 'http', path: '/', httpHeaders: { Host: 'a\nb' } } }),
      "'readinessProbe.httpGet.httpHeaders.Host' is",
    ],
    'a probe that runs nothing': [probe({ exec: { command: [] } }), "'readinessProbe.exec.command' lists nothing."],
    'a hook that runs nothing': [hook({ exec: { command: [] } }), "'lifecycle.preStop.exec.command' lists nothing."],
    'a hook without a port': [hook({ httpGet: { path: '/' } }), "'lifecycle.preStop.httpGet.port' is missing."],
    'a hook at no port': [hook({ httpGet: { path: '/', port: 0 } }), "'lifecycle.preStop.httpGet.port' is 0."],
    'a hook at a port beyond the last': [hook({ httpGet: { path: '/', port: 65_536 } }), "'lifecycle.preStop.httpGet.port' is 65536."],
    'a hook at a port by name': [hook({ httpGet: { path: '/', port: 'http' } }), "'lifecycle.preStop.httpGet.port' is 'http'."],
    'no storage class by an empty name': [volume({ claim: { storage: '1Gi', storageClassName: '' } }), "storageClassName' is ''."],
    'a storage class in capitals': [volume({ claim: { storage: '1Gi', storageClassName: 'Fast' } }), "storageClassName' is 'Fast'."],
    'that of a template': [stateful({ storageClassName: 'a..b' }), "'volumeClaimTemplates.data.storageClassName' is 'a..b'."],
    'a Secret without a name': [volume({ secret: { secretName: '' } }), "'volumes.data.secret.secretName' is ''."],
    'a ConfigMap without a name': [volume({ configMap: { name: '' } }), "'volumes.data.configMap.name' is ''."],
    'a claim without a name': [volume({ persistentVolumeClaim: { claimName: '' } }), "persistentVolumeClaim.claimName' is ''."],
    'a claim with a malformed one': [volume({ persistentVolumeClaim: { claimName: 'a_b' } }), "persistentVolumeClaim.claimName' is 'a_b'."],
    'a pull secret without a name': [workload({ imagePullSecrets: [''] }), "'imagePullSecrets[0]' is ''."],
    'a pull secret with a malformed one': [workload({ imagePullSecrets: ['A'] }), "'imagePullSecrets[0]' is 'A'."],
    'a pull secret twice': [workload({ imagePullSecrets: ['a', 'a'] }), "'imagePullSecrets[1]' is 'a'."],
    'a volume at the root': [volume({ emptyDir: { sizeLimit: '1Gi' }, mountPath: '/.' }), "'volumes.data.mountPath' is '/.'."],
    'one at the root by two slashes': [volume({ emptyDir: { sizeLimit: '1Gi' }, mountPath: '//' }), "'volumes.data.mountPath' is '//'."],
    'a disk at the root': [stateful({ mountPath: '/./' }), "'volumeClaimTemplates.data.mountPath' is '/./'."],
    'a disk at /tmp by another name': [stateful({ mountPath: '/tmp/' }), "'volumeClaimTemplates.data' is mounted at '/tmp/'."],
    'a folder as a file': [workload({ files: { '/etc/app/': 'x' } }), "'files' has the path '/etc/app/', which is that of a folder."],
    'a file whose name no file system takes': [workload({ files: { [`/etc/${long(256)}`]: 'x' } }), 'has 261 bytes.'],
    'a variable with two dots first': [workload({ env: { '..': 'x' } }), "'env' has the name '..'."],
    'a token for longer than there are numbers': [
      volume({ serviceAccountToken: { audience: 'a', expirationSeconds: 4_294_967_297 } }),
      "expirationSeconds' is 4294967297.",
    ],
    'more bytes than there are numbers': [volume({ claim: { storage: '99999999Ti' } }), 'more bytes than Kubernetes counts.'],
    'a new disk that nobody writes to': [
      volume({ claim: { storage: '1Gi' }, readOnly: true }),
      "'volumes.data' is a new disk, and 'readOnly': nobody could ever write to it.",
    ],
    'one by its access mode': [volume({ claim: { storage: '1Gi', accessMode: 'ReadOnlyMany' } }), "accessMode' is 'ReadOnlyMany'."],
    'a volume in memory, larger than the memory': [
      volume({ emptyDir: { sizeLimit: '2Gi', medium: 'Memory' } }, { resources: { limits: { memory: '1Gi' } } }),
      "'volumes.data.emptyDir.sizeLimit' is '2Gi' of memory, above 'resources.limits.memory' of '1Gi', of which it is a part.",
    ],
    'devices that no node has, of a container that runs first': [
      workload({ initContainers: { seed: { image: 'seed:1', resources: { extended: { 'nvidia.com/gpu': 1 } } } } }),
      "'initContainers.seed.resources.extended' asks for 'nvidia.com/gpu', which no node has without 'placement'.",
    ],
    'a day that no month has': [
      () => placed((stack) => new CronJob(stack, 'orders', { image, schedule: '0 0 31 2 *' })),
      "'schedule' is '0 0 31 2 *', which never comes: no such month has that day.",
    ],
    'messages that are gone before they are seen again': [
      () => new Queue({ visibilityTimeout: Duration.hours(2), retention: Duration.hours(1) }),
      "'visibilityTimeout' is 7200 seconds, longer than the 'retention' of 3600",
    ],
    'more pods for a queue that they fill': [scaled('send'), "'autoscaling.queue.dependency' is 'jobs', which it only sends to"],
  };

  test.each(Object.entries(rows))('%s', (_sentence, [make, message]) => {
    expect(make).toThrow(message);
    expect(make).toThrow(expect.objectContaining({ name: 'UserError' }));
  });
});

describe('what it takes is taken', () => {
  const rows: Readonly<Record<string, () => unknown>> = {
    'keys of annotations as long as may be': workload({ podAnnotations: { [`${long(253)}/${long(63)}`]: '', 'a.b-c/D_e.f': 'x' } }),
    'annotations of 256 KiB': workload({ podAnnotations: { a: long(262_143) } }),
    'an application protocol with a domain': workload({ ports: { http: { port: 80, appProtocol: 'kubernetes.io/h2c' } } }),
    'a file with the longest name': workload({ files: { [`/etc/${long(255)}`]: 'x', '/etc/.hidden': 'y' } }),
    'a volume in memory as large as the memory': volume(
      { emptyDir: { sizeLimit: '1Gi', medium: 'Memory' } },
      { resources: { limits: { memory: '1Gi' } } },
    ),
    "a claim of somebody else's, read only": volume({ persistentVolumeClaim: { claimName: 'theirs' }, readOnly: true }),
    'messages that are hidden as long as they are kept': () =>
      new Queue({ visibilityTimeout: Duration.hours(1), retention: Duration.hours(1) }),
    'a queue that it receives from': scaled('receive'),
  };

  test.each(Object.entries(rows))('%s', (_sentence, make) => expect(make).not.toThrow());

  test('a file with the longest name has a key of 253 characters', () => {
    const { resources } = workload({ files: { [`/etc/${long(255)}`]: 'x' } })();
    expect(Object.keys(resources.only('v1/ConfigMap').values.data)[0]).toHaveLength(253);
  });
});
