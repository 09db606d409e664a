import { Duration } from 'cdk8s';
import { AwsQueue, Queue, QueueAccess } from '../../../../constructs';
import { Environment } from '../../../../lib';
import { synthesize } from '../../../../lib/testing';
import { aws, awsRegion, cloudless, orders } from '../../../kit/environments';

const name = 'acme-production-eu-west-1-shop-orders-events';
const arn = `arn:aws:sqs:eu-west-1:111122223333:${name}`;
const path = 'shop-production-eu-west-1/orders/events';
const key = awsRegion().keys!.messaging;

function queue(environment: Environment = aws(), dependency: () => Queue = () => new Queue()) {
  return synthesize(
    environment,
    orders(() => ({ events: dependency() })),
  ).resources;
}

function queues(resources = queue()) {
  const [main, deadLetters] = [path, `${path}/dead-letters`].map(
    (construct) => resources.ofType('aws_sqs_queue').find((each) => each.path === `${construct}/Resource`)!,
  );
  return { main: main!, deadLetters: deadLetters! };
}

test('a queue and its dead letters are encrypted with the key of the place', () => {
  const { main, deadLetters } = queues();
  expect(main.values).toMatchObject({ name, kms_master_key_id: key, receive_wait_time_seconds: 20 });
  expect(deadLetters.values).toMatchObject({
    name: `${name}-dead-letters-6e260b98`,
    kms_master_key_id: key,
    message_retention_seconds: 1_209_600,
  });
});

test('what the developer chose is what the queue does', () => {
  const chosen = { visibilityTimeout: Duration.minutes(2), retention: Duration.days(1), maxReceiveCount: 3 };
  const { values } = queues(queue(aws(), () => new Queue(chosen))).main;
  expect(values).toMatchObject({ visibility_timeout_seconds: 120, message_retention_seconds: 86_400 });
  expect(JSON.parse(values.redrive_policy).maxReceiveCount).toBe(3);
});

test('messages that nobody deletes go to the dead-letter queue', () => {
  const { main, deadLetters } = queues();
  expect(JSON.parse(main.values.redrive_policy).deadLetterTargetArn).toBe(`${arn}-dead-letters-6e260b98`);
  expect(main.values.depends_on).toEqual([deadLetters.address]);
});

test('no other queue may use the dead-letter queue', () => {
  const { main, deadLetters } = queues();
  expect(JSON.parse(deadLetters.values.redrive_allow_policy)).toEqual({ redrivePermission: 'byQueue', sourceQueueArns: [arn] });
  expect(main.values.redrive_allow_policy).toBeUndefined();
});

test('both queues refuse requests without TLS', () => {
  const policies = queue()
    .ofType('aws_sqs_queue_policy')
    .map(({ values }) => JSON.parse(values.policy).Statement);
  expect(policies.map(([statement]) => statement.Resource).sort()).toEqual([arn, `${arn}-dead-letters-6e260b98`]);
  for (const [statement, ...others] of policies) {
    expect(others).toEqual([]);
    expect(statement).toMatchObject({
      Effect: 'Deny',
      Principal: '*',
      Action: 'sqs:*',
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    });
  }
});

test.each<[QueueAccess, readonly string[], string | readonly string[]]>([
  ['send', ['sqs:SendMessage'], ['kms:Decrypt', 'kms:GenerateDataKey']],
  ['receive', ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:ChangeMessageVisibility', 'sqs:GetQueueAttributes'], 'kms:Decrypt'],
  [
    'sendReceive',
    ['sqs:SendMessage', 'sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:ChangeMessageVisibility', 'sqs:GetQueueAttributes'],
    ['kms:Decrypt', 'kms:GenerateDataKey'],
  ],
])('access %s grants nothing but that, on this queue and its key', (access, actions, keyActions) => {
  const resources = queue(aws(), () => new Queue({ access }));
  expect(JSON.parse(resources.only('aws_iam_role_policy').values.policy).Statement).toEqual([
    {
      Effect: 'Allow',
      Action: keyActions,
      Resource: key,
      Condition: { StringEquals: { 'kms:ViaService': 'sqs.eu-west-1.amazonaws.com' } },
    },
    { Effect: 'Allow', Action: ['sqs:GetQueueUrl', ...actions].sort(), Resource: arn },
  ]);
});

test('the pod gets everything as literals', () => {
  expect(queue().only('apps/v1/Deployment').values.spec.template.spec.containers[0].env).toEqual([
    { name: 'EVENTS_URL', value: `https://sqs.eu-west-1.amazonaws.com/111122223333/${name}` },
    { name: 'EVENTS_NAME', value: name },
    { name: 'EVENTS_REGION', value: 'eu-west-1' },
  ]);
});

test('the URL has the domain of the partition', () => {
  const resources = queue(aws({ regions: [awsRegion({ region: 'cn-north-1', partition: 'aws-cn' })] }));
  const [url] = resources.only('apps/v1/Deployment').values.spec.template.spec.containers[0].env;
  expect(url.value).toMatch(/^https:\/\/sqs\.cn-north-1\.amazonaws\.com\.cn\//);
});

test('a protected environment does not let Terraform destroy either queue', () => {
  const { main, deadLetters } = queues(queue(aws({ protected: true })));
  for (const { values } of [main, deadLetters]) expect(values.lifecycle).toEqual({ prevent_destroy: true });
  expect(queues().main.values.lifecycle).toBeUndefined();
});

test.each([
  ['account', {}],
  ['keys.messaging', { account: '111122223333' }],
])('a place without %s is refused by name', (field, facts) => {
  const regions = [{ region: 'eu-west-1', clusters: awsRegion().clusters, ...facts }];
  expect(() => queue(cloudless({ regions, provisioners: [AwsQueue.provisioner()] }))).toThrow(`states no '${field}', which`);
});
