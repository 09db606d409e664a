import { Postgres, Queue, Redis, Workload, WorkloadProps } from '../../../../constructs';
import { Output } from '../../../../lib';
import { canonicalJson, sha256 } from '../../../../lib/documents/hash';
import { synthesize } from '../../../../lib/testing';
import { aws, cloudless } from '../../../kit/environments';
import { schemaErrors } from '../../../kit/kubernetes-schema';

const image = 'ghcr.io/acme/orders';
const environment = cloudless({ replicas: 1, release: { schemaVersion: 1, images: { 'shop/orders': { tag: '1.0' } } } });

function resourcesOf(props: Partial<WorkloadProps<Record<string, never>, Record<string, never>>>) {
  const { resources } = synthesize(environment, (stack) => void new Workload(stack, 'orders', { image, ...(props as object) }));
  expect(resources.all.flatMap(({ values }) => schemaErrors(values))).toEqual([]);
  return resources;
}
const podOf = (props: Parameters<typeof resourcesOf>[0]) => resourcesOf(props).only('apps/v1/Deployment').values.spec.template.spec;

describe('a volume', () => {
  test.each([
    [
      'a folder that ends with the pod',
      { emptyDir: { sizeLimit: '1Gi', medium: 'Memory' } },
      { emptyDir: { sizeLimit: '1Gi', medium: 'Memory' } },
    ],
    ["somebody else's claim", { persistentVolumeClaim: { claimName: 'shared' } }, { persistentVolumeClaim: { claimName: 'shared' } }],
    ["somebody else's ConfigMap", { configMap: { name: 'theirs' } }, { configMap: { name: 'theirs' } }],
    ["somebody else's Secret", { secret: { secretName: 'theirs' } }, { secret: { secretName: 'theirs', defaultMode: 0o440 } }],
    [
      'a token for somebody else',
      { serviceAccountToken: { audience: 'vault' } },
      { projected: { sources: [{ serviceAccountToken: { audience: 'vault', expirationSeconds: 3600, path: 'token' } }] } },
    ],
  ] as const)('is %s', (_, source, expected) => {
    const pod = podOf({ volumes: { data: { mountPath: '/data', ...source } as never } });
    expect(pod.volumes).toContainEqual({ name: 'data', ...expected });
    expect(pod.containers[0].volumeMounts).toContainEqual({ name: 'data', mountPath: '/data' });
  });

  test('that is a claim is made with the workload, and its processes may write to it', () => {
    const resources = resourcesOf({ volumes: { data: { mountPath: '/data', claim: { storage: '5Gi', storageClassName: 'fast' } } } });
    expect(resources.only('v1/PersistentVolumeClaim').values).toMatchObject({
      metadata: { name: 'orders-data' },
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '5Gi' } }, storageClassName: 'fast' },
    });
    const pod = resources.only('apps/v1/Deployment').values.spec.template.spec;
    expect(pod.volumes).toContainEqual({ name: 'data', persistentVolumeClaim: { claimName: 'orders-data' } });
    expect(pod.securityContext.fsGroup).toBe(65532);
  });

  test('at /tmp takes the place of the one that every pod has', () => {
    const pod = podOf({ volumes: { scratch: { mountPath: '/tmp', emptyDir: { sizeLimit: '2Gi' } } } });
    expect(pod.volumes).toEqual([{ name: 'scratch', emptyDir: { sizeLimit: '2Gi' } }]);
  });

  test('at /tmp is of its own container: every other one writes to its own', () => {
    const beside = { initContainers: { wait: { image: 'busybox:1.38.0' } }, sidecars: { proxy: { image: 'ghcr.io/acme/proxy:2' } } };
    const folders = (volumes: object) => {
      const pod = podOf({ ...beside, volumes } as never);
      const containers = [...pod.initContainers, ...pod.containers] as {
        name: string;
        volumeMounts: { name: string; mountPath: string }[];
      }[];
      expect(pod.volumes).toEqual(
        expect.arrayContaining(['tmp-wait', 'tmp-proxy'].map((name) => ({ name, emptyDir: { sizeLimit: '64Mi' } }))),
      );
      return containers.map(({ name, volumeMounts }) => [name, volumeMounts.find(({ mountPath }) => mountPath === '/tmp')!.name]);
    };
    const others = [
      ['wait', 'tmp-wait'],
      ['proxy', 'tmp-proxy'],
    ];
    expect(folders({})).toEqual([...others, ['orders', 'tmp']]);
    expect(folders({ scratch: { mountPath: '/tmp', emptyDir: { sizeLimit: '2Gi' } } })).toEqual([...others, ['orders', 'scratch']]);
  });

  test('at /tmp has a name that Kubernetes takes, however long that of its container is', () => {
    const name = 'p'.repeat(63);
    const pod = podOf({ sidecars: { [name]: { image: 'ghcr.io/acme/proxy:2' } } } as never);
    expect(pod.volumes[1]!.name).toMatch(/^tmp-p{1,50}-[0-9a-f]+$/);
    expect(pod.volumes[1]!.name.length).toBeLessThanOrEqual(63);
  });

  test.each([
    [{ data: { mountPath: 'data', emptyDir: { sizeLimit: '1Gi' } } }, /'volumes.data.mountPath' is 'data'/],
    [{ data: { mountPath: '/data', emptyDir: { sizeLimit: 'big' } } }, /'volumes.data.emptyDir.sizeLimit' is 'big'/],
    [{ data: { mountPath: '/data' } }, /'volumes.data' has nothing behind it/],
    [{ data: { mountPath: '/data', configMap: { name: 'a' }, secret: { secretName: 'b' } } }, /'volumes.data' has configMap and secret/],
    [
      { a: { mountPath: '/x', configMap: { name: 'a' } }, b: { mountPath: '/x', configMap: { name: 'b' } } },
      /Two volumes or files are mounted at '\/x'/,
    ],
    [
      { a: { mountPath: '/x', configMap: { name: 'a' } }, b: { mountPath: '/x/', configMap: { name: 'b' } } },
      /Two volumes or files are mounted at '\/x'/,
    ],
    [{ data: { mountPath: '/data', serviceAccountToken: { audience: 'a', expirationSeconds: 60 } } }, /expirationSeconds' is 60/],
  ])('is refused: %j', (volumes, message) => {
    expect(() => podOf({ volumes: volumes as never })).toThrow(message);
  });
});

describe('a file', () => {
  const files = { '/etc/orders/config.yaml': 'debug: false\n', '/etc/orders/run.sh': { content: '#!/bin/sh\n', mode: 0o555 } };

  test('is a key of a ConfigMap of stable name, mounted at its path', () => {
    const resources = resourcesOf({ files });
    const { metadata, data } = resources.only('v1/ConfigMap').values;
    expect(metadata.name).toBe('orders-files');
    expect(data).toEqual({ '0-config.yaml': 'debug: false\n', '1-run.sh': '#!/bin/sh\n' });
    const pod = resources.only('apps/v1/Deployment').values.spec.template.spec;
    expect(pod.volumes).toContainEqual({
      name: 'files',
      configMap: {
        name: 'orders-files',
        defaultMode: 0o444,
        items: [
          { key: '0-config.yaml', path: '0-config.yaml' },
          { key: '1-run.sh', path: '1-run.sh', mode: 0o555 },
        ],
      },
    });
    expect(pod.containers[0].volumeMounts).toContainEqual({
      name: 'files',
      mountPath: '/etc/orders/config.yaml',
      subPath: '0-config.yaml',
      readOnly: true,
    });
  });

  test('restarts the pods when its content changes', () => {
    const annotationsOf = (content: string) =>
      resourcesOf({ files: { '/a': content } }).only('apps/v1/Deployment').values.spec.template.metadata.annotations;
    expect(annotationsOf('one')).toEqual(annotationsOf('one'));
    expect(annotationsOf('one')).not.toEqual(annotationsOf('two'));
    // Made of the ConfigMap and nothing else: whoever upgrades keeps the pods.
    expect(annotationsOf('one')).toEqual({ 'slipway.dev/files': sha256(canonicalJson({ data: { '0-a': 'one' } })).slice(0, 16) });
  });

  test('comes from the project, as text or as bytes', () => {
    const { data, binaryData } = resourcesOf({
      files: { '/a': { source: 'package.json' }, '/b': { source: 'test/unit/constructs/workload/pixel.png' } },
    }).only('v1/ConfigMap').values;
    expect(data['0-a']).toContain('"name": "slipway"');
    expect(Buffer.from(binaryData['1-b']!, 'base64').subarray(1, 4).toString()).toBe('PNG');
  });

  test('may be a secret, which is mounted from where it is delivered', () => {
    const shop = aws({ release: { schemaVersion: 1, images: { 'shop/orders': { tag: '1.0' } } } });
    const { resources } = synthesize(
      shop,
      (stack) =>
        void new Workload(stack, 'orders', {
          image,
          dependencies: { cache: new Redis({ size: 'small' }) },
          files: ({ cache }) => ({ '/etc/host': cache.host }),
        }),
    );
    const pod = resources.ofType('apps/v1/Deployment')[0]!.values.spec.template.spec;
    expect(pod.volumes).toContainEqual({
      name: 'file-0',
      secret: { secretName: 'orders-cache', defaultMode: 0o444, items: [{ key: 'host', path: 'content' }] },
    });
    expect(pod.containers[0].volumeMounts).toContainEqual({ name: 'file-0', mountPath: '/etc/host', subPath: 'content', readOnly: true });
  });

  describe('that is a secret', () => {
    const shop = aws({ release: { schemaVersion: 1, images: { 'shop/orders': { tag: '1.0' } } } });
    const podWith = (sidecar: object, job = false) => {
      const { resources } = synthesize(shop, (stack) => {
        new Workload(stack, 'orders', {
          image,
          dependencies: { db: new Postgres({ size: 'small' }) },
          files: ({ db }) => ({ '/etc/config': 'a', '/etc/host': db.host, '/etc/password': db.password }),
          volumes: {
            theirs: { mountPath: '/theirs', secret: { secretName: 'theirs' } },
            vault: { mountPath: '/vault', serviceAccountToken: { audience: 'vault' } },
            data: { mountPath: '/data', emptyDir: { sizeLimit: '1Gi' } },
          },
          initContainers: { wait: { image: 'busybox:1.38.0' } },
          sidecars: { proxy: { image: 'ghcr.io/acme/proxy:2', ...sidecar } },
          jobs: { migrate: {} },
        });
      });
      return resources.ofType(job ? 'batch/v1/Job' : 'apps/v1/Deployment')[0]!.values.spec.template.spec;
    };
    const pathsIn = ({ volumeMounts }: { volumeMounts: { mountPath: string }[] }) => volumeMounts.map(({ mountPath }) => mountPath).sort();
    const all = ['/data', '/etc/config', '/etc/host', '/tmp'];
    const secrets = ['/etc/password', '/theirs', '/vault'];

    test.each([
      ['the workload', false],
      ['its jobs', true],
    ])('is in the container of %s, and in no other one of the pod', (_, job) => {
      const pod = podWith({}, job);
      expect(pathsIn(pod.containers[0])).toEqual([...all, ...secrets].sort());
      for (const other of pod.initContainers ?? []) expect(pathsIn(other)).toEqual(all);
    });

    test('is in a container that asks for it', () => {
      const [wait, proxy] = podWith({ secretMounts: ['/etc/password', '/vault'] }).initContainers;
      expect(pathsIn(proxy!)).toEqual([...all, '/etc/password', '/vault'].sort());
      expect(pathsIn(wait)).toEqual(all);
    });

    test("may be read by the pod's group, which it has then, and by nobody else", () => {
      const pod = podWith({});
      const modes = pod.volumes
        .filter(({ secret }: { secret?: object }) => secret)
        .map(({ name, secret }: { name: string; secret: { defaultMode: number } }) => [name, secret.defaultMode]);
      expect(modes).toEqual([
        ['theirs', 0o440],
        ['file-1', 0o444],
        ['file-2', 0o440],
      ]);
      expect(pod.securityContext.fsGroup).toBe(65532);
    });

    test('is refused where it is asked for and is none', () => {
      expect(() => podWith({ secretMounts: ['/etc/config'] })).toThrow(
        "'sidecars.proxy.secretMounts' has '/etc/config', where the workload has no secret (secrets: /theirs, /vault, /etc/password). Name the path",
      );
    });
  });

  test('leaves the names of its volumes to no other', () => {
    const volumes = { files: { mountPath: '/data', configMap: { name: 'theirs' } } };
    expect(() => podOf({ files, volumes })).toThrow("Two volumes have the name 'files'. Choose another one");
  });

  test.each([
    ['a relative path', { 'etc/config': '' }, /'files\['etc\/config'\]' is 'etc\/config'/],
    ['a path that leaves its folder', { '/etc/../config': '' }, /Write an absolute path/],
    ['a source that is not there', { '/a': { source: 'nothing.txt' } }, /'nothing.txt', which is no file of the project/],
    ['a source outside the project', { '/a': { source: '/etc/passwd' } }, /'\/etc\/passwd', which lies outside the project/],
    ['a mode beyond permissions', { '/a': { content: '', mode: 0o1777 } }, /'files\['\/a'\].mode' is 1023/],
    [
      'more than one mebibyte',
      { '/a': 'x'.repeat(1024 * 1024 + 1) },
      /'files' have 1048577 bytes together. A ConfigMap takes at most 1048576/,
    ],
  ])('is refused with %s', (_, content, message) => {
    expect(() => podOf({ files: content as never })).toThrow(message);
  });

  test('is no output that is known at synth: another environment would deliver it', () => {
    const shop = aws({ release: { schemaVersion: 1, images: { 'shop/orders': { tag: '1.0' } } } });
    const define = () =>
      synthesize(
        shop,
        (stack) =>
          void new Workload(stack, 'orders', {
            image,
            dependencies: { jobs: new Queue() },
            files: ({ jobs }): Record<string, Output> => ({ '/q': jobs.url }),
          }),
      );
    expect(define).toThrow(/'files\['\/q'\]' is output '.*jobs.url', which is known at synth here/);
  });
});
