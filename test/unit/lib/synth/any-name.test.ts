import { KubernetesProvider } from '@cdktf/provider-kubernetes/lib/provider';
import { Bucket, CronJob, Job, KubernetesRedis, kind, Postgres, Redis, StatefulWorkload, Workload } from '../../../../constructs';
import { DeploymentStack, Environment, Release, Service } from '../../../../lib';
import { synthesize } from '../../../../lib/testing';
import { aws, awsRegion, awsWithoutExternalSecrets, cloudless, eksCluster } from '../../../kit/environments';

const image = 'ghcr.io/acme/orders';
const released = (app: string, ...workloads: readonly string[]): Release => ({
  schemaVersion: 1,
  images: Object.fromEntries(workloads.map((workload) => [`${app}/${workload}`, { tag: '1.2.3' }])),
});

/** What cdktf, constructs and JavaScript have names for themselves. */
const names = [
  'backend',
  'aws',
  'kubernetes',
  'kubernetes-sandbox',
  'terraform',
  'constructor',
  'resource',
  'identity',
  'delivery',
  'files',
];

describe.each([
  ['without a cloud', cloudless],
  ['on AWS', aws],
  ['on AWS without External Secrets', awsWithoutExternalSecrets],
] as const)('%s', (_place, environment) => {
  test('a workload may have any name', () => {
    const release = released('shop', ...names);
    const { resources, files } = synthesize(environment({ release }), (stack) => {
      for (const name of names) new Workload(stack, name, { image });
    });
    expect(
      resources
        .ofType('apps/v1/Deployment')
        .map(({ values }) => values.metadata.name)
        .sort(),
    ).toEqual([...names].sort());
    const { terraform } = JSON.parse(files.get([...files.keys()].find((file) => file.includes('stacks/shop-'))!)!);
    expect(Object.keys(terraform.backend)).toEqual([environment === cloudless ? 'local' : 's3']);
  });
});

test('a workload of each kind may have a name that something of the setup has', () => {
  const release = released('shop', 'backend', 'aws', 'constructor');
  const { resources } = synthesize(aws({ release }), (stack) => {
    new StatefulWorkload(stack, 'backend', { image, volumeClaimTemplates: { data: { storage: '1Gi', mountPath: '/data' } } });
    new Job(stack, 'aws', { image });
    new CronJob(stack, 'constructor', { image, schedule: '0 3 * * *' });
  });
  expect(resources.ofType('apps/v1/StatefulSet')).toHaveLength(1);
  expect(resources.ofType('batch/v1/Job')).toHaveLength(1);
  expect(resources.ofType('batch/v1/CronJob')).toHaveLength(1);
});

test('a workload may have the name of what a setup of the operator defines', () => {
  const { terraform } = aws();
  const environment = aws({
    terraform: [
      ...terraform,
      (stack) => {
        new KubernetesProvider(stack, 'orders', { alias: 'other' });
      },
    ],
  });
  const { files } = synthesize(environment, (stack) => void new Workload(stack, 'orders', { image }));
  const written = JSON.parse(files.get('cdktf.out/stacks/shop-production-eu-west-1/cdk.tf.json')!);
  expect(Object.keys(written.provider)).toEqual(expect.arrayContaining(['aws', 'kubernetes']));
});

test('an app may be called constructor: its namespace is made, and denies what nobody asked for', () => {
  const { resources } = synthesize(
    cloudless({ release: released('constructor', 'orders') }),
    (stack) => void new Workload(stack, 'orders', { image }),
    { app: 'constructor' },
  );
  expect(resources.only('v1/Namespace').values.metadata.name).toBe('constructor');
  expect(resources.ofType('networking.k8s.io/v1/NetworkPolicy').map(({ values }) => values.metadata.name)).toContain('default-deny');
});

test('a cluster may be called constructor', () => {
  const environment = awsWithoutExternalSecrets({ regions: [awsRegion({ clusters: [eksCluster('constructor')] })] });
  const { resources } = synthesize(environment, (stack) => {
    new Workload(stack, 'orders', { image, dependencies: { db: new Postgres({ size: 'small' }) } });
  });
  expect(resources.only('kubernetes_config_map_v1').values.provider).toBe('kubernetes.constructor');
});

describe('constructor, which every object of JavaScript has, is a name like any other', () => {
  const callee = new Service('cart', { constructor: { port: 80 } });
  const everything = (stack: DeploymentStack) => {
    new Workload(stack, 'cart', { image, ports: { constructor: { port: 80 } } });
    new Workload(stack, 'orders', {
      image,
      ports: { constructor: { port: 8080 } },
      dependencies: { constructor: new Redis({ size: 'small' }), valueOf: callee.at('constructor') },
      env: { constructor: 'a', toString: 'b', hasOwnProperty: 'c', ['__proto__']: 'd' } as never,
      files: { '/constructor': 'e', '/__proto__': 'f' },
      volumes: { constructor: { mountPath: '/data', claim: { storage: '1Gi', accessMode: 'ReadWriteMany' } } } as const,
      routes: {},
      initContainers: { constructor: { image: 'busybox:1.37.0', command: ['true'] } },
    });
  };

  test('for dependencies, ports, variables, files, volumes and containers', () => {
    const { resources } = synthesize(cloudless(), everything);
    const pod = resources.ofType('apps/v1/Deployment').find(({ values }) => values.metadata.name === 'orders')!.values.spec.template.spec;
    const [container] = pod.containers;
    expect(container.env).toEqual(
      expect.arrayContaining([
        { name: 'CONSTRUCTOR_HOST', value: 'orders-constructor' },
        { name: 'constructor', value: 'a' },
        { name: 'toString', value: 'b' },
        { name: 'hasOwnProperty', value: 'c' },
        { name: '__proto__', value: 'd' },
      ]),
    );
    expect(container.ports).toEqual([{ name: 'constructor', containerPort: 8080, protocol: 'TCP' }]);
    expect(Object.values(resources.only('v1/ConfigMap').values.data).sort()).toEqual(['e', 'f']);
    expect(pod.volumes.map(({ name }: { name: string }) => name)).toContain('constructor');
    expect(pod.initContainers.map(({ name }: { name: string }) => name)).toEqual(['constructor']);
  });

  test('for jobs and sidecars', () => {
    const { resources } = synthesize(cloudless(), (stack) => {
      new Workload(stack, 'orders', {
        image,
        jobs: { constructor: { command: ['true'] } },
        sidecars: { constructor: { image: 'busybox:1.37.0', command: ['sleep'] } },
      });
    });
    expect(resources.only('batch/v1/Job').values.metadata.name).toMatch(/^orders-constructor-/);
  });

  test('for a bucket, in the cloud', () => {
    const { resources } = synthesize(aws(), (stack) => {
      new Workload(stack, 'orders', { image, dependencies: { constructor: new Bucket() } });
    });
    expect(resources.only('aws_s3_bucket').values.bucket).toBe('acme-production-eu-west-1-shop-orders-constructor');
  });

  test('for data in a second region, about which the placing line must say a word', () => {
    const regions = ['a', 'b'].map((region) => ({
      region,
      clusters: [{ name: region, kubernetesVersion: '1.34', network: kind() }],
    }));
    const environment: Environment = cloudless({ regions, provisioners: [KubernetesRedis.provisioner({ image: 'redis:8.2.1-alpine' })] });
    expect(() =>
      synthesize(environment, (stack) => {
        stack.claimData('orders', 'constructor', 'redis');
      }),
    ).toThrow("has the stateful dependency 'constructor'");
  });
});
