import { argoCd, Job, kind, Redis, Workload } from '../../../../constructs';
import { DeploymentStack, Service } from '../../../../lib';
import { synthesize } from '../../../../lib/testing';
import { cloudless, Overrides } from '../../../kit/environments';

const image = 'ghcr.io/acme/orders';
const wave = 'argocd.argoproj.io/sync-wave';
const label = 'slipway.dev/stage';

const orders = (stack: DeploymentStack) =>
  new Workload(stack, 'orders', {
    image,
    ports: { http: { port: 80 } },
    replicas: 1,
    dependencies: { cache: new Redis({ size: 'small' }) },
    files: { '/etc/config': '' },
    volumes: { data: { mountPath: '/data', claim: { storage: '1Gi', accessMode: 'ReadWriteMany' } } },
    kubernetesApi: { rules: [{ apiGroups: [''], resources: ['configmaps'], verbs: ['get'] }] },
    jobs: { migrate: { command: ['/migrate'] }, nightly: { schedule: '0 3 * * *', command: ['/report'] } },
  });
const catalog = (stack: DeploymentStack) =>
  new Workload(stack, 'catalog', { image, replicas: 1, volumes: { data: { mountPath: '/data', claim: { storage: '1Gi' } } } });

const network = kind({ apiServer: [{ cidr: '10.0.0.1/32' }] });
const environment = (overrides: Overrides) =>
  cloudless({ regions: [{ region: 'local', clusters: [{ name: 'kind', kubernetesVersion: '1.34', network }] }], ...overrides });

/** What stands below the workload, by the mark that it has. */
function marked(define: (stack: DeploymentStack) => unknown, mark: 'labels' | 'annotations', key: string, overrides: Overrides = {}) {
  const { resources } = synthesize(environment(overrides), (stack) => void define(stack));
  const byMark: Record<string, string[]> = {};
  for (const { path, values } of resources.all.filter(({ path }) => path.startsWith('shop-'))) {
    const value = values.metadata[mark]?.[key] ?? 'none';
    byMark[value] = [...(byMark[value] ?? []), path.split('/').slice(2).join('/')].sort();
  }
  return byMark;
}

const first = [
  'Files',
  'NetworkPolicy',
  'Role',
  'RoleBinding',
  'ServiceAccount',
  'cache/Deployment',
  'cache/NetworkPolicy',
  'cache/Service',
  'cache/ServiceAccount',
  'migrate/NetworkPolicy',
  'nightly/NetworkPolicy',
];
const last = ['Deployment', 'Service', 'nightly/CronJob'];

test('Argo CD applies what pods stand on first, then the migration with the disks that it asks for, then the rest', () => {
  expect(marked(orders, 'annotations', wave, { ordering: argoCd() })).toEqual({
    '-2': first,
    '-1': ['Claim-orders-data', 'migrate/Job'],
    none: last,
  });
});

test('a disk is applied with the pods that ask for it: many appear only then', () => {
  expect(marked(catalog, 'annotations', wave, { ordering: argoCd() })).toEqual({
    '-2': ['NetworkPolicy', 'ServiceAccount'],
    none: ['Claim-catalog-data', 'Deployment'],
  });
});

test('a label selects the same for whoever applies in steps, where there is a migration', () => {
  for (const overrides of [{}, { ordering: argoCd() }])
    expect(marked(orders, 'labels', label, overrides)).toEqual({ first, migration: ['Claim-orders-data', 'migrate/Job'], none: last });
  expect(marked(orders, 'annotations', wave)).not.toHaveProperty('-1');
  expect(marked(catalog, 'labels', label)).toEqual({ none: ['Claim-catalog-data', 'Deployment', 'NetworkPolicy', 'ServiceAccount'] });
});

test('a job of its own is no migration: it may call workloads of its app', () => {
  const seed = (stack: DeploymentStack) => new Job(stack, 'orders', { image });
  expect(marked(seed, 'annotations', wave, { ordering: argoCd() })).toEqual({ '-2': ['NetworkPolicy', 'ServiceAccount'], none: ['Job'] });
  expect(marked(seed, 'labels', label)).toEqual({ none: ['Job', 'NetworkPolicy', 'ServiceAccount'] });
});

test('pods do not know of it', () => {
  const templateOf = (overrides: Overrides) =>
    synthesize(environment(overrides), (stack) => void orders(stack))
      .resources.ofType('apps/v1/Deployment')
      .map(({ values }) => values.spec);
  expect(templateOf({ ordering: argoCd() })).toEqual(templateOf({}));
  expect(JSON.stringify(templateOf({}))).not.toContain('stage');
});

describe('a migration that calls another workload', () => {
  const service = new Service('catalog', { http: { port: 80 } });
  const callee = (stack: DeploymentStack) => new Workload(stack, 'catalog', { image, replicas: 1, ports: service.ports });
  const both = (jobs: Readonly<Record<string, { readonly schedule?: string }>>) => (stack: DeploymentStack) => {
    new Workload(stack, 'orders', { image, replicas: 1, dependencies: { catalog: service.at('http') }, jobs: jobs as never });
    callee(stack);
  };
  const stagesOf = (define: (stack: DeploymentStack) => unknown) => {
    const { resources } = synthesize(environment({}), (stack) => void define(stack));
    return Object.fromEntries(
      resources.below('shop-development-local/catalog').all.map(({ values }) => [values.kind, values.metadata.labels[label]]),
    );
  };

  test('finds the policies that let it in, whichever step they belong to otherwise', () => {
    expect(stagesOf(both({ migrate: {} }))).toEqual({
      ServiceAccount: 'first',
      NetworkPolicy: 'first',
      Deployment: undefined,
      Service: undefined,
    });
  });

  test('is the only reason for it: neither a scheduled job nor a call alone asks for an order', () => {
    for (const jobs of [{}, { nightly: { schedule: '0 3 * * *' } }])
      expect(Object.values(stagesOf(both(jobs)))).toEqual([undefined, undefined, undefined, undefined]);
  });
});
