import { AwsPostgres, Bucket, Postgres, Redis, Workload } from '../../../../constructs';
import { Cluster, Environment, text } from '../../../../lib';
import { synthesize } from '../../../../lib/testing';
import { aws, awsRegion, cloudless, eksCluster, orders } from '../../../kit/environments';

const name = 'acme-production-eu-west-1-shop-orders-db';

function postgres(environment: Environment = aws(), dependency: () => Postgres = () => new Postgres({ size: 'small' })) {
  return synthesize(
    environment,
    orders(() => ({ db: dependency() })),
  ).resources;
}

test('a database is private, encrypted with the key of the place, backed up and reached by TLS only', () => {
  const resources = postgres();
  expect(resources.only('aws_db_instance').values).toMatchObject({
    identifier: name,
    engine: 'postgres',
    publicly_accessible: false,
    storage_encrypted: true,
    kms_key_id: awsRegion().keys!.database,
    backup_retention_period: 7,
    copy_tags_to_snapshot: true,
    enabled_cloudwatch_logs_exports: ['postgresql', 'upgrade'],
  });
  expect(resources.only('aws_db_subnet_group').values.name).toBe(name);
  expect(resources.only('aws_db_parameter_group').values).toMatchObject({
    name: `${name}-postgres17`,
    family: 'postgres17',
    parameter: [{ name: 'rds.force_ssl', value: '1', apply_method: 'pending-reboot' }],
    lifecycle: { create_before_destroy: true },
  });
});

test('a database is monitored, and its statements are logged, where the operator says so', () => {
  const resources = postgres(aws({ provisioners: [AwsPostgres.provisioner({ monitoringRole: 'rds-monitoring', queryLogging: true })] }));
  expect(resources.only('aws_db_instance').values).toMatchObject({
    monitoring_interval: 60,
    monitoring_role_arn: 'arn:aws:iam::111122223333:role/rds-monitoring',
  });
  expect(resources.only('aws_db_parameter_group').values.parameter.slice(1)).toEqual([
    { name: 'log_statement', value: 'ddl' },
    { name: 'log_min_duration_statement', value: '1000' },
  ]);
  expect(postgres().only('aws_db_instance').values.monitoring_role_arn).toBeUndefined();
});

test('a database lies in the data subnets of the place', () => {
  const resources = postgres();
  const subnets = resources.only('aws_db_subnet_group');
  expect(subnets.values).toMatchObject({ name, subnet_ids: awsRegion().network!.dataSubnetIds });
  expect(resources.only('aws_db_instance').values.db_subnet_group_name).toBe(`\${${subnets.address}.name}`);
});

test('only the security groups of the pods reach a database, and it reaches nobody', () => {
  const resources = postgres();
  const group = resources.only('aws_security_group');
  expect(group.values).toMatchObject({ name, vpc_id: awsRegion().network!.vpcId, egress: [] });
  expect(resources.only('aws_vpc_security_group_ingress_rule').values).toMatchObject({
    security_group_id: `\${${group.address}.id}`,
    referenced_security_group_id: 'sg-0a1b2c3d4e5f60718',
    ip_protocol: 'tcp',
    from_port: 5432,
    to_port: 5432,
  });
  expect(resources.only('aws_db_instance').values.vpc_security_group_ids).toEqual([`\${${group.address}.id}`]);
});

test('each security group of the pods has a rule of its own', () => {
  const network = { ...awsRegion().network!, podSecurityGroupIds: ['sg-0aaa', 'sg-0bbb'] };
  const rules = postgres(aws({ regions: [awsRegion({ network })] })).ofType('aws_vpc_security_group_ingress_rule');
  expect(rules.map(({ path, values }) => [path.split('/').at(-1), values.referenced_security_group_id])).toEqual([
    ['sg-0aaa', 'sg-0aaa'],
    ['sg-0bbb', 'sg-0bbb'],
  ]);
});

test('the pods reach the data subnets at the port of the database', () => {
  const policy = postgres().below('shop-production-eu-west-1').only('networking.k8s.io/v1/NetworkPolicy');
  const rule = policy.values.spec.egress.find(({ ports }) => ports.some(({ port }) => port === 5432))!;
  expect(rule.ports).toEqual([{ port: 5432, protocol: 'TCP' }]);
  expect(rule.to.map(({ ipBlock }) => ipBlock.cidr)).toEqual(awsRegion().network!.dataSubnetCidrs);
});

test('the pod gets the address and the password by name, and the rest as literals', () => {
  const [container] = postgres().only('apps/v1/Deployment').values.spec.template.spec.containers;
  expect(container.env).toEqual([
    { name: 'DB_HOST', valueFrom: { secretKeyRef: { name: 'orders-db', key: 'host' } } },
    { name: 'DB_PORT', value: '5432' },
    { name: 'DB_DATABASE', value: 'shop_orders' },
    { name: 'DB_USERNAME', value: 'slipway' },
    { name: 'DB_PASSWORD', valueFrom: { secretKeyRef: { name: 'orders-db', key: 'password' } } },
    { name: 'DB_SSL_MODE', value: 'require' },
  ]);
});

test('a developer may name the database', () => {
  const resources = postgres(aws(), () => new Postgres({ size: 'small', database: 'ledger' }));
  expect(resources.only('aws_db_instance').values.db_name).toBe('ledger');
});

test('a protected environment keeps its databases: deletion protection, a named final snapshot, backups that outlive them', () => {
  expect(postgres(aws({ protected: true })).only('aws_db_instance').values).toMatchObject({
    deletion_protection: true,
    delete_automated_backups: false,
    skip_final_snapshot: false,
    lifecycle: { prevent_destroy: true },
  });
});

test('the name of the last snapshot has the time at which the database was made, so that it can be used twice, and stays', () => {
  expect(postgres(aws({ protected: true })).only('aws_db_instance').values).toMatchObject({
    final_snapshot_identifier: `${name}-final-\${formatdate("YYYYMMDDhhmmss", plantimestamp())}`,
    lifecycle: { prevent_destroy: true, ignore_changes: ['final_snapshot_identifier'] },
  });
});

test('another major version upgrades a database where no data is protected', () => {
  const allowed = (environment: Environment) => postgres(environment).only('aws_db_instance').values.allow_major_version_upgrade;
  expect([allowed(aws()), allowed(aws({ protected: true }))]).toEqual([true, false]);
});

test('where data is protected, an override lets one database be upgraded', () => {
  const { resources } = synthesize(aws({ protected: true }), (stack) => {
    new Workload(stack, 'orders', { image: 'ghcr.io/acme/orders', dependencies: { db: new Postgres({ size: 'small' }) } }).override(
      'db/Resource.allow_major_version_upgrade',
      true,
      { reason: 'PostgreSQL 18', expires: '2999-12-31' },
    );
  });
  expect(resources.only('aws_db_instance').values.allow_major_version_upgrade).toBe(true);
});

describe('where a cluster states security groups for pods', () => {
  const group = awsRegion().network!.podSecurityGroupIds[0]!;
  const place = (...clusters: Cluster[]) => aws({ regions: [awsRegion({ clusters })] });
  const asked = (name: string) => eksCluster(name, { podSecurityGroupIds: [group] });

  test('all pods of a workload have them, once, by their service account', () => {
    const { resources } = synthesize(place(asked('blue'), eksCluster('green')), (stack) => {
      new Workload(stack, 'orders', {
        image: 'ghcr.io/acme/orders',
        dependencies: { db: new Postgres({ size: 'small' }), more: new Postgres({ size: 'small' }), cache: new Redis({ size: 'small' }) },
        jobs: { migrate: {} },
      });
    });
    const { address, values } = resources.only('vpcresources.k8s.aws/v1beta1/SecurityGroupPolicy');
    expect(address).toBe('blue/shop/SecurityGroupPolicy.vpcresources.k8s.aws/orders');
    expect(values.spec.securityGroups).toEqual({ groupIds: [group] });
    const { labels } = resources.ofType('v1/ServiceAccount')[0]!.values.metadata;
    expect(labels).toMatchObject(values.spec.serviceAccountSelector.matchLabels);
    expect(Object.keys(values.spec.serviceAccountSelector.matchLabels)).not.toEqual([]);
    expect(values.metadata.labels['slipway.dev/stage']).toBe('first');
  });

  test('a workload without a database has those of its node', () => {
    const { resources } = synthesize(
      place(asked('blue')),
      orders(() => ({ files: new Bucket() })),
    );
    expect(resources.ofType('vpcresources.k8s.aws/v1beta1/SecurityGroupPolicy')).toEqual([]);
  });
});

test('elsewhere a database goes without a trace', () => {
  const { values } = postgres().only('aws_db_instance');
  expect(values).toMatchObject({ deletion_protection: false, delete_automated_backups: true, skip_final_snapshot: true });
  expect(values.final_snapshot_identifier).toBeUndefined();
  expect(values.lifecycle).toBeUndefined();
});

test('an operator says what a size means, and keeps the other sizes', () => {
  const large = { instanceClass: 'db.r8g.4xlarge', allocatedStorage: 1000, maxAllocatedStorage: 4000 };
  const environment = aws({ provisioners: [AwsPostgres.provisioner({ sizes: { large } })] });
  expect(postgres(environment, () => new Postgres({ size: 'large' })).only('aws_db_instance').values).toMatchObject({
    instance_class: 'db.r8g.4xlarge',
    allocated_storage: 1000,
    max_allocated_storage: 4000,
  });
  expect(postgres(environment, () => new Postgres({ size: 'medium' })).only('aws_db_instance').values.instance_class).toBe('db.m7g.large');
});

test('an operator chooses version, standby, backups and insights', () => {
  const options = { engineVersion: '16.9', multiAz: true, backupRetentionDays: 35, performanceInsights: true };
  const resources = postgres(aws({ provisioners: [AwsPostgres.provisioner(options)] }));
  expect(resources.only('aws_db_instance').values).toMatchObject({
    engine_version: '16.9',
    allow_major_version_upgrade: true,
    multi_az: true,
    backup_retention_period: 35,
    performance_insights_enabled: true,
    performance_insights_kms_key_id: awsRegion().keys!.database,
  });
  expect(resources.only('aws_db_parameter_group').values.family).toBe('postgres16');
});

test.each([
  ['account', {}],
  ['network', { account: '111122223333' }],
  ['keys.database', { account: '111122223333', network: awsRegion().network! }],
  [
    'keys.secrets',
    { account: '111122223333', network: awsRegion().network!, keys: { database: 'arn:aws:kms:eu-west-1:111122223333:key/1' } },
  ],
])('a place without %s is refused by name', (field, facts) => {
  const regions = [{ region: 'eu-west-1', clusters: awsRegion().clusters, ...facts }];
  expect(() => postgres(cloudless({ regions, provisioners: [AwsPostgres.provisioner()] }))).toThrow(`states no '${field}', which`);
});

describe('what a region asks', () => {
  const groups = (facts: object, environment = {}) =>
    postgres(aws({ regions: [awsRegion(facts)], ...environment })).ofType('aws_cloudwatch_log_group');

  test('logs are kept as long as it says, in groups that are there before the database', () => {
    const resources = postgres(aws({ regions: [awsRegion({ logRetentionDays: 365 })] }));
    const made = resources.ofType('aws_cloudwatch_log_group');
    expect(made.map(({ values }) => [values.name, values.retention_in_days, values.skip_destroy])).toEqual([
      [`/aws/rds/instance/${name}/postgresql`, 365, false],
      [`/aws/rds/instance/${name}/upgrade`, 365, false],
    ]);
    expect(resources.only('aws_db_instance').values.depends_on).toEqual(made.map(({ address }) => address));
  });

  test('logs are encrypted with its key, and outlive a database whose data is protected', () => {
    const key = awsRegion().keys!.secrets!;
    const [group] = groups({ logRetentionDays: 30, keys: { ...awsRegion().keys, logs: key } }, { protected: true });
    expect(group!.values).toMatchObject({ kms_key_id: key, skip_destroy: true });
  });

  test('where it says nothing, RDS makes the groups', () => {
    expect(groups({})).toEqual([]);
    expect(postgres().only('aws_db_instance').values.depends_on).toBeUndefined();
  });

  test('a database is maintained in its window', () => {
    const window = (facts: object) => postgres(aws({ regions: [awsRegion(facts)] })).only('aws_db_instance').values.maintenance_window;
    expect(window({ maintenanceWindow: 'sun:23:30-mon:00:30' })).toBe('sun:23:30-mon:00:30');
    expect(window({})).toBeUndefined();
  });
});

describe('how far a database is to be trusted', () => {
  const podIn = (facts: object) => {
    const { resources } = synthesize(aws({ regions: [awsRegion(facts)] }), (stack) => {
      new Workload(stack, 'orders', {
        image: 'ghcr.io/acme/orders',
        dependencies: { db: new Postgres({ size: 'small' }) },
        env: ({ db }) => ({ PGSSLMODE: db.sslMode, URL: text`postgres://u@h/d?sslmode=${db.sslMode}&sslrootcert=/etc/db/ca.pem` }),
        files: ({ db }) => ({ '/etc/db/ca.pem': db.ca }),
      });
    });
    return resources.only('apps/v1/Deployment').values.spec.template.spec;
  };

  test('where the place knows who signs, the database is verified by a file of the place', () => {
    const pod = podIn({ databaseAuthorities: { configMap: 'database-authorities', key: 'ca.pem' } });
    expect(pod.containers[0].env).toEqual([
      { name: 'PGSSLMODE', value: 'verify-full' },
      { name: 'URL', value: 'postgres://u@h/d?sslmode=verify-full&sslrootcert=/etc/db/ca.pem' },
    ]);
    expect(pod.volumes).toContainEqual({
      name: 'file-0',
      configMap: { name: 'database-authorities', defaultMode: 0o444, items: [{ key: 'ca.pem', path: 'content' }] },
    });
    expect(pod.containers[0].volumeMounts).toContainEqual(expect.objectContaining({ name: 'file-0', mountPath: '/etc/db/ca.pem' }));
  });

  test('elsewhere the output says that TLS is all, and there is no file', () => {
    const pod = podIn({});
    expect(pod.containers[0].env[0]).toEqual({ name: 'PGSSLMODE', value: 'require' });
    expect(pod.volumes.map(({ name: volume }: { name: string }) => volume)).toEqual(['tmp']);
  });

  test('a file sets no variable by itself', () => {
    const resources = postgres(aws({ regions: [awsRegion({ databaseAuthorities: { configMap: 'authorities', key: 'ca.pem' } })] }));
    const { env } = resources.only('apps/v1/Deployment').values.spec.template.spec.containers[0];
    expect(env.map(({ name: variable }: { name: string }) => variable)).toEqual([
      'DB_HOST',
      'DB_PORT',
      'DB_DATABASE',
      'DB_USERNAME',
      'DB_PASSWORD',
      'DB_SSL_MODE',
    ]);
  });
});
