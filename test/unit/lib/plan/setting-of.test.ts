import type { PlannedObject } from '../../../../lib/plan/read/planned-object';
import { settingOf } from '../../../../lib/plan/verdicts/setting-of';

const of = (type: string, values: object, engine = 'terraform') => settingOf({ engine, type, values } as unknown as PlannedObject);

test.each([
  ['aws_s3_bucket_versioning', { bucket: '${aws_s3_bucket.a.id}' }, ['aws_s3_bucket.a']],
  ['aws_vpc_security_group_ingress_rule', { security_group_id: '${aws_security_group.a.id}' }, ['aws_security_group.a']],
  [
    'aws_security_group_rule',
    { security_group_id: '${aws_security_group.a.id}', source_security_group_id: '${aws_security_group.b.id}' },
    ['aws_security_group.a', 'aws_security_group.b'],
  ],
  ['aws_kms_alias', { target_key_id: '${aws_kms_key.a.key_id}' }, ['aws_kms_key.a']],
  ['aws_efs_mount_target', { file_system_id: '${aws_efs_file_system.a.id}', subnet_id: '${aws_subnet.a.id}' }, ['aws_efs_file_system.a']],
])('%s is a setting of what it names', (type, values, owners) => expect(of(type, values)).toEqual(owners));

test.each([
  ['what holds data by itself', 'aws_secretsmanager_secret_version', { secret_id: '${aws_secretsmanager_secret.a.id}' }],
  ['what is only read', 'data.aws_s3_bucket_object', { bucket: '${aws_s3_bucket.a.id}' }],
  ['what names something else', 'aws_s3_bucket_notification', { queue: '${aws_sqs_queue.a.arn}' }],
  ['a name that is written out', 'aws_s3_bucket_versioning', { bucket: 'acme-files' }],
  ['a name that holds more than the reference', 'aws_s3_bucket_versioning', { bucket: '${aws_s3_bucket.a.id}-logs' }],
])('%s is a setting of nothing', (_, type, values) => expect(of(type, values)).toEqual([]));

test('objects of Kubernetes are settings of nothing', () => {
  expect(of('aws_s3_bucket_versioning', { bucket: '${aws_s3_bucket.a.id}' }, 'kubernetes')).toEqual([]);
});
