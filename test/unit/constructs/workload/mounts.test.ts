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
    expect(mountsOf(proxy).map(({ mountPath }) => mountPath)).toEqual(['/cache', '/data', '/etc/a']);
  });

  test('takes the place of the /tmp of a container that mounts it there', () => {
    const pod = podOf({ volumes: disk, initContainers: { seed: { image: 'seed:1', volumeMounts: { data: { mountPath: '/tmp' } } } } });
    expect(pod.initContainers[0].volumeMounts).toEqual([{ name: 'data', mountPath: '/tmp' }]);
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
    expect(resources.only('v1/Service').values.spec.ports.map(({ targetPort }: { targetPort: number }) => targetPort)).toEqual([
      8080, 8443,
    ]);
  });

  test('is asked of a worker, and of a sidecar', () => {
    const probe = { grpc: { port: 9000 } };
    const pod = podOf({ livenessProbe: probe, sidecars: { proxy: { image: 'proxy:1', readinessProbe: { tcpSocket: { port: 9001 } } } } });
    expect(pod.containers[0].ports).toEqual([{ containerPort: 9000, protocol: 'TCP' }]);
    expect(pod.initContainers[0].ports).toEqual([{ containerPort: 9001, protocol: 'TCP' }]);
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
