import { rdsTagsMonitoring } from '../../../../policies/aws/groups';
import { rdsAdminNamePort } from '../../../../policies/aws/rds/rds-admin-name-port';
import { rdsAuditLog } from '../../../../policies/aws/rds/rds-audit-log';
import { minimumDays, rdsBackup } from '../../../../policies/aws/rds/rds-backup';
import { authorities, rdsCa } from '../../../../policies/aws/rds/rds-ca';
import { rdsCopyTags } from '../../../../policies/aws/rds/rds-copy-tags';
import { rdsDeletionLock } from '../../../../policies/aws/rds/rds-deletion-lock';
import { rdsDeletionProtection } from '../../../../policies/aws/rds/rds-deletion-protection';
import { rdsEncryption } from '../../../../policies/aws/rds/rds-encryption';
import { rdsEncryptionCmk } from '../../../../policies/aws/rds/rds-encryption-cmk';
import { rdsEnhancedMonitoring } from '../../../../policies/aws/rds/rds-enhanced-monitoring';
import { rdsIamAuth } from '../../../../policies/aws/rds/rds-iam-auth';
import { rdsLogExports } from '../../../../policies/aws/rds/rds-log-exports';
import { rdsLogs } from '../../../../policies/aws/rds/rds-logs';
import { rdsMinorUpgrades } from '../../../../policies/aws/rds/rds-minor-upgrades';
import { rdsMultiAz } from '../../../../policies/aws/rds/rds-multi-az';
import { rdsNoPlainPassword } from '../../../../policies/aws/rds/rds-no-plain-password';
import { rdsNotPublic } from '../../../../policies/aws/rds/rds-not-public';
import { rdsPerformanceInsights } from '../../../../policies/aws/rds/rds-performance-insights';
import { rdsPerformanceInsightsCmk } from '../../../../policies/aws/rds/rds-performance-insights-cmk';
import { rdsQueryLogging } from '../../../../policies/aws/rds/rds-query-logging';
import { rdsStandby } from '../../../../policies/aws/rds/rds-standby';
import { rdsStorageCmk } from '../../../../policies/aws/rds/rds-storage-cmk';
import { rdsTls } from '../../../../policies/aws/rds/rds-tls';
import { describePolicy, terraform } from '../table';

const database = (values: object = {}) => terraform('aws_db_instance', { identifier: 'orders', engine: 'postgres', ...values });
const cluster = (values: object = {}) =>
  terraform('aws_rds_cluster', { cluster_identifier: 'orders', engine: 'aurora-postgresql', ...values });
const member = (values: object = {}, name = 'it') =>
  terraform('aws_rds_cluster_instance', { cluster_identifier: '${aws_rds_cluster.it.id}', ...values }, name);
/** Where data is protected. */
const kept = (...resources: readonly ReturnType<typeof terraform>[]) => ({ resources, protected: true });

describePolicy(rdsEncryption, {
  pass: {
    'an encrypted database': database({ storage_encrypted: true }),
    'an encrypted cluster': cluster({ storage_encrypted: 'true' }),
  },
  excused: {
    'Aurora Serverless, which encrypts by itself': cluster({ engine_mode: 'serverless' }),
    'a replica, which is encrypted as its source is': database({ replicate_source_db: 'orders' }),
    'a database of a snapshot, which is encrypted as that is': database({ snapshot_identifier: 'orders' }),
    'a member of a global cluster, which is encrypted as that is': cluster({ global_cluster_identifier: 'orders' }),
    'a replica of a cluster, which is encrypted as its source is': cluster({ replication_source_identifier: 'orders' }),
    'a database of an earlier moment, which is encrypted as its source is': database({
      restore_to_point_in_time: [{ source_db_instance_identifier: 'orders' }],
    }),
    'a cluster of an earlier moment, which is encrypted as its source is': cluster({
      restore_to_point_in_time: [{ source_cluster_identifier: 'orders' }],
    }),
  },
  fail: {
    'a snapshot, restored in the clear': database({ snapshot_identifier: 'orders', storage_encrypted: false }),
    'a database that says nothing': database(),
    'one that says no': database({ storage_encrypted: false }),
    'a cluster that says nothing': cluster(),
  },
  unknown: { 'a variable': database({ storage_encrypted: '${var.encrypted}' }) },
});

describePolicy(rdsEncryptionCmk, {
  pass: {
    'a key': database({ kms_key_id: '${aws_kms_key.data.arn}' }),
    'a key for Performance Insights too': database({
      kms_key_id: 'key',
      performance_insights_enabled: true,
      performance_insights_kms_key_id: 'key',
    }),
  },
  excused: {
    'a member of a cluster without Performance Insights': member(),
  },
  fail: {
    'no key': cluster(),
    'none for Performance Insights': database({ kms_key_id: 'key', performance_insights_enabled: true }),
    'none for that of a member': member({ performance_insights_enabled: true }),
  },
  unknown: { 'a key that may be null': database({ kms_key_id: '${var.key}' }) },
});

describePolicy(rdsNotPublic, {
  pass: { 'one that says no': member({ publicly_accessible: false }) },
  excused: {
    'a database that says nothing: it has none': database(),
  },
  fail: {
    'a public database': database({ publicly_accessible: true }),
    'a public member of a cluster': member({ publicly_accessible: 'true' }),
  },
  unknown: { 'a variable': database({ publicly_accessible: '${var.public}' }) },
});

describePolicy(rdsBackup, {
  pass: {
    'a day': database({ backup_retention_period: 1 }),
    'a week, where data is protected': kept(database({ backup_retention_period: 7 })),
  },
  excused: {
    'a cluster that says nothing: AWS keeps a day': cluster(),
    'a replica, which is backed up with its source': database({ replicate_source_db: 'orders' }),
  },
  fail: {
    'a database that says nothing': database(),
    none: database({ backup_retention_period: 0 }),
    'a day, where data is protected': kept(cluster({ backup_retention_period: 1 })),
    'fewer than a pack asks for': { ...kept(database({ backup_retention_period: 7 })), parameters: [minimumDays.set(14)] },
    'more than RDS takes': database({ backup_retention_period: 40 }),
  },
  unknown: { 'a variable': database({ backup_retention_period: '${var.days}' }) },
});

describePolicy(rdsDeletionProtection, {
  pass: {
    'a database that is protected': kept(database({ deletion_protection: true, skip_final_snapshot: false })),
    'a cluster with a last snapshot': kept(cluster({ deletion_protection: true, skip_final_snapshot: false })),
    'any, where nothing is protected': database(),
  },
  fail: {
    'a database that says nothing': kept(database()),
    'one without a last snapshot': kept(cluster({ deletion_protection: true, skip_final_snapshot: true })),
  },
  unknown: { 'a variable': kept(database({ deletion_protection: '${var.protected}' })) },
});

describePolicy(rdsMultiAz, {
  pass: {
    'a standby': kept(database({ multi_az: true })),
    'none, where nothing is protected': database(),
    'two members': kept(cluster(), member({}, 'one'), member({}, 'two')),
  },
  excused: {
    'a cluster of RDS itself, which has standbys': kept(cluster({ db_cluster_instance_class: 'db.m6gd.large' })),
  },
  fail: { 'no standby': kept(database({ multi_az: false })), 'one member': kept(cluster(), member()), nothing: kept(database()) },
  unknown: { 'a variable': kept(database({ multi_az: '${var.standby}' })) },
});

describePolicy(rdsIamAuth, {
  pass: {
    'a database that takes them': database({ iam_database_authentication_enabled: true }),
    'a cluster that takes them': cluster({ iam_database_authentication_enabled: true }),
  },
  excused: {
    'a cluster of Neptune or DocumentDB': cluster({ engine: 'neptune' }),
    'an engine that cannot take them': database({ engine: 'oracle-se2' }),
  },
  fail: { 'a database that says nothing': database(), 'a cluster that says nothing': cluster() },
  unknown: { 'a variable': database({ iam_database_authentication_enabled: '${var.iam}' }) },
});

describePolicy(rdsMinorUpgrades, {
  pass: { 'one that does': member({ auto_minor_version_upgrade: true }) },
  excused: {
    'a database that says nothing: it does': database(),
  },
  fail: { 'one that does not': database({ auto_minor_version_upgrade: false }) },
  unknown: { 'a variable': database({ auto_minor_version_upgrade: '${var.upgrades}' }) },
});

describePolicy(rdsLogs, {
  pass: {
    PostgreSQL: database({ enabled_cloudwatch_logs_exports: ['postgresql'] }),
    'a cluster of MySQL with its audit log': cluster({ engine: 'aurora-mysql', enabled_cloudwatch_logs_exports: ['audit', 'error'] }),
  },
  excused: {
    'a cluster of PostgreSQL, which has no audit log': cluster({
      engine: 'aurora-postgresql',
      enabled_cloudwatch_logs_exports: ['postgresql'],
    }),
  },
  fail: {
    'a database that says nothing': database(),
    'an empty list': database({ enabled_cloudwatch_logs_exports: [] }),
    'a cluster of MySQL without': cluster({ engine: 'aurora-mysql', enabled_cloudwatch_logs_exports: ['error'] }),
  },
  unknown: { 'a variable': database({ enabled_cloudwatch_logs_exports: '${var.logs}' }) },
});

const group = (family: string, parameters: Readonly<Record<string, string>>) =>
  terraform('aws_db_parameter_group', {
    name: 'orders',
    family,
    parameter: Object.entries(parameters).map(([name, value]) => ({ name, value })),
  });
const inGroup = (values: object = {}) => database({ parameter_group_name: '${aws_db_parameter_group.it.id}', ...values });

describePolicy(rdsQueryLogging, {
  pass: {
    'a group with both': [inGroup(), group('postgres17', { log_statement: 'ddl', log_min_duration_statement: '1000' })],
    'a database of MySQL': database({ engine: 'mysql' }),
  },
  excused: {
    'a database whose parameter group is of another stack': database({ parameter_group_name: 'shared' }),
  },
  fail: {
    'a group without': [inGroup(), group('postgres17', { log_statement: 'ddl' })],
    'no group': database(),
    'the default group': database({ parameter_group_name: 'default.postgres17' }),
  },
  unknown: { 'an engine that is a variable': database({ engine: '${var.engine}' }) },
});

describePolicy(rdsTls, {
  pass: {
    'PostgreSQL that refuses': [inGroup(), group('postgres14', { 'rds.force_ssl': '1' })],
    'MySQL that refuses': group('mysql8.0', { require_secure_transport: 'on' }),
  },
  excused: {
    'PostgreSQL that refuses by itself': [inGroup(), group('postgres17', {})],
    'an engine without such a switch': group('oracle-se2-19', {}),
    'a database whose parameter group is of another stack': database({ parameter_group_name: 'shared' }),
    'a cluster whose parameter group is of another stack': cluster({ db_cluster_parameter_group_name: 'shared', engine_version: '16.6' }),
    'a group that is judged with its database': [group('postgres14', {}), inGroup()],
    'a PostgreSQL that refuses by itself, without a group': database({ engine_version: '17.4' }),
    'a database of no version, which is a new one': database(),
    'a MariaDB that refuses by itself': database({ engine: 'mariadb', engine_version: '11.8.3' }),
    'an Aurora that refuses by itself': cluster({ engine_version: '17.4' }),
    'a replica, which is as its source': database({ engine: undefined, replicate_source_db: 'orders' }),
  },
  fail: {
    'an old PostgreSQL that says nothing': [inGroup(), group('postgres14', {})],
    'PostgreSQL that is told not to': [inGroup(), group('postgres17', { 'rds.force_ssl': '0' })],
    'MySQL that says nothing': group('mysql8.0', {}),
    'SQL Server that says nothing': group('sqlserver-se-15.0', {}),
    'an old PostgreSQL without a group': database({ engine_version: '14' }),
    'an old PostgreSQL in the group of its engine': database({ engine_version: '14', parameter_group_name: 'default.postgres14' }),
    'MySQL without a group': database({ engine: 'mysql', engine_version: '8.0' }),
    'a MariaDB whose minor version is too old': database({ engine: 'mariadb', engine_version: '11.4' }),
    'an Aurora of PostgreSQL without a group': cluster({ engine_version: '16.6' }),
    'an Aurora of MySQL without a group': cluster({ engine: 'aurora-mysql', engine_version: '8.0.mysql_aurora.3.08.0' }),
    'SQL Server without a group': database({ engine: 'sqlserver-se' }),
  },
  unknown: {
    'a family that is a variable': group('${var.family}', {}),
    'a version that is a variable': database({ engine_version: '${var.version}' }),
  },
});

describePolicy(rdsCa, {
  pass: {
    'a valid one': database({ ca_cert_identifier: 'rds-ca-rsa2048-g1' }),
    'one that a pack names': { resources: [database({ ca_cert_identifier: 'ours' })], parameters: [authorities.set(['ours'])] },
  },
  excused: {
    'a database that says nothing: AWS takes a valid one': database(),
  },
  fail: { 'one that has expired': database({ ca_cert_identifier: 'rds-ca-2019' }) },
  unknown: { 'a variable': database({ ca_cert_identifier: '${var.ca}' }) },
});

describePolicy(rdsTagsMonitoring, {
  pass: {
    'a database with both': database({ copy_tags_to_snapshot: true, monitoring_interval: 60 }),
    'a cluster with tags': cluster({ copy_tags_to_snapshot: true }),
    'a member that is watched': member({ monitoring_interval: 1 }),
  },
  fail: {
    'tags that stay': database({ monitoring_interval: 60 }),
    'nobody watches': database({ copy_tags_to_snapshot: true, monitoring_interval: 0 }),
    'a member that says nothing': member(),
  },
  unknown: { 'a variable': database({ copy_tags_to_snapshot: true, monitoring_interval: '${var.seconds}' }) },
});

describePolicy(rdsPerformanceInsights, {
  pass: {
    'a database that keeps them': database({ performance_insights_enabled: true }),
  },
  excused: {
    'a member of a cluster too small for them': member({ instance_class: 'db.t3.small' }),
    'a database too small for them': database({ engine: 'mysql', instance_class: 'db.t4g.micro' }),
    'an engine without them': database({ engine: 'db2-se' }),
  },
  fail: { 'a database that says nothing': database(), 'a member that says no': member({ performance_insights_enabled: false }) },
  unknown: { 'a variable': database({ performance_insights_enabled: '${var.insights}' }) },
});

describePolicy(rdsNoPlainPassword, {
  pass: {
    'a password that RDS manages': cluster({ manage_master_user_password: true }),
  },
  excused: {
    'a password that is written only': database({
      password_wo: '${ephemeral.aws_secretsmanager_secret_version.stored.secret_string}',
      password_wo_version: 1,
    }),
    'a replica, which has the password of its source': database({ replicate_source_db: 'orders' }),
  },
  fail: {
    'a literal': database({ password: 'hunter2hunter2' }),
    'a reference, which the state keeps': cluster({ master_password: '${random_password.db.result}' }),
  },
  unknown: { 'a variable that may be null': database({ password: '${var.password}' }) },
});

describePolicy(rdsAdminNamePort, {
  pass: {
    'names and ports of our own': database({ username: 'slipway', port: 6432 }),
    'a warehouse with a name of our own': terraform('aws_redshift_cluster', { cluster_identifier: 'orders', master_username: 'slipway' }),
  },
  excused: {
    'a name that only a plan tells': database({ username: '${var.name}', port: 6432 }),
  },
  fail: {
    'the usual administrator': database({ username: 'postgres', port: 6432 }),
    'the usual port': database({ username: 'slipway', port: 5432 }),
    'a database that says nothing of its port': database({ username: 'slipway' }),
    'the administrator of a cluster': cluster({ master_username: 'admin', port: 6432 }),
    'the administrator of a warehouse': terraform('aws_redshift_cluster', { cluster_identifier: 'orders', master_username: 'awsuser' }),
    'the administrator of one without machines': terraform('aws_redshiftserverless_namespace', {
      namespace_name: 'orders',
      admin_username: 'admin',
    }),
  },
});

describePolicy(rdsDeletionLock, {
  pass: { 'one that does': database({ deletion_protection: true }) },
  fail: { 'one that does not': database({ deletion_protection: false }), 'one that says nothing': database() },
  unknown: { 'a variable': database({ deletion_protection: '${var.protected}' }) },
});

describePolicy(rdsStandby, {
  pass: { 'one that does': database({ multi_az: true }) },
  fail: { 'one that does not': database({ multi_az: false }), 'one that says nothing': database() },
  unknown: { 'a variable': database({ multi_az: '${var.standby}' }) },
});

describePolicy(rdsCopyTags, {
  pass: { 'one that does': cluster({ copy_tags_to_snapshot: true }) },
  fail: { 'one that does not': cluster({ copy_tags_to_snapshot: false }), 'one that says nothing': cluster() },
  unknown: { 'a variable': cluster({ copy_tags_to_snapshot: '${var.tags}' }) },
});

describePolicy(rdsEnhancedMonitoring, {
  pass: { 'one that does': member({ monitoring_interval: 60 }) },
  fail: { 'one that does not': member({ monitoring_interval: 0 }), 'one that says nothing': member() },
  unknown: { 'a variable': member({ monitoring_interval: '${var.seconds}' }) },
});

describePolicy(rdsStorageCmk, {
  pass: { 'a cluster with a key': cluster({ kms_key_id: 'key' }), 'a key': database({ kms_key_id: '${aws_kms_key.data.arn}' }) },
  fail: { 'no key': cluster() },
  unknown: { 'a key that may be null': database({ kms_key_id: '${var.key}' }) },
});

describePolicy(rdsPerformanceInsightsCmk, {
  pass: {
    'a key of its own for Performance Insights': database({
      performance_insights_enabled: true,
      kms_key_id: 'key',
      performance_insights_kms_key_id: 'key',
    }),
    'a key': member({ performance_insights_enabled: true, performance_insights_kms_key_id: 'key' }),
  },
  excused: {
    'a database without Performance Insights': database(),
  },
  fail: { 'no key': database({ performance_insights_enabled: true, kms_key_id: 'key' }) },
  unknown: { 'a variable': database({ performance_insights_enabled: '${var.insights}' }) },
});

describePolicy(rdsLogExports, {
  pass: { 'a list': database({ enabled_cloudwatch_logs_exports: ['postgresql'] }) },
  fail: { 'one that says nothing': cluster(), 'an empty list': database({ enabled_cloudwatch_logs_exports: [] }) },
  unknown: { 'a variable': database({ enabled_cloudwatch_logs_exports: '${var.logs}' }) },
});

describePolicy(rdsAuditLog, {
  pass: {
    'its audit log': cluster({ engine: 'aurora-mysql', enabled_cloudwatch_logs_exports: ['audit'] }),
  },
  excused: {
    'PostgreSQL, which has none': cluster(),
  },
  fail: {
    'other logs': cluster({ engine: 'aurora-mysql', enabled_cloudwatch_logs_exports: ['error'] }),
    nothing: cluster({ engine: 'mysql' }),
  },
  unknown: { 'a variable': cluster({ engine: 'aurora-mysql', enabled_cloudwatch_logs_exports: '${var.logs}' }) },
});
