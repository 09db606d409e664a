import { ebsCmk } from '../../../../policies/aws/ebs/ebs-cmk';
import { ebsEncryption } from '../../../../policies/aws/ebs/ebs-encryption';
import { efsAccessPoint } from '../../../../policies/aws/efs/efs-access-point';
import { efsAccessPointRoot } from '../../../../policies/aws/efs/efs-access-point-root';
import { efsAccessPointUser } from '../../../../policies/aws/efs/efs-access-point-user';
import { efsBackup } from '../../../../policies/aws/efs/efs-backup';
import { efsCmk } from '../../../../policies/aws/efs/efs-cmk';
import { efsEncryption } from '../../../../policies/aws/efs/efs-encryption';
import { elasticacheAtRest } from '../../../../policies/aws/elasticache/elasticache-at-rest';
import { elasticacheAuth } from '../../../../policies/aws/elasticache/elasticache-auth';
import { elasticacheBackup } from '../../../../policies/aws/elasticache/elasticache-backup';
import { elasticacheCmk } from '../../../../policies/aws/elasticache/elasticache-cmk';
import { elasticacheFailover } from '../../../../policies/aws/elasticache/elasticache-failover';
import { elasticacheInTransit } from '../../../../policies/aws/elasticache/elasticache-in-transit';
import { elasticacheMinorUpgrades } from '../../../../policies/aws/elasticache/elasticache-minor-upgrades';
import { elasticacheStandby } from '../../../../policies/aws/elasticache/elasticache-standby';
import { elasticacheSubnet } from '../../../../policies/aws/elasticache/elasticache-subnet';
import { elasticacheTls } from '../../../../policies/aws/elasticache/elasticache-tls';
import { elasticacheUsers } from '../../../../policies/aws/elasticache/elasticache-users';
import { elasticacheUpgradesSubnet } from '../../../../policies/aws/groups';
import { kmsDeletion } from '../../../../policies/aws/kms/kms-deletion';
import { kmsEnabled } from '../../../../policies/aws/kms/kms-enabled';
import { kmsPolicy } from '../../../../policies/aws/kms/kms-policy';
import { kmsPolicySet } from '../../../../policies/aws/kms/kms-policy-set';
import { kmsRotation } from '../../../../policies/aws/kms/kms-rotation';
import { describePolicy, terraform } from '../table';

const kept = (...resources: readonly ReturnType<typeof terraform>[]) => ({ resources, protected: true });
const group = (values: object = {}) => terraform('aws_elasticache_replication_group', { replication_group_id: 'carts', ...values });
const cache = (values: object = {}) => terraform('aws_elasticache_cluster', { cluster_id: 'carts', ...values });

describePolicy(elasticacheAtRest, {
  pass: { 'a cache that encrypts': group({ at_rest_encryption_enabled: 'true' }) },
  fail: { 'one that says nothing': group(), 'one that does not': group({ at_rest_encryption_enabled: false }) },
  unknown: { 'a variable': group({ at_rest_encryption_enabled: '${var.encrypted}' }) },
});

describePolicy(elasticacheCmk, {
  pass: { 'a key': group({ kms_key_id: '${aws_kms_key.data.arn}' }) },
  fail: { none: group() },
  unknown: { 'a variable that may be null': group({ kms_key_id: '${var.key}' }) },
});

describePolicy(elasticacheInTransit, {
  pass: {
    'a cache that takes TLS only': group({ transit_encryption_enabled: true, user_group_ids: ['carts'] }),
    'an old one with a token': group({
      transit_encryption_enabled: true,
      engine_version: '5.0.6',
      auth_token: '${random_password.it.result}',
    }),
    'an old one with users': group({ transit_encryption_enabled: true, engine_version: '5.0.6', user_group_ids: ['carts'] }),
  },
  excused: {
    'a cache of version 6 or later, without a token': group({ transit_encryption_enabled: true, engine_version: '7.1' }),
  },
  fail: {
    'one that says nothing': group(),
    'one that takes plain text too': group({ transit_encryption_enabled: true, transit_encryption_mode: 'preferred' }),
    'an old one without a token': group({ transit_encryption_enabled: true, engine_version: '5.0.6' }),
  },
  unknown: { 'a variable': group({ transit_encryption_enabled: '${var.tls}' }) },
});

describePolicy(elasticacheFailover, {
  pass: { 'a cache with a standby': kept(group({ automatic_failover_enabled: true })), 'any, where nothing is protected': group() },
  fail: { 'one without': kept(group()) },
  unknown: { 'a variable': kept(group({ automatic_failover_enabled: '${var.failover}' })) },
});

describePolicy(elasticacheBackup, {
  pass: {
    'a cache with backups': group({ snapshot_retention_limit: 7 }),
    'a node with backups': cache({ engine: 'redis', snapshot_retention_limit: 1 }),
  },
  excused: {
    'Memcached, which has no backups': cache({ engine: 'memcached' }),
    'a member of a replication group, which has the backups': cache({ replication_group_id: '${aws_elasticache_replication_group.it.id}' }),
  },
  fail: { 'one that says nothing': group(), 'one that keeps none': cache({ engine: 'redis', snapshot_retention_limit: 0 }) },
  unknown: { 'a variable': group({ snapshot_retention_limit: '${var.days}' }) },
});

describePolicy(elasticacheUpgradesSubnet, {
  pass: {
    'a node': cache({ subnet_group_name: '${aws_elasticache_subnet_group.it.id}' }),
    'a cache in subnets of ours': group({ subnet_group_name: 'data' }),
  },
  fail: {
    'the default subnets': group({ subnet_group_name: 'default' }),
    nothing: cache(),
    'no upgrades': group({ subnet_group_name: 'data', auto_minor_version_upgrade: 'false' }),
  },
  unknown: { 'a variable': group({ subnet_group_name: 'data', auto_minor_version_upgrade: '${var.upgrades}' }) },
});

const files = (values: object = {}) => terraform('aws_efs_file_system', { ...values });

describePolicy(efsEncryption, {
  pass: { 'a file system that encrypts': files({ encrypted: true }) },
  fail: { 'one that says nothing': files() },
  unknown: { 'a variable': files({ encrypted: '${var.encrypted}' }) },
});

describePolicy(efsCmk, {
  pass: { 'a key': files({ kms_key_id: 'arn' }) },
  fail: { none: files() },
  unknown: { 'a variable that may be null': files({ kms_key_id: '${var.key}' }) },
});

const point = (values: object) => terraform('aws_efs_access_point', { ...values });

describePolicy(efsAccessPoint, {
  pass: { 'a folder and a user': point({ root_directory: [{ path: '/orders' }], posix_user: [{ uid: 1000, gid: 1000 }] }) },
  fail: {
    nothing: point({}),
    'the root': point({ root_directory: { path: '/' }, posix_user: { uid: 1000, gid: 1000 } }),
    'no user': point({ root_directory: { path: '/orders' } }),
  },
  unknown: { 'a variable': point({ root_directory: { path: '${var.path}' }, posix_user: { uid: 1000, gid: 1000 } }) },
});

describePolicy(efsBackup, {
  pass: {
    'a policy': [
      files(),
      terraform('aws_efs_backup_policy', { file_system_id: '${aws_efs_file_system.it.id}', backup_policy: { status: 'ENABLED' } }),
    ],
    'a plan that lists it': [files(), terraform('aws_backup_selection', { resources: ['${aws_efs_file_system.it.arn}'] })],
  },
  fail: {
    nothing: files(),
    'a policy that is off': [
      files(),
      terraform('aws_efs_backup_policy', { file_system_id: '${aws_efs_file_system.it.id}', backup_policy: [{ status: 'DISABLED' }] }),
    ],
    'a plan that lists others': [files(), terraform('aws_backup_selection', { resources: ['${aws_efs_file_system.other.arn}'] })],
  },
});

const volume = (values: object = {}) => terraform('aws_ebs_volume', { ...values });
const template = (ebs: object | undefined) =>
  terraform('aws_launch_template', { block_device_mappings: [{ device_name: '/dev/xvda', ...(ebs && { ebs }) }] });

describePolicy(ebsEncryption, {
  pass: {
    'a volume that is encrypted': volume({ encrypted: true }),
    'an account that encrypts': terraform('aws_ebs_encryption_by_default', {}),
    'a template whose volumes are': template({ encrypted: 'true' }),
    'a template without volumes': terraform('aws_launch_template', {}),
  },
  excused: {
    'a template with a volume of a snapshot': template({ snapshot_id: 'snap-1' }),
    'a template with a volume of the machine': template(undefined),
  },
  fail: {
    'a volume that says nothing': volume(),
    'an account that does not': terraform('aws_ebs_encryption_by_default', { enabled: false }),
    'a template whose volumes are not': template({ encrypted: 'false' }),
  },
  unknown: { 'a variable': volume({ encrypted: '${var.encrypted}' }) },
});

describePolicy(ebsCmk, {
  pass: { 'a volume with a key': volume({ kms_key_id: 'arn' }) },
  fail: { 'a volume without': volume(), 'a copy without': terraform('aws_ebs_snapshot_copy', { encrypted: true }) },
  unknown: { 'a variable that may be null': volume({ kms_key_id: '${var.key}' }) },
});

const key = (values: object = {}) => terraform('aws_kms_key', { ...values });
const keyPolicy = (statement: object) => JSON.stringify({ Statement: [statement] });
const use = { Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*' };

describePolicy(kmsRotation, {
  pass: {
    'a key that is replaced': key({ enable_key_rotation: true }),
  },
  excused: {
    'a key for signatures, which cannot': key({ customer_master_key_spec: 'RSA_4096' }),
  },
  fail: { 'a key that says nothing': key(), 'one that is not': key({ enable_key_rotation: false }) },
  unknown: { 'a variable': key({ enable_key_rotation: '${var.rotation}' }) },
});

describePolicy(kmsPolicy, {
  pass: {
    'a key without a policy': key(),
    'an account': key({ policy: keyPolicy({ ...use, Principal: { AWS: 'arn:aws:iam::111122223333:root' } }) }),
  },
  excused: {
    'everybody of an account, through a service': key({
      policy: keyPolicy({
        ...use,
        Principal: { AWS: '*' },
        Condition: { StringEquals: { 'kms:CallerAccount': '111122223333', 'kms:ViaService': 's3.amazonaws.com' } },
      }),
    }),
  },
  fail: {
    everybody: key({ policy: keyPolicy({ ...use, Principal: '*' }) }),
    'everybody, beside the key': terraform('aws_kms_key_policy', { key_id: 'key', policy: keyPolicy({ ...use, Principal: { AWS: '*' } }) }),
  },
  unknown: { 'a variable': key({ policy: '${var.policy}' }) },
});

describePolicy(kmsPolicySet, {
  pass: {
    'a key with a policy': key({ policy: '${data.aws_iam_policy_document.it.json}' }),
    'a policy beside it': [key(), terraform('aws_kms_key_policy', { key_id: '${aws_kms_key.it.key_id}', policy: '{}' })],
  },
  fail: { 'a key without': key() },
  unknown: { 'a variable that may be null': key({ policy: '${var.policy}' }) },
});

describePolicy(kmsDeletion, {
  pass: { 'two weeks': key({ deletion_window_in_days: 14 }) },
  excused: {
    'a key that says nothing: 30 days': kept(key()),
  },
  fail: {
    'a week': key({ deletion_window_in_days: 7 }),
    'two weeks, where data is protected': kept(key({ deletion_window_in_days: 14 })),
    'a key that is off': key({ is_enabled: false }),
  },
  unknown: { 'a variable': key({ deletion_window_in_days: '${var.days}' }) },
});

describePolicy(elasticacheTls, {
  pass: { 'one that does': group({ transit_encryption_enabled: true }) },
  fail: { 'one that does not': group({ transit_encryption_enabled: false }), 'one that says nothing': group() },
  unknown: { 'a variable': group({ transit_encryption_enabled: '${var.tls}' }) },
});

describePolicy(elasticacheStandby, {
  pass: { 'one that does': group({ automatic_failover_enabled: true }) },
  fail: { 'one that does not': group({ automatic_failover_enabled: false }), 'one that says nothing': group() },
  unknown: { 'a variable': group({ automatic_failover_enabled: '${var.failover}' }) },
});

describePolicy(elasticacheAuth, {
  pass: {
    'an old one with a token': group({ transit_encryption_enabled: true, engine_version: '5.0.6', auth_token: 'token' }),
  },
  excused: {
    'a cache of version 6 or later, without a token': group({ transit_encryption_enabled: true, engine_version: '7.1' }),
  },
  fail: { 'no TLS': group(), 'an old one without a token': group({ transit_encryption_enabled: true, engine_version: '5.0.6' }) },
  unknown: { 'a version that is a variable': group({ transit_encryption_enabled: true, engine_version: '${var.version}' }) },
});

describePolicy(elasticacheUsers, {
  pass: {
    'a group of users': group({ user_group_ids: ['${aws_elasticache_user_group.it.user_group_id}'] }),
    'a token': group({ auth_token: 'token' }),
  },
  excused: {
    'a serverless cache of Memcached': terraform('aws_elasticache_serverless_cache', { engine: 'memcached' }),
  },
  fail: { 'nobody is asked': group({ transit_encryption_enabled: true }), 'a group of nobody': group({ user_group_ids: [] }) },
  unknown: { 'a variable': group({ user_group_ids: '${var.groups}' }) },
});

describePolicy(elasticacheMinorUpgrades, {
  pass: { 'one that does': cache({ auto_minor_version_upgrade: true }) },
  excused: {
    'a cache that says nothing: it does': group(),
  },
  fail: { 'one that does not': cache({ auto_minor_version_upgrade: 'false' }) },
  unknown: { 'a variable': group({ auto_minor_version_upgrade: '${var.upgrades}' }) },
});

describePolicy(elasticacheSubnet, {
  pass: { 'subnets of ours': group({ subnet_group_name: 'data' }) },
  excused: {
    'a member of a replication group, which has the subnets': cache({ replication_group_id: 'carts' }),
  },
  fail: { nothing: cache(), 'the default subnets': group({ subnet_group_name: 'default' }) },
  unknown: { 'a variable': group({ subnet_group_name: '${var.subnets}' }) },
});

describePolicy(efsAccessPointRoot, {
  pass: { 'a folder': point({ root_directory: { path: '/orders' } }) },
  fail: { nothing: point({}), 'the root': point({ root_directory: [{ path: '/' }] }) },
  unknown: { 'a variable': point({ root_directory: { path: '${var.path}' } }) },
});

describePolicy(efsAccessPointUser, {
  pass: {
    'a folder and a user': point({ root_directory: { path: '/orders' }, posix_user: [{ uid: 1000, gid: 1000 }] }),
    'a user': point({ posix_user: [{ uid: 1000, gid: 1000 }] }),
  },
  fail: { none: point({ root_directory: { path: '/orders' } }) },
  unknown: { 'a variable': point({ posix_user: '${var.user}' }) },
});

describePolicy(kmsEnabled, {
  pass: { 'one that is': key({ is_enabled: true, deletion_window_in_days: 7 }) },
  excused: {
    'a key that says nothing: it is': key(),
  },
  fail: { 'one that is not': key({ is_enabled: false }) },
  unknown: { 'a variable': key({ is_enabled: '${var.enabled}' }) },
});
