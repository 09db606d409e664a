import { Job, Workload } from '../../../../constructs';
import { synthesize } from '../../../../lib/testing';
import { cloudless } from '../../../kit/environments';
import { schemaErrors } from '../../../kit/kubernetes-schema';

const image = 'ghcr.io/acme/orders';
const ports = { http: { port: 80, targetPort: 8080 }, https: { port: 443, targetPort: 8443 } };

function workload(props: object) {
  const { resources } = synthesize(cloudless(), (stack) => void new Workload(stack, 'orders', { image, ...props }));
  expect(resources.all.flatMap(({ values }) => schemaErrors(values))).toEqual([]);
  return resources;
}
const podOf = (props: object) => workload(props).only('apps/v1/Deployment').values.spec.template.spec;
const disk = { data: { mountPath: '/data', persistentVolumeClaim: { claimName: 'theirs' } } };
const mountsOf = (container: { volumeMounts: { name: string; mountPath: string }[] }) =>
  container.volumeMounts.filter(({ name }) => !name.startsWith('tmp'));

describe('a volume', () => {
  test('is mounted in part', () => {
    const pod = podOf({ volumes: { data: { ...disk.data, subPath: 'orders/2026' } } });
    expect(mountsOf(pod.containers[0])).toEqual([{ name: 'data', mountPath: '/data', subPath: 'orders/2026' }]);
  });

  test('of one key is a file', () => {
    const pod = podOf({
      volumes: {
        ca: { mountPath: '/etc/ca.pem', configMap: { name: 'authorities', key: 'ca.pem' } },
        key: { mountPath: '/etc/tls.key', secret: { secretName: 'tls', key: 'tls.key' } },
      },
    });
    expect(pod.volumes).toEqual(
      expect.arrayContaining([
        { name: 'ca', configMap: { name: 'authorities', items: [{ key: 'ca.pem', path: 'ca.pem' }] } },
        { name: 'key', secret: { secretName: 'tls', defaultMode: 0o440, items: [{ key: 'tls.key', path: 'tls.key' }] } },
      ]),
    );
    expect(mountsOf(pod.containers[0])).toEqual([
      { name: 'ca', mountPath: '/etc/ca.pem', subPath: 'ca.pem' },
      { name: 'key', mountPath: '/etc/tls.key', subPath: 'tls.key' },
    ]);
  });

  test('stands elsewhere in a container that says so, which has no other', () => {
    const volumes = {
      ...disk,
      cache: { mountPath: '/cache', emptyDir: { sizeLimit: '1Gi' } },
      token: { mountPath: '/token', serviceAccountToken: { audience: 'vault' } },
    };
    const pod = podOf({
      volumes,
      files: { '/etc/a': 'a' },
      initContainers: {
        seed: { image: 'seed:1', volumeMounts: { data: { mountPath: '/seed', subPath: 'in', readOnly: true }, token: {} } },
      },
      sidecars: { proxy: { image: 'proxy:1' } },
    });
    const [seed, proxy] = pod.initContainers;
    expect(mountsOf(seed)).toEqual([
      { name: 'files', mountPath: '/etc/a', subPath: '0-a', readOnly: true },
      { name: 'data', mountPath: '/seed', subPath: 'in', readOnly: true },
      { name: 'token', mountPath: '/token' },
    ]);
    expect(mountsOf(proxy!).map(({ mountPath }) => mountPath)).toEqual(['/cache', '/data', '/etc/a']);
  });

  test('takes the place of the /tmp of a container that mounts it there', () => {
    const pod = podOf({ volumes: disk, initContainers: { seed: { image: 'seed:1', volumeMounts: { data: { mountPath: '/tmp' } } } } });
    expect(pod.initContainers[0].volumeMounts).toEqual([{ name: 'data', mountPath: '/tmp' }]);
  });
});

describe('a container beside the workload', () => {
  const proxy = { image: 'proxy:1' };

  test('has files of its own, which no other one has', () => {
    const files = { '/etc/proxy.yaml': 'listen: 8443', '/etc/logo.png': { base64: 'AAECAw==' } };
    const resources = workload({
      files: { '/etc/a': 'a' },
      sidecars: { proxy: { ...proxy, files } },
      initContainers: { wait: { image: 'a:1' } },
    });
    const { spec, metadata } = resources.only('apps/v1/Deployment').values.spec.template;
    const [wait, sidecar] = spec.initContainers;
    const paths = (container: { volumeMounts: { name: string; mountPath: string }[] }) =>
      mountsOf(container).map(({ mountPath }) => mountPath);
    expect([paths(wait), paths(sidecar!), paths(spec.containers[0])]).toEqual([
      ['/etc/a'],
      ['/etc/a', '/etc/logo.png', '/etc/proxy.yaml'],
      ['/etc/a'],
    ]);
    const maps = resources.ofType('v1/ConfigMap').map(({ values }) => [values.metadata.name, values.data, values.binaryData]);
    expect(maps).toContainEqual(['orders-files-proxy', { '1-proxy.yaml': 'listen: 8443' }, { '0-logo.png': 'AAECAw==' }]);
    expect(Object.keys(metadata.annotations).sort()).toEqual(['slipway.dev/files', 'slipway.dev/files-proxy']);
  });

  test('restarts the pods that have it when they change, and no job without it', () => {
    const templates = (content: string) => {
      const resources = workload({ initContainers: { seed: { ...proxy, files: { '/etc/a': content } } }, jobs: { migrate: {} } });
      return [resources.only('apps/v1/Deployment').values.spec.template, resources.only('batch/v1/Job').values.metadata.name] as const;
    };
    const [[pods, job], [others, sameJob]] = [templates('a'), templates('b')] as const;
    expect(pods.metadata.annotations).not.toEqual(others.metadata.annotations);
    expect(sameJob).toBe(job);
  });

  test('has its own file where the workload has one', () => {
    const pod = podOf({ files: { '/etc/app.yaml': 'a' }, sidecars: { proxy: { ...proxy, files: { '/etc/app.yaml': 'b' } } } });
    expect(mountsOf(pod.initContainers[0])).toEqual([
      { name: 'files-proxy', mountPath: '/etc/app.yaml', subPath: '0-app.yaml', readOnly: true },
    ]);
  });

  test('has volumes of its own, also at /tmp', () => {
    const volumes = {
      scratch: { mountPath: '/tmp', emptyDir: { sizeLimit: '1Gi' } },
      certificates: { mountPath: '/tls', readOnly: true, secret: { secretName: 'tls' } },
    };
    const pod = podOf({ sidecars: { proxy: { ...proxy, volumes } } });
    expect(pod.initContainers[0].volumeMounts).toEqual([
      { name: 'scratch', mountPath: '/tmp' },
      { name: 'certificates', mountPath: '/tls', readOnly: true },
    ]);
    expect(pod.containers[0].volumeMounts).toEqual([{ name: 'tmp', mountPath: '/tmp' }]);
    expect(pod.volumes.map(({ name }: { name: string }) => name)).toEqual(['tmp', 'certificates', 'scratch']);
    expect(pod.securityContext.fsGroup).toBe(65532);
  });

  test('may be somebody else than its pod', () => {
    const pod = podOf({ sidecars: { proxy: { ...proxy, securityContext: { runAsUser: 1337, runAsGroup: 1337 } } } });
    expect(pod.initContainers[0].securityContext).toEqual({
      ...pod.containers[0].securityContext,
      runAsUser: 1337,
      runAsGroup: 1337,
    });
    expect(pod.containers[0].securityContext).not.toHaveProperty('runAsUser');
    expect(pod.securityContext.runAsUser).toBe(65532);
  });

  test.each<[string, object, string]>([
    ['is not root', { securityContext: { runAsUser: 0 } }, "'sidecars.proxy.securityContext.runAsUser' is 0."],
    [
      'is given its volumes by the group of the pod',
      { securityContext: { fsGroup: 1 } },
      "'sidecars.proxy.securityContext.fsGroup' is unknown",
    ],
    [
      'has no disk that outlives it',
      { volumes: { a: { mountPath: '/a', claim: { storage: '1Gi' } } } },
      "'sidecars.proxy.volumes.a.claim' is unknown",
    ],
    ['has one thing behind a volume', { volumes: { a: { mountPath: '/a' } } }, "'sidecars.proxy.volumes.a' has nothing behind it."],
    ['has files at paths that are some', { files: { 'etc/a': 'a' } }, "'sidecars.proxy.files['etc/a']' is 'etc/a'."],
    [
      'mounts no two things at one path',
      { files: { '/a/b': 'a' }, volumes: { a: { mountPath: '/a/b', emptyDir: { sizeLimit: '1Gi' } } } },
      "Two volumes or files are mounted at '/a/b'.",
    ],
    [
      'calls no volume as another one is called',
      { volumes: { data: { mountPath: '/a', emptyDir: { sizeLimit: '1Gi' } } } },
      "Two volumes have the name 'data'.",
    ],
    [
      'holds no more in memory than it may have',
      { resources: { limits: { memory: '1Mi' } }, volumes: { a: { mountPath: '/a', emptyDir: { sizeLimit: '1Gi', medium: 'Memory' } } } },
      "'sidecars.proxy.volumes.a.emptyDir.sizeLimit' is '1Gi' of memory, above 'sidecars.proxy.resources.limits.memory' of '1Mi'",
    ],
    [
      'asks for approved drivers only',
      { volumes: { a: { mountPath: '/a', csi: { driver: 'nfs.csi.k8s.io' } } } },
      "'sidecars.proxy.volumes.a.csi.driver' is 'nfs.csi.k8s.io', which environment 'development' does not approve",
    ],
  ])('%s', (_, own, message) => {
    expect(() => workload({ volumes: disk, sidecars: { proxy: { ...proxy, ...own } } })).toThrow(message);
  });
});

test('a file is written as its bytes', () => {
  const { data, binaryData } = workload({ files: { '/a': { base64: 'AAEC/w==', mode: 0o400 }, '/b': { base64: 'YmM=' } } }).only(
    'v1/ConfigMap',
  ).values;
  expect({ data, binaryData }).toEqual({ binaryData: { '0-a': 'AAEC/w==' }, data: { '1-b': 'bc' } });
});

describe('a port that no Service offers', () => {
  test('is where probes ask, by its number, and is declared', () => {
    const resources = workload({
      ports,
      readinessProbe: { httpGet: { port: 9000, path: '/ready' } },
      livenessProbe: { tcpSocket: { port: 9000 } },
    });
    const [container] = resources.only('apps/v1/Deployment').values.spec.template.spec.containers;
    expect(container.readinessProbe.httpGet.port).toBe(9000);
    expect(container.ports.map(({ name, containerPort }: { name?: string; containerPort: number }) => [name, containerPort])).toEqual([
      ['http', 8080],
      ['https', 8443],
      [undefined, 9000],
    ]);
    expect(resources.only('v1/Service').values.spec.ports.map(({ targetPort }) => targetPort)).toEqual([8080, 8443]);
  });

  test('is asked of a worker, and of a sidecar', () => {
    const probe = { grpc: { port: 9000 } };
    const pod = podOf({ livenessProbe: probe, sidecars: { proxy: { image: 'proxy:1', readinessProbe: { tcpSocket: { port: 9001 } } } } });
    expect(pod.containers[0].ports).toEqual([{ containerPort: 9000, protocol: 'TCP' }]);
    expect(pod.initContainers[0].ports).toEqual([{ containerPort: 9001, protocol: 'TCP' }]);
  });

  test('stands in the order of numbers, whichever probe asks there', () => {
    const pod = podOf({
      startupProbe: { grpc: { port: 10_000 } },
      livenessProbe: { grpc: { port: 9000 } },
      readinessProbe: { grpc: { port: 9500 } },
    });
    expect(pod.containers[0].ports.map(({ containerPort }: { containerPort: number }) => containerPort)).toEqual([9000, 9500, 10_000]);
  });
});

describe('a port of the workload that a sidecar serves', () => {
  const sidecars = { proxy: { image: 'proxy:1', serves: ['https'], readinessProbe: { tcpSocket: { port: 'https' } } } };

  test('is declared there, and offered by the Service like any other', () => {
    const resources = workload({ ports, sidecars, readinessProbe: { tcpSocket: { port: 'http' } } });
    const pod = resources.only('apps/v1/Deployment').values.spec.template.spec;
    expect(pod.containers[0].ports).toEqual([{ name: 'http', containerPort: 8080, protocol: 'TCP' }]);
    expect(pod.initContainers[0].ports).toEqual([{ name: 'https', containerPort: 8443, protocol: 'TCP' }]);
    expect(resources.only('v1/Service').values.spec.ports.map(({ name }: { name: string }) => name)).toEqual(['http', 'https']);
  });

  test('is none of its jobs, which have the sidecar too', () => {
    const job = workload({ ports, sidecars: { proxy: { image: 'proxy:1', serves: ['https'] } }, jobs: { migrate: {} } }).only(
      'batch/v1/Job',
    );
    expect(job.values.spec.template.spec.initContainers[0].ports).toBeUndefined();
  });
});

describe('it is refused, on the line that states it', () => {
  const init =
    (volumeMounts: object, volumes: object = disk) =>
    () =>
      workload({ volumes, initContainers: { seed: { image: 'seed:1', volumeMounts } } });
  const rows: Readonly<Record<string, readonly [() => unknown, string]>> = {
    'a part that leaves the volume': [
      () => workload({ volumes: { data: { ...disk.data, subPath: '../a' } } }),
      "'volumes.data.subPath' is '../a'.",
    ],
    'a part that leaves the volume, of another container': [
      init({ data: { mountPath: '/a', subPath: '../a' } }),
      "'initContainers.seed.volumeMounts.data.subPath' is '../a'.",
    ],
    'a part from the root': [() => workload({ volumes: { data: { ...disk.data, subPath: '/a' } } }), "'volumes.data.subPath' is '/a'."],
    'a part of a key': [
      () => workload({ volumes: { ca: { mountPath: '/a', subPath: 'b', configMap: { name: 'a', key: 'b' } } } }),
      "'volumes.ca' has a key and a 'subPath'.",
    ],
    'a key that is none': [
      () => workload({ volumes: { ca: { mountPath: '/a', configMap: { name: 'a', key: 'a/b' } } } }),
      "key' is 'a/b'.",
    ],
    'two mounts at one path': [
      init(
        { data: { mountPath: '/a' }, cache: { mountPath: '/a/' } },
        { ...disk, cache: { mountPath: '/cache', emptyDir: { sizeLimit: '1Gi' } } },
      ),
      "Two volumes or files are mounted at '/a'.",
    ],
    'two keys at one path': [
      () =>
        workload({
          volumes: {
            a: { mountPath: '/etc/a', configMap: { name: 'theirs', key: 'a' } },
            b: { mountPath: '/etc/a', configMap: { name: 'theirs', key: 'b' } },
          },
        }),
      "Two volumes or files are mounted at '/etc/a'.",
    ],
    'a volume that there is none of': [
      init({ cache: {} }),
      "'initContainers.seed.volumeMounts' has 'cache', which is no volume of the workload (volumes: data).",
    ],
    'a path that is none': [init({ data: { mountPath: 'a' } }), "'initContainers.seed.volumeMounts.data.mountPath' is 'a'."],
    'a file with two contents': [
      () => workload({ files: { '/a': { content: 'a', base64: 'YQ==' } } }),
      "'files['/a']' has content and base64.",
    ],
    'a file with none': [() => workload({ files: { '/a': {} } }), "'files['/a']' has nothing in it."],
    'what is no base64': [() => workload({ files: { '/a': { base64: 'not base64!' } } }), "'files['/a'].base64' is no base64."],
    'a probe at a port that its sidecar serves': [
      () => workload({ ports, sidecars: { proxy: { image: 'p:1', serves: ['https'] } }, livenessProbe: { tcpSocket: { port: 'https' } } }),
      "'livenessProbe' asks at port 'https' (ports: http).",
    ],
    'a probe at no port': [() => workload({ livenessProbe: { tcpSocket: { port: 0 } } }), "'livenessProbe' asks at port 0."],
    'two sidecars that serve one port': [
      () => workload({ ports, sidecars: { a: { image: 'p:1', serves: ['http'] }, b: { image: 'p:1', serves: ['http'] } } }),
      "Sidecars 'a' and 'b' both serve the port 'http'.",
    ],
    'a sidecar that serves what nobody offers': [
      () => workload({ ports, sidecars: { a: { image: 'p:1', serves: ['grpc'] } } }),
      "'sidecars.a.serves' has 'grpc' (ports: http, https).",
    ],
    'a sidecar of a job that serves': [
      () =>
        synthesize(cloudless(), (stack) => void new Job(stack, 'orders', { image, sidecars: { a: { image: 'p:1', serves: ['http'] } } })),
      "'sidecars.a.serves' is stated, and a job has no ports.",
    ],
  };
  test.each(Object.entries(rows))('%s', (_, [define, message]) => {
    expect(define).toThrow(message);
  });
});
