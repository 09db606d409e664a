import { AwsRedis, AwsRedisOptions, Redis, Workload } from '../../../../constructs';
import { Environment, text } from '../../../../lib';
import { synthesize } from '../../../../lib/testing';
import { baseline } from '../../../../policies';
import { aws, awsRegion, cloudless, orders } from '../../../kit/environments';

function redis(environment: Environment = aws(), dependency: () => Redis = () => new Redis({ size: 'small' })) {
  return synthesize(
    environment,
    orders(() => ({ cache: dependency() })),
  ).resources;
}

test('a Redis is reached by TLS only, encrypted with the key of the place, and backed up', () => {
  expect(redis().only('aws_elasticache_replication_group').values).toMatchObject({
    engine: 'redis',
    node_type: 'cache.t4g.micro',
    transit_encryption_enabled: true,
    transit_encryption_mode: 'required',
    at_rest_encryption_enabled: 'true',
    kms_key_id: awsRegion().keys!.cache,
    snapshot_retention_limit: 7,
  });
});

test('its name is cut to the 40 characters that ElastiCache takes', () => {
  const { replication_group_id } = redis().only('aws_elasticache_replication_group').values;
  expect(replication_group_id).toMatch(/^acme-production-eu-west-1-shop.*-[0-9a-f]{8}$/);
  expect(replication_group_id.length).toBeLessThanOrEqual(40);
});

test('only the pods reach it, from the data subnets to nobody', () => {
  const resources = redis();
  const group = resources.only('aws_security_group');
  const subnets = resources.only('aws_elasticache_subnet_group');
  expect(group.values.egress).toEqual([]);
  expect(subnets.values.subnet_ids).toEqual(awsRegion().network!.dataSubnetIds);
  expect(resources.only('aws_vpc_security_group_ingress_rule').values).toMatchObject({ from_port: 6379, to_port: 6379 });
  expect(resources.only('aws_elasticache_replication_group').values).toMatchObject({
    security_group_ids: [`\${${group.address}.id}`],
    subnet_group_name: `\${${subnets.address}.name}`,
  });
});

test('the pod gets the address by name, and that it must use TLS; there is no password', () => {
  const resources = redis();
  expect(resources.only('apps/v1/Deployment').values.spec.template.spec.containers[0].env).toEqual([
    { name: 'CACHE_HOST', valueFrom: { secretKeyRef: { name: 'orders-cache', key: 'host' } } },
    { name: 'CACHE_PORT', value: '6379' },
    { name: 'CACHE_TLS', value: 'true' },
    { name: 'CACHE_AUTH', value: 'none' },
  ]);
  expect(resources.ofType('aws_secretsmanager_secret')).toEqual([]);
});

test('it grants no cloud permission', () => {
  expect(redis().ofType('aws_iam_role')).toEqual([]);
});

test('one node fails alone, two or more take over from each other', () => {
  const failover = (nodes: number) => {
    const { values } = redis(aws({ provisioners: [AwsRedis.provisioner({ nodes })] })).only('aws_elasticache_replication_group');
    return [values.num_cache_clusters, values.automatic_failover_enabled, values.multi_az_enabled];
  };
  expect(failover(1)).toEqual([1, false, false]);
  expect(failover(3)).toEqual([3, true, true]);
});

test('an operator says what a size means, and keeps the other sizes', () => {
  const environment = aws({ provisioners: [AwsRedis.provisioner({ nodeTypes: { large: 'cache.r8g.large' } })] });
  const nodeType = (size: 'medium' | 'large') =>
    redis(environment, () => new Redis({ size })).only('aws_elasticache_replication_group').values.node_type;
  expect([nodeType('medium'), nodeType('large')]).toEqual(['cache.m7g.large', 'cache.r8g.large']);
});

test('a protected environment takes a final snapshot, and does not let Terraform destroy it', () => {
  const { values } = redis(aws({ protected: true })).only('aws_elasticache_replication_group');
  expect(values.lifecycle).toEqual({ prevent_destroy: true, ignore_changes: ['final_snapshot_identifier'] });
  const [, prefix] = /^([a-z0-9-]+-final-)\$\{formatdate\("YYYYMMDDhhmmss", plantimestamp\(\)\)\}$/.exec(values.final_snapshot_identifier)!;
  expect(prefix!.length + 'YYYYMMDDhhmmss'.length).toBeLessThanOrEqual(50);
  expect(redis().only('aws_elasticache_replication_group').values.final_snapshot_identifier).toBeUndefined();
});

test('it is maintained in the window of its region', () => {
  const { values } = redis(aws({ regions: [awsRegion({ maintenanceWindow: 'sun:03:00-sun:04:00' })] })).only(
    'aws_elasticache_replication_group',
  );
  expect(values.maintenance_window).toBe('sun:03:00-sun:04:00');
});

test.each([
  ['account', {}],
  ['network', { account: '111122223333' }],
  ['keys.cache', { account: '111122223333', network: awsRegion().network! }],
])('a place without %s is refused by name', (field, facts) => {
  const regions = [{ region: 'eu-west-1', clusters: awsRegion().clusters, ...facts }];
  expect(() => redis(cloudless({ regions, provisioners: [AwsRedis.provisioner()] }))).toThrow(`states no '${field}', which`);
});

describe('where the region says that caches are logged in to by IAM', () => {
  const iam = (facts: object = {}, options: AwsRedisOptions = {}) =>
    redis(
      aws({
        regions: [awsRegion({ cacheAuthentication: 'iam', ...facts })],
        provisioners: [AwsRedis.provisioner(options)],
        policies: [baseline],
      }),
    );
  const resources = iam();
  const group = resources.only('aws_elasticache_replication_group').values;
  const users = resources.ofType('aws_elasticache_user');
  const user = users.find(({ values }) => values.authentication_mode.type === 'iam')!.values;

  test('its users are one of IAM, with one name as id and as name, and the default one, which is off', () => {
    expect(user).toMatchObject({ engine: 'redis', user_name: user.user_id, access_string: 'on ~* &* +@all' });
    expect(user.user_id.length).toBeLessThanOrEqual(40);
    const other = users.find(({ values }) => values.user_name === 'default')!.values;
    expect(other.access_string).toMatch(/^off /);
    expect(other.user_id).not.toBe(user.user_id);
    const together = resources.only('aws_elasticache_user_group');
    expect(together.values.user_ids.sort()).toEqual(users.map(({ address }) => `\${${address}.user_id}`).sort());
    expect(group.user_group_ids).toEqual([`\${${together.address}.user_group_id}`]);
  });

  test('its pods may connect as that user to this cache, and to nothing else; no password is anywhere', () => {
    const arn = 'arn:aws:elasticache:eu-west-1:111122223333';
    expect(JSON.parse(resources.only('aws_iam_role_policy').values.policy).Statement).toEqual([
      {
        Effect: 'Allow',
        Action: 'elasticache:Connect',
        Resource: [`${arn}:replicationgroup:${group.replication_group_id}`, `${arn}:user:${user.user_id}`],
      },
    ]);
    const { env } = resources.only('apps/v1/Deployment').values.spec.template.spec.containers[0];
    expect(env).toEqual([
      { name: 'CACHE_HOST', valueFrom: { secretKeyRef: { name: 'orders-cache', key: 'host' } } },
      { name: 'CACHE_PORT', value: '6379' },
      { name: 'CACHE_TLS', value: 'true' },
      { name: 'CACHE_AUTH', value: 'iam' },
      { name: 'CACHE_USERNAME', value: user.user_id },
      { name: 'CACHE_CACHE_NAME', value: group.replication_group_id },
    ]);
    expect(resources.ofType('aws_secretsmanager_secret')).toEqual([]);
  });

  test('a version that knows no IAM is refused', () => {
    expect(() => iam({}, { engineVersion: '6.2' })).toThrow(
      /has the engine version '6.2', and 'cacheAuthentication' of the region is 'iam'/,
    );
  });

  test.each([
    ['iam', []],
    ['none', ['advisory']],
  ] as const)('a policy tells what is not asked, and fails nothing: %s', (cacheAuthentication, levels) => {
    const environment = aws({ regions: [awsRegion({ cacheAuthentication })], policies: [baseline] });
    const { report } = synthesize(
      environment,
      orders(() => ({ cache: new Redis({ size: 'small' }) })),
    );
    const found = report.findings.filter(({ rule }) => rule === 'aws/elasticache/users');
    expect(found.map(({ level }) => level)).toEqual(levels);
  });
});

test('what a place has not is the empty text in a text of the workload', () => {
  const { resources } = synthesize(aws(), (stack) => {
    new Workload(stack, 'orders', {
      image: 'ghcr.io/acme/orders',
      dependencies: { cache: new Redis({ size: 'small' }) },
      env: ({ cache }) => ({ LOGIN: text`user=${cache.username},password=${cache.password}`, PASSWORD: cache.password }),
    });
  });
  expect(resources.only('apps/v1/Deployment').values.spec.template.spec.containers[0].env).toEqual([
    { name: 'LOGIN', value: 'user=,password=' },
    { name: 'PASSWORD', value: '' },
  ]);
});
