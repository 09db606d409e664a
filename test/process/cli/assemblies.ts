import { AssembledStack, Assembly } from '../../../lib/assembly/assembly';
import { sha256 } from '../../../lib/documents/hash';

/** A stack with one workload, `orders`, in each of its clusters. */
export function stack(app: string, environment: string, region: string, clusters: readonly string[], protects = false): AssembledStack {
  const id = `${app}-${environment}-${region}`;
  const source = { file: 'apps/orders.ts', line: 3, column: 7 };
  return {
    id,
    app,
    environment,
    region,
    protected: protects,
    account: '111122223333',
    partition: 'aws',
    namespace: app,
    packs: [{ name: 'baseline', version: '1.0.0', levels: { 'k8s/image/tag': 'mandatory' } }],
    approvedOrigins: ['./platform'],
    dependsOn: [`platform-${environment}-${region}`],
    terraform: { file: `stacks/${id}/cdk.tf.json`, sha256: sha256(id) },
    clusters: clusters.map((name) => ({
      name,
      kubernetesVersion: '1.34',
      manifests: [{ file: `${environment}/${name}/${id}/orders.k8s.yaml`, sha256: sha256(name) }],
    })),
    workloads: [
      {
        name: 'orders',
        path: `${id}/orders`,
        source,
        namespace: app,
        image: 'registry.example/orders:v1',
        bindings: [
          {
            name: 'uploads',
            type: 'bucket',
            provider: 'AwsBucket',
            outputs: { name: 'literal', region: { kind: 'ConfigMap', name: 'orders-uploads', key: 'region' } },
          },
        ],
      },
    ],
    resources: [
      {
        engine: 'terraform',
        type: 'aws_s3_bucket',
        address: 'aws_s3_bucket.uploads',
        path: `${id}/orders/uploads`,
        imported: source,
        sha256: sha256('a'),
      },
      ...clusters.map((name) => ({
        engine: 'kubernetes' as const,
        type: 'apps/v1/Deployment',
        address: `${name}/${app}/Deployment/orders`,
        path: `${id}/orders/Deployment`,
        source,
        sha256: sha256('b'),
      })),
    ],
  };
}

export const assembly: Assembly = {
  schemaVersion: 1,
  organization: 'acme',
  environments: [
    {
      name: 'production',
      release: 'apps/releases/production.json',
      requireDigest: true,
      updates: [{ workloads: 'shop/*', kind: 'semver', expression: '^2', prereleases: true }],
      approvals: {
        count: 2,
        roles: ['operator'],
        acknowledgedBy: { dataLoss: ['dba'] },
        maxAgeSeconds: 259_200,
        windows: [
          { timeZone: 'Europe/Berlin', days: ['mon', 'tue'], from: '09:00', to: '17:00' },
          { first: '2026-12-20', last: '2027-01-03', closed: true },
        ],
      },
    },
  ],
  stacks: [
    stack('shop', 'development', 'local', ['kind']),
    stack('shop', 'production', 'eu-west-1', ['blue', 'green'], true),
    stack('shop', 'production', 'us-east-1', ['us'], true),
  ],
};

/** The same with a migration in one cluster of two environments. */
export const migrating: Assembly = {
  ...assembly,
  stacks: assembly.stacks.map((each) => {
    const cluster = each.clusters.find(({ name }) => name === 'kind' || name === 'us')?.name;
    return cluster === undefined ? each : { ...each, resources: [...each.resources, migration(each, cluster)] };
  }),
};

function migration({ id, app }: AssembledStack, cluster: string): AssembledStack['resources'][number] {
  const name = 'orders-migrate-0a1b2c3d';
  return {
    engine: 'kubernetes',
    type: 'batch/v1/Job',
    address: `${cluster}/${app}/Job/${name}`,
    path: `${id}/orders/migrate/Job`,
    sha256: sha256(name),
  };
}
