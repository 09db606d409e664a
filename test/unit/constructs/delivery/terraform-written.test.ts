import { kubernetesProviders, Postgres, Redis } from '../../../../constructs';
import { Dependency, Environment, ExistingSecret, StoredSecret } from '../../../../lib';
import { synthesize } from '../../../../lib/testing';
import { aws, awsRegion, awsWithoutExternalSecrets, eksCluster, orders } from '../../../kit/environments';

function resourcesIn(environment: Environment = awsWithoutExternalSecrets()) {
  return synthesize(
    environment,
    orders(() => ({ db: new Postgres({ size: 'small' }) })),
  ).resources;
}

const metadata = { name: 'orders-db', namespace: 'shop', labels: { 'app.kubernetes.io/managed-by': 'terraform' } };

test('facts go to a ConfigMap', () => {
  const resources = resourcesIn();
  expect(resources.only('kubernetes_config_map_v1').values).toEqual({
    provider: 'kubernetes.sandbox',
    metadata,
    data: { host: `\${${resources.only('aws_db_instance').address}.address}` },
  });
});

test('secrets go to a Secret whose content is write-only', () => {
  const { values } = resourcesIn().only('kubernetes_secret_v1');
  expect(values).toEqual({
    provider: 'kubernetes.sandbox',
    metadata,
    type: 'Opaque',
    data_wo: { password: expect.stringMatching(/^\$\{var\.slipway_secrets \? ephemeral\./) },
    data_wo_revision: expect.any(Number),
  });
  expect(values.data).toBeUndefined();
});

describe('the content is written anew', () => {
  /** The revision of a Secret with these secrets of a workload, by key. */
  function revisionOf(secrets: Readonly<Record<string, StoredSecret | ExistingSecret>>): number {
    const vault = {
      type: 'vault',
      name: 'Vault',
      provision: () => ({ outputs: secrets }),
    };
    class Vault extends Dependency {
      readonly type = 'vault';
      readonly outputs = Object.fromEntries(Object.keys(secrets).map((key) => [key, 'secret' as const]));
    }
    const { resources } = synthesize(
      awsWithoutExternalSecrets({ provisioners: [vault] }),
      orders(() => ({ db: new Vault() })),
    );
    return resources.only('kubernetes_secret_v1').values.data_wo_revision;
  }
  const secret = (name: string, version: number) => new StoredSecret(name, `value of ${name}`, version);
  const before = { a: secret('one', 1), b: secret('two', 2) };

  test.each([
    ['a version grows', { ...before, b: secret('two', 3) }],
    ['versions change places', { a: secret('one', 2), b: secret('two', 1) }],
    ['a key is renamed', { a: secret('one', 1), c: secret('two', 2) }],
    ['a key is gone', { a: secret('one', 1) }],
    ['a key is added', { ...before, c: secret('three', 0) }],
    ['another secret stands behind a key', { ...before, b: secret('other', 2) }],
    ['two keys change places', { a: secret('two', 2), b: secret('one', 1) }],
  ])('when %s', (_what, after) => {
    expect(revisionOf(after)).not.toBe(revisionOf(before));
  });

  test('when what somebody else stores has another version, or another part of it is read', () => {
    const revisions = [
      new ExistingSecret('one'),
      new ExistingSecret('one', 'key'),
      new ExistingSecret('one', 'other'),
      new ExistingSecret('one', 'key', 2),
      new ExistingSecret('two', 'key'),
    ].map((a) => revisionOf({ a }));
    expect(new Set(revisions).size).toBe(revisions.length);
    expect(revisionOf({ a: new ExistingSecret('one', 'key') })).toBe(revisions[1]);
  });

  test('and not when only the order is another; by a whole number that every provider takes', () => {
    const revision = revisionOf(before);
    expect(revisionOf({ b: before.b, a: before.a })).toBe(revision);
    expect(Number.isInteger(revision) && revision >= 1 && revision < 2 ** 31).toBe(true);
  });
});

test('the pod refers to both by name and key', () => {
  const { env } = resourcesIn().only('apps/v1/Deployment').values.spec.template.spec.containers[0];
  expect(env).toContainEqual({ name: 'DB_HOST', valueFrom: { configMapKeyRef: { name: 'orders-db', key: 'host' } } });
  expect(env).toContainEqual({ name: 'DB_PASSWORD', valueFrom: { secretKeyRef: { name: 'orders-db', key: 'password' } } });
});

test('a dependency without secrets gets no Secret', () => {
  const { resources } = synthesize(
    awsWithoutExternalSecrets(),
    orders(() => ({ cache: new Redis({ size: 'small' }) })),
  );
  expect(resources.ofType('kubernetes_secret_v1')).toEqual([]);
  expect(resources.only('kubernetes_config_map_v1').values.metadata.name).toBe('orders-cache');
});

test('nothing of it is in the manifests, nor carries the label by which their objects are pruned', () => {
  const resources = resourcesIn();
  expect(resources.ofType('v1/ConfigMap')).toEqual([]);
  expect(resources.ofType('v1/Secret')).toEqual([]);
  expect(resources.only('kubernetes_secret_v1').values.metadata.labels['slipway.dev/stack']).toBeUndefined();
});

test('each cluster is written through its own provider', () => {
  const resources = resourcesIn(
    awsWithoutExternalSecrets({ regions: [awsRegion({ clusters: [eksCluster('blue'), eksCluster('green')] })] }),
  );
  expect(resources.ofType('kubernetes_secret_v1').map(({ path, values }) => [path, values.provider])).toEqual([
    ['shop-sandbox-eu-west-1/orders/db/delivery/blue/secrets', 'kubernetes.blue'],
    ['shop-sandbox-eu-west-1/orders/db/delivery/green/secrets', 'kubernetes.green'],
  ]);
});

test('an environment without Kubernetes providers is refused', () => {
  expect(() => resourcesIn(awsWithoutExternalSecrets({ terraform: aws().terraform }))).toThrow(
    "Environment 'sandbox' has no Kubernetes provider with the alias 'sandbox'",
  );
  expect(() => resourcesIn(awsWithoutExternalSecrets({ terraform: [...aws().terraform, kubernetesProviders()] }))).not.toThrow();
});
