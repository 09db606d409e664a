import { ConfigMapV1 } from '@cdktf/provider-kubernetes/lib/config-map-v1';
import { Manifest } from '@cdktf/provider-kubernetes/lib/manifest';
import { TerraformProvider } from 'cdktf';
import { CronJob, eks, ingressRoutes, Job, kind, Postgres, Redis, Workload } from '../../../../constructs';
import { DeploymentStack, UserError } from '../../../../lib';
import { synthesize, synthesizePlatform } from '../../../../lib/testing';
import { awsWithoutExternalSecrets, cloudless, twoRegions } from '../../../kit/environments';
import { routed } from '../../constructs/routing/place';

const image = 'ghcr.io/acme/orders';
const release = {
  schemaVersion: 1 as const,
  images: Object.fromEntries(
    ['orders', 'orders-migrate', 'orders-cache', 'orders-nightly', 'a', 'a-b'].map((name) => [`shop/${name}`, { tag: '1.2.3' }]),
  ),
};

describe('pods of two things never have the same labels, whatever keeps them apart', () => {
  const unguarded = cloudless({
    release,
    regions: [{ region: 'local', clusters: [{ name: 'kind', kubernetesVersion: '1.34', network: kind({ engine: 'none' }) }] }],
  });
  const migrated = (stack: DeploymentStack) =>
    new Workload(stack, 'orders', { image, jobs: { migrate: {}, nightly: { schedule: '0 3 * * *' } } });
  const cached = (stack: DeploymentStack) =>
    new Workload(stack, 'orders', { image, dependencies: { cache: new Redis({ size: 'small' }) } });

  test.each<readonly [string, ((stack: DeploymentStack) => unknown)[]]>([
    ['a job and a workload', [migrated, (stack) => new Workload(stack, 'orders-migrate', { image, ports: { http: { port: 80 } } })]],
    ['a scheduled job and a job of its own', [migrated, (stack) => new Job(stack, 'orders-nightly', { image })]],
    ['a job and a cron job', [migrated, (stack) => new CronJob(stack, 'orders-migrate', { image, schedule: '0 3 * * *' })]],
    [
      'jobs of two workloads',
      [
        (stack) => new Workload(stack, 'a', { image, jobs: { 'b-c': {} } }),
        (stack) => new Workload(stack, 'a-b', { image, jobs: { c: {} } }),
      ],
    ],
    ['a dependency in the cluster and a workload', [cached, (stack) => new Workload(stack, 'orders-cache', { image })]],
  ])('%s, in either order', (_which, define) => {
    for (const order of [define, [...define].reverse()]) {
      const both = () =>
        synthesize(unguarded, (stack) => {
          for (const one of order) one(stack);
        });
      expect(both).toThrow(UserError);
      expect(both).toThrow(/both have pods with the labels .* in namespace 'shop'\. Rename one of them/);
    }
  });

  test('but those of two apps and of two regions have labels of their own', () => {
    const regions = twoRegions.map((region) => ({
      ...region,
      clusters: region.clusters.map((cluster) => ({ ...cluster, network: eks({ engine: 'none' }) })),
    }));
    expect(() => synthesize(awsWithoutExternalSecrets({ release, regions }), migrated)).not.toThrow();
  });
});

describe('an object has one owner, whichever of the two worlds writes it', () => {
  const sandbox = awsWithoutExternalSecrets();
  const withFiles = (stack: DeploymentStack) =>
    new Workload(stack, 'orders', { image, files: { '/a': 'b' }, dependencies: { files: new Postgres({ size: 'small' }) } });

  test('the ConfigMap of files, and of facts that Terraform writes', () => {
    expect(() => synthesize(sandbox, withFiles)).toThrow(UserError);
    expect(() => synthesize(sandbox, withFiles)).toThrow(
      "'shop-sandbox-eu-west-1/orders/Files' and 'shop-sandbox-eu-west-1/orders/files/delivery/sandbox/facts' at test/unit/lib/synth/claims.test.ts:63:5 both make sandbox/shop/ConfigMap/orders-files.",
    );
  });

  const block = (make: (stack: DeploymentStack, provider: TerraformProvider) => unknown) => () =>
    synthesize(sandbox, (stack) => {
      new Workload(stack, 'orders', { image, files: { '/a': 'b' } });
      make(stack, stack.allProviders().find(({ alias }) => alias === 'sandbox')!);
    });

  test.each<[string, (stack: DeploymentStack, provider: TerraformProvider) => unknown]>([
    [
      'a resource of the Kubernetes provider',
      (stack, provider) => new ConfigMapV1(stack, 'mine', { provider, metadata: { name: 'orders-files', namespace: 'shop' } }),
    ],
    [
      'a manifest of the Kubernetes provider',
      (stack, provider) =>
        new Manifest(stack, 'mine', {
          provider,
          manifest: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'orders-files', namespace: 'shop' } },
        }),
    ],
  ])('%s', (_which, make) => {
    expect(block(make)).toThrow(/'shop-sandbox-eu-west-1\/mine' at [\w./-]+:\d+:\d+ both make sandbox\/shop\/ConfigMap\/orders-files/);
  });

  test('but another namespace, another group and a name that is not known yet are nobody else’s', () => {
    for (const metadata of [
      { name: 'orders-files', namespace: 'blog' },
      { name: '${var.name}', namespace: 'shop' },
    ])
      expect(block((stack, provider) => new ConfigMapV1(stack, 'mine', { provider, metadata }))).not.toThrow();
    const manifest = { apiVersion: 'acme.com/v1', kind: 'ConfigMap', metadata: { name: 'orders-files', namespace: 'shop' } };
    expect(block((stack, provider) => new Manifest(stack, 'mine', { provider, manifest }))).not.toThrow();
  });
});

describe('a host and path is taken once in a cluster', () => {
  const image = 'ghcr.io/acme/frontend';
  const production = routed(ingressRoutes({ ingressClassName: 'nginx' }), { name: 'production' });
  const frontend = (stack: DeploymentStack) =>
    new Workload(stack, 'frontend', {
      image,
      ports: { http: { port: 80 } },
      routes: { web: { host: 'shop.example.com', port: 'http' } },
    });
  const images = { 'preview/frontend': { tag: '1.0' } };

  test('also by two environments that share it', () => {
    const preview = production.with({ name: 'pr-12', release: { schemaVersion: 1, images } });
    const both = () =>
      synthesizePlatform((platform) => {
        production.stamp(platform, 'shop', frontend);
        preview.stamp(platform, 'preview', frontend);
      });
    expect(both).toThrow(UserError);
    expect(both).toThrow(
      "'preview/frontend' (route 'web') of environment 'pr-12' and 'shop/frontend' (route 'web') of environment 'production' at test/unit/lib/synth/claims.test.ts:110:5 both claim 'shop.example.com/' in cluster 'kind'. Give one of them another host or path.",
    );
  });

  test('and a preview with hosts of its own has its place beside them', () => {
    const preview = production.with({
      name: 'pr-12',
      release: { schemaVersion: 1, images },
      differences: { 'preview/frontend': { hosts: { web: 'pr-12.example.com' } } },
    });
    const { resources } = synthesizePlatform((platform) => {
      production.stamp(platform, 'shop', frontend);
      preview.stamp(platform, 'preview', frontend);
    });
    const hosts = resources.ofType('networking.k8s.io/v1/Ingress').map(({ values }) => values.spec.rules[0].host);
    expect(hosts.sort()).toEqual(['pr-12.example.com', 'shop.example.com']);
  });

  test('while two environments with clusters of their own may have the same one', () => {
    const [region] = production.regions;
    const other = production.with({
      name: 'staging',
      regions: [{ ...region!, clusters: region!.clusters.map((cluster) => ({ ...cluster, name: 'other' })) }],
    });
    expect(() =>
      synthesizePlatform((platform) => {
        for (const environment of [production, other]) environment.stamp(platform, 'shop', frontend);
      }),
    ).not.toThrow();
  });
});

test('a Redis in the cluster lets in all pods of its workload, those of its jobs too', () => {
  const { resources } = synthesize(cloudless(), (stack) => {
    new Workload(stack, 'orders', {
      image,
      dependencies: { cache: new Redis({ size: 'small' }) },
      jobs: { migrate: {}, nightly: { schedule: '0 3 * * *' } },
    });
  });
  const policies = resources.ofType('networking.k8s.io/v1/NetworkPolicy');
  const cache = policies.find(({ values }) => values.metadata.name === 'orders-cache')!.values;
  const admitted = cache.spec.ingress.flatMap(({ from }: { from: { podSelector: { matchLabels: Record<string, string> } }[] }) =>
    from.map(({ podSelector }) => podSelector.matchLabels['app.kubernetes.io/name']),
  );
  expect(admitted).toEqual(['orders', 'orders-migrate', 'orders-nightly']);
  const reaching = policies.filter(({ values }) => JSON.stringify(values.spec.egress ?? []).includes('"orders-cache"'));
  expect(reaching.map(({ values }) => values.metadata.name).sort()).toEqual(admitted);
});
