import { Duration } from 'cdk8s';
import { ExternalSecrets, Postgres, Redis } from '../../../../constructs';
import { Environment } from '../../../../lib';
import { synthesize } from '../../../../lib/testing';
import { aws, awsRegion, eksCluster, orders } from '../../../kit/environments';

const name = 'acme-production-eu-west-1-shop-orders-db';

function resourcesIn(environment: Environment = aws()) {
  return synthesize(
    environment,
    orders(() => ({ db: new Postgres({ size: 'small' }) })),
  ).resources;
}

const remote = { conversionStrategy: 'Default', decodingStrategy: 'None', metadataPolicy: 'None' };

test('one ExternalSecret reads facts and secrets of a dependency, each from the store of its service', () => {
  expect(resourcesIn().only('external-secrets.io/v1/ExternalSecret').values).toMatchObject({
    metadata: { name: 'orders-db', namespace: 'shop' },
    spec: {
      refreshInterval: '1h0m0s',
      target: { name: 'orders-db', creationPolicy: 'Owner', deletionPolicy: 'Retain' },
      data: [
        {
          secretKey: 'host',
          remoteRef: { key: `/${name}/host`, ...remote },
          sourceRef: { storeRef: { kind: 'ClusterSecretStore', name: 'parameter-store' } },
        },
        {
          secretKey: 'password',
          remoteRef: { key: `${name}/password`, ...remote },
          sourceRef: { storeRef: { kind: 'ClusterSecretStore', name: 'secrets-manager' } },
        },
      ],
    },
  });
});

test('what it reads is what Terraform writes', () => {
  const resources = resourcesIn();
  const [host, password] = resources.only('external-secrets.io/v1/ExternalSecret').values.spec.data;
  const parameter = resources.only('aws_ssm_parameter').values;
  expect(parameter).toMatchObject({ name: host.remoteRef.key, type: 'String' });
  expect(parameter.insecure_value).toBe(`\${${resources.only('aws_db_instance').address}.address}`);
  expect(resources.only('aws_secretsmanager_secret').values.name).toBe(password.remoteRef.key);
});

test('every cluster of a region reads the same entries', () => {
  const resources = resourcesIn(aws({ regions: [awsRegion({ clusters: [eksCluster('blue'), eksCluster('green')] })] }));
  const secrets = resources.ofType('external-secrets.io/v1/ExternalSecret');
  expect(secrets.map(({ address }) => address)).toEqual([
    'blue/shop/ExternalSecret.external-secrets.io/orders-db',
    'green/shop/ExternalSecret.external-secrets.io/orders-db',
  ]);
  expect(secrets[0]!.values.spec).toEqual(secrets[1]!.values.spec);
  expect(resources.ofType('aws_ssm_parameter')).toHaveLength(1);
});

test('an operator chooses how often it reads', () => {
  const environment = aws({ delivery: new ExternalSecrets({ refreshInterval: Duration.minutes(90) }) });
  expect(resourcesIn(environment).only('external-secrets.io/v1/ExternalSecret').values.spec.refreshInterval).toBe('1h30m0s');
});

test('a cluster without secret stores is refused by name', () => {
  const { secretStores: _, ...cluster } = eksCluster('blue');
  expect(() => resourcesIn(aws({ regions: [awsRegion({ clusters: [cluster] })] }))).toThrow(
    "states no 'clusters.blue.secretStores', which",
  );
});

test('a Secret whose name is too long is refused', () => {
  const define = orders(() => ({ ['d'.repeat(57)]: new Redis({ size: 'small' }) }));
  expect(() => synthesize(aws(), define)).toThrow(/^The Secret of '.*' has the name 'orders-d+' of 64 characters. Use at most 63.$/);
});

test('what is known at synth is not delivered', () => {
  const { data } = resourcesIn().only('external-secrets.io/v1/ExternalSecret').values.spec;
  expect(data.map(({ secretKey }: { secretKey: string }) => secretKey)).toEqual(['host', 'password']);
});
