import { dynamodbCapacity } from '../../../../policies/aws/dynamodb/dynamodb-capacity';
import { dynamodbCmk } from '../../../../policies/aws/dynamodb/dynamodb-cmk';
import { dynamodbDeletionProtection } from '../../../../policies/aws/dynamodb/dynamodb-deletion-protection';
import { dynamodbPitr } from '../../../../policies/aws/dynamodb/dynamodb-pitr';
import { dynamodbPolicyPublic } from '../../../../policies/aws/dynamodb/dynamodb-policy-public';
import { dynamodbTls } from '../../../../policies/aws/dynamodb/dynamodb-tls';
import { accounts } from '../../../../policies/aws/sns/accounts';
import { snsEncryption } from '../../../../policies/aws/sns/sns-encryption';
import { snsPolicy } from '../../../../policies/aws/sns/sns-policy';
import { snsPolicyAccounts } from '../../../../policies/aws/sns/sns-policy-accounts';
import { snsPolicyPublic } from '../../../../policies/aws/sns/sns-policy-public';
import { sqsCmk } from '../../../../policies/aws/sqs/sqs-cmk';
import { sqsDlq } from '../../../../policies/aws/sqs/sqs-dlq';
import { sqsEncryption } from '../../../../policies/aws/sqs/sqs-encryption';
import { sqsPolicy } from '../../../../policies/aws/sqs/sqs-policy';
import { sqsPolicyActions } from '../../../../policies/aws/sqs/sqs-policy-actions';
import { sqsPolicyPublic } from '../../../../policies/aws/sqs/sqs-policy-public';
import { sqsTls } from '../../../../policies/aws/sqs/sqs-tls';
import { describePolicy, terraform } from '../table';
import { narrowed } from './narrowed';

const table = (values: object = {}) => terraform('aws_dynamodb_table', { name: 'orders', ...values });
const kept = (...resources: readonly ReturnType<typeof terraform>[]) => ({ resources, protected: true });

const tablePolicy = (...statements: readonly object[]) =>
  terraform('aws_dynamodb_resource_policy', {
    resource_arn: '${aws_dynamodb_table.it.arn}',
    policy: JSON.stringify({ Statement: statements }),
  });
const getItem = { Effect: 'Allow', Principal: '*', Action: 'dynamodb:GetItem', Resource: '*' };
const onlyTlsToTables = {
  Effect: 'Deny',
  Principal: '*',
  Action: 'dynamodb:*',
  Resource: '*',
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
};

describePolicy(dynamodbTls, {
  pass: { 'a table that refuses plain text': [table(), tablePolicy(onlyTlsToTables)] },
  fail: {
    'a table without a policy': table(),
    'a policy about something else': [table(), tablePolicy(getItem)],
    'a refusal of reading only': [table(), tablePolicy({ ...onlyTlsToTables, Action: 'dynamodb:GetItem' })],
  },
  unknown: {
    'a variable': [
      table(),
      terraform('aws_dynamodb_resource_policy', { resource_arn: '${aws_dynamodb_table.it.arn}', policy: '${var.policy}' }),
    ],
  },
});

describePolicy(dynamodbPolicyPublic, {
  pass: {
    'an account': tablePolicy({ ...getItem, Principal: { AWS: 'arn:aws:iam::111122223333:root' } }),
    'a refusal of everybody': tablePolicy(onlyTlsToTables),
  },
  excused: {
    ...narrowed((more) => tablePolicy({ ...getItem, ...more })),
  },
  fail: { everybody: tablePolicy(getItem) },
  unknown: { 'a variable': terraform('aws_dynamodb_resource_policy', { policy: '${var.policy}' }) },
});

describePolicy(dynamodbPitr, {
  pass: {
    'a table with recovery': table({ point_in_time_recovery: { enabled: true } }),
    'a block in a list': table({ point_in_time_recovery: [{ enabled: 'true' }] }),
  },
  fail: { 'a table without': table(), 'one that is off': table({ point_in_time_recovery: { enabled: false } }) },
  unknown: { 'a variable': table({ point_in_time_recovery: { enabled: '${var.recovery}' } }) },
});

describePolicy(dynamodbDeletionProtection, {
  pass: { 'a table that is protected': kept(table({ deletion_protection_enabled: true })), 'any, where nothing is protected': table() },
  fail: { 'a table that says nothing': kept(table()) },
  unknown: { 'a variable': kept(table({ deletion_protection_enabled: '${var.protected}' })) },
});

describePolicy(dynamodbCmk, {
  pass: {
    'a table with a key': table({ server_side_encryption: { enabled: true, kms_key_arn: '${aws_kms_key.data.arn}' } }),
    'a replica with a key': terraform('aws_dynamodb_table_replica', { kms_key_arn: 'arn' }),
  },
  fail: {
    'a table that says nothing': table(),
    'a key of AWS': table({ server_side_encryption: { enabled: true } }),
    'a replica without': terraform('aws_dynamodb_table_replica', {}),
  },
  unknown: { 'a variable': table({ server_side_encryption: { enabled: '${var.encrypted}', kms_key_arn: 'arn' } }) },
});

const target = terraform('aws_appautoscaling_target', {
  resource_id: 'table/${aws_dynamodb_table.it.name}',
  service_namespace: 'dynamodb',
});
const scaling = terraform('aws_appautoscaling_policy', { resource_id: '${aws_appautoscaling_target.it.resource_id}' });

describePolicy(dynamodbCapacity, {
  pass: {
    'a table on demand': table({ billing_mode: 'PAY_PER_REQUEST' }),
    'a table that is scaled': [table(), target, scaling],
    'a table that is scaled by its name': [
      table(),
      terraform('aws_appautoscaling_target', { resource_id: 'table/orders' }),
      terraform('aws_appautoscaling_policy', { resource_id: 'table/orders' }),
    ],
  },
  fail: { 'a table that says nothing': table(), 'a target without a policy': [table(), target] },
  unknown: { 'a variable': table({ billing_mode: '${var.mode}' }) },
});

const queue = (values: object = {}, name = 'it') => terraform('aws_sqs_queue', { name: 'jobs', ...values }, name);
const queuePolicy = (...statements: readonly object[]) =>
  terraform('aws_sqs_queue_policy', { queue_url: '${aws_sqs_queue.it.id}', policy: JSON.stringify({ Statement: statements }) });
const send = { Effect: 'Allow', Principal: '*', Action: 'sqs:SendMessage', Resource: 'arn:aws:sqs:eu-west-1:111122223333:jobs' };

describePolicy(sqsEncryption, {
  pass: {
    'a key': queue({ kms_master_key_id: '${aws_kms_key.data.arn}', sqs_managed_sse_enabled: false }),
  },
  excused: {
    'a queue that says nothing: SQS encrypts': queue(),
  },
  fail: { 'a queue that switches it off': queue({ sqs_managed_sse_enabled: false }) },
  unknown: { 'a variable': queue({ sqs_managed_sse_enabled: '${var.encrypted}' }) },
});

describePolicy(sqsCmk, {
  pass: {
    'a queue without a key': queue(),
    'a key of ours': queue({ kms_master_key_id: 'alias/ours' }),
    'a key that Terraform makes': queue({ kms_master_key_id: '${aws_kms_key.it.arn}' }),
  },
  fail: { 'the key of AWS': queue({ kms_master_key_id: 'alias/aws/sqs' }) },
  unknown: { 'a variable': queue({ kms_master_key_id: '${var.key}' }) },
});

describePolicy(sqsPolicy, {
  pass: {
    'a queue without a policy': queue(),
    'a topic': queuePolicy({ ...send, Principal: { Service: 'sns.amazonaws.com' } }),
    'a denial': queuePolicy({ ...send, Effect: 'Deny', Action: '*' }),
  },
  excused: {
    'everybody, for a topic': queuePolicy({
      ...send,
      Condition: { ArnEquals: { 'aws:SourceArn': 'arn:aws:sns:eu-west-1:111122223333:orders' } },
    }),
    'everybody, for a bucket, whose name nobody else has': queuePolicy({
      ...send,
      Condition: { ArnEquals: { 'aws:SourceArn': 'arn:aws:s3:::acme-orders' } },
    }),
  },
  fail: {
    everybody: queuePolicy(send),
    'everybody, in the queue itself': queue({ policy: JSON.stringify({ Statement: [send] }) }),
    'everybody but one': queuePolicy({ ...send, Principal: undefined, NotPrincipal: { AWS: 'arn:aws:iam::444455556666:role/mallory' } }),
    ...Object.fromEntries(
      ['arn:aws:s3:::*', 'arn:aws:execute-api:eu-west-1::a1b2c3/*'].map((arn) => [
        `everybody, for ${arn}, which is of no account`,
        queuePolicy({ ...send, Condition: { ArnLike: { 'aws:SourceArn': arn } } }),
      ]),
    ),
    'everybody, for any topic': queuePolicy({ ...send, Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:sns:*:*:*' } } }),
    'every action': queuePolicy({ ...send, Principal: { AWS: 'arn:aws:iam::111122223333:root' }, Action: '*' }),
  },
  unknown: { 'a variable': queue({ policy: '${var.policy}' }) },
});

describePolicy(sqsDlq, {
  pass: {
    'a queue with one': queue({ redrive_policy: '{"deadLetterTargetArn":"arn:aws:sqs:eu-west-1:111122223333:dead","maxReceiveCount":5}' }),
    'one in a resource of its own': [
      queue(),
      terraform('aws_sqs_queue_redrive_policy', { queue_url: '${aws_sqs_queue.it.id}', redrive_policy: '{}' }),
    ],
  },
  excused: {
    'a queue of dead letters, by its name': [
      queue({ name: 'dead' }),
      queue({ redrive_policy: '{"deadLetterTargetArn":"arn:aws:sqs:eu-west-1:111122223333:dead"}' }, 'jobs'),
    ],
    'a queue of dead letters, by reference': [
      queue(),
      queue({ redrive_policy: '{"deadLetterTargetArn":"${aws_sqs_queue.it.arn}"}' }, 'jobs'),
    ],
    'a queue that takes dead letters of others': [
      queue(),
      terraform('aws_sqs_queue_redrive_allow_policy', { queue_url: '${aws_sqs_queue.it.id}' }),
    ],
  },
  fail: { 'a queue without': queue() },
});

const onlyTls = { Effect: 'Deny', Principal: '*', Action: 'sqs:*', Resource: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } };

describePolicy(sqsTls, {
  pass: {
    'a queue that refuses plain text': [queue(), queuePolicy(onlyTls)],
    'by a policy of its own': queue({ policy: JSON.stringify({ Statement: onlyTls }) }),
  },
  fail: {
    'a queue without a policy': queue(),
    'a policy about something else': [queue(), queuePolicy(send)],
    'a refusal of sending only': [queue(), queuePolicy({ ...onlyTls, Action: 'sqs:SendMessage' })],
  },
  unknown: { 'a variable': queue({ policy: '${var.policy}' }) },
});

describePolicy(snsEncryption, {
  pass: { 'a topic with a key': terraform('aws_sns_topic', { kms_master_key_id: '${aws_kms_key.data.arn}' }) },
  fail: { 'a topic without': terraform('aws_sns_topic', {}) },
  unknown: { 'a variable that may be null': terraform('aws_sns_topic', { kms_master_key_id: '${var.key}' }) },
});

const topicPolicy = (statement: object) =>
  terraform('aws_sns_topic_policy', { arn: 'arn', policy: JSON.stringify({ Statement: [statement] }) });
const publish = { Effect: 'Allow', Action: 'SNS:Publish', Resource: 'arn' };
const other = { ...publish, Principal: { AWS: 'arn:aws:iam::444455556666:root' } };

describePolicy(snsPolicy, {
  pass: {
    'a service': topicPolicy({ ...publish, Principal: { Service: 's3.amazonaws.com' } }),
    'an account that is declared': { resources: [topicPolicy(other)], parameters: [accounts.set(['444455556666'])] },
    'the own account': [topicPolicy(other), terraform('provider.aws', { allowed_account_ids: ['444455556666'] })],
    'a role that Terraform makes': topicPolicy({ ...publish, Principal: { AWS: '${aws_iam_role.it.arn}' } }),
    'a topic without a policy': terraform('aws_sns_topic', {}),
  },
  excused: {
    'another account under a condition': topicPolicy({ ...other, Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1' } } }),
  },
  fail: {
    everybody: topicPolicy({ ...publish, Principal: '*' }),
    'another account': topicPolicy(other),
    'its id': topicPolicy({ ...publish, Principal: { AWS: ['444455556666'] } }),
  },
  unknown: { 'a variable': terraform('aws_sns_topic', { policy: '${var.policy}' }) },
});

describePolicy(snsPolicyPublic, {
  pass: { 'another account': topicPolicy(other), 'no policy': terraform('aws_sns_topic', {}) },
  excused: {
    ...narrowed((more) => topicPolicy({ ...publish, Principal: '*', ...more })),
  },
  fail: { everybody: topicPolicy({ ...publish, Principal: '*' }) },
  unknown: { 'a variable': terraform('aws_sns_topic', { policy: '${var.policy}' }) },
});

describePolicy(snsPolicyAccounts, {
  pass: {
    'the own account': [topicPolicy(other), terraform('provider.aws', { allowed_account_ids: ['444455556666'] })],
  },
  excused: {
    'everybody, of whom aws/sns/policy-public tells': topicPolicy({ ...publish, Principal: '*' }),
  },
  fail: { 'another account': topicPolicy(other) },
  unknown: { 'a variable': terraform('aws_sns_topic', { policy: '${var.policy}' }) },
});

describePolicy(sqsPolicyPublic, {
  pass: { 'a topic': queuePolicy({ ...send, Principal: { Service: 'sns.amazonaws.com' } }) },
  excused: {
    ...narrowed((more) => queuePolicy({ ...send, ...more })),
  },
  fail: { everybody: queuePolicy(send) },
  unknown: { 'a variable': queue({ policy: '${var.policy}' }) },
});

describePolicy(sqsPolicyActions, {
  pass: {
    'one action for an account': queuePolicy({ ...send, Principal: { AWS: 'arn:aws:iam::111122223333:root' } }),
    'one action for everybody': queuePolicy(send),
    'a denial': queuePolicy({ ...send, Effect: 'Deny', Action: '*' }),
  },
  fail: { 'every action': queuePolicy({ ...send, Principal: { AWS: 'arn:aws:iam::111122223333:root' }, Action: '*' }) },
  unknown: { 'a variable': queue({ policy: '${var.policy}' }) },
});
