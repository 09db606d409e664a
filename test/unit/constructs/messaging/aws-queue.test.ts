import { Duration } from 'cdk8s';
import { AwsQueue, keda, Queue, QueueAccess, Workload } from '../../../../constructs';
import { Beside, DeploymentStack, Environment, External, retired, Shared } from '../../../../lib';
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

describe('the dead letters of its own queue', () => {
  const define = (stack: DeploymentStack, others: object = {}) => {
    const events = new Queue({ access: 'send' });
    // Before what they stand beside.
    new Workload(stack, 'orders', { image: 'ghcr.io/acme/orders', dependencies: { failed: events.deadLetters(), events }, ...others });
  };

  test('are another dependency of the workload, with outputs of their own', () => {
    const { resources } = synthesize(aws(), (stack) => define(stack));
    const { env } = resources.only('apps/v1/Deployment').values.spec.template.spec.containers[0];
    expect(env.slice(3, 5)).toEqual([
      { name: 'FAILED_URL', value: `https://sqs.eu-west-1.amazonaws.com/111122223333/${name}-dead-letters-6e260b98` },
      { name: 'FAILED_NAME', value: `${name}-dead-letters-6e260b98` },
    ]);
    expect(env.map((one: { name: string }) => one.name).slice(0, 3)).toEqual(['EVENTS_URL', 'EVENTS_NAME', 'EVENTS_REGION']);
  });

  test('are received from, and the queue itself is not', () => {
    const { resources } = synthesize(aws(), (stack) => define(stack));
    const statements = JSON.parse(resources.only('aws_iam_role_policy').values.policy).Statement;
    expect(statements.slice(1)).toEqual([
      {
        Effect: 'Allow',
        Action: ['ChangeMessageVisibility', 'DeleteMessage', 'GetQueueAttributes', 'GetQueueUrl', 'ReceiveMessage'].map(
          (one) => `sqs:${one}`,
        ),
        Resource: `${arn}-dead-letters-6e260b98`,
      },
      { Effect: 'Allow', Action: ['sqs:GetQueueUrl', 'sqs:SendMessage'], Resource: arn },
    ]);
  });

  test('scale the workload by how many there are', () => {
    const autoscaling = { minReplicas: 0, maxReplicas: 3, queue: { dependency: 'failed', messagesPerReplica: 10 } };
    const { resources } = synthesize(aws({ queueScaling: keda() }), (stack) => define(stack, { autoscaling }));
    const [{ metadata }] = resources.only('keda.sh/v1alpha1/ScaledObject').values.spec.triggers;
    expect(metadata.queueURL).toMatch(/dead-letters-6e260b98$/);
  });

  test('make nothing, and are told in the assembly with what they stand beside', () => {
    const { resources, files } = synthesize(aws(), (stack) => define(stack));
    expect(resources.ofType('aws_sqs_queue')).toHaveLength(2);
    const stacks = JSON.parse(files.get('cdktf.out/assembly.json')!).stacks;
    const [{ bindings }] = stacks.find((one: { id: string }) => one.id === 'shop-production-eu-west-1').workloads;
    expect(bindings[0]).toMatchObject({ name: 'failed', type: 'queue', stated: { access: 'receiveDeadLetters', beside: 'events' } });
  });

  test('ask for a permission to use the key to read, where the workload only receives them', () => {
    const jobs = new Shared('jobs', new Queue());
    const { resources } = synthesize(aws(), (stack) => {
      stack.share(jobs);
      new Workload(stack, 'orders', { image: 'ghcr.io/acme/orders', dependencies: { jobs: jobs.as('sendReceive') } });
      new Workload(stack, 'worker', { image: 'ghcr.io/acme/worker', dependencies: { failed: jobs.as('receiveDeadLetters') } });
    });
    const policy = resources.all.find(({ type, path: at }) => type === 'aws_iam_role_policy' && at.includes('/worker/'))!;
    const [kms, sqs, ...others] = JSON.parse(policy.values.policy).Statement;
    expect([kms.Action, sqs.Resource, others]).toEqual(['kms:Decrypt', expect.stringMatching(/shop-jobs-dead-letters-\w{8}$/), []]);
  });

  const external = (more: object) =>
    aws({
      regions: [
        awsRegion({
          external: {
            'shop/orders.events': External.of(Queue, {
              outputs: { url: 'https://mq.example.com/events', name: 'events', region: 'eu-west-1' },
              egress: [],
              ...more,
            }),
          },
        }),
      ],
    });

  test('of a queue that is there already are what an operator states', () => {
    const beside = { receiveDeadLetters: { url: 'https://mq.example.com/failed', name: 'failed', region: 'eu-west-1' } };
    const { resources } = synthesize(external({ beside }), (stack) => define(stack));
    const { env } = resources.only('apps/v1/Deployment').values.spec.template.spec.containers[0];
    expect(env[3]).toEqual({ name: 'FAILED_URL', value: 'https://mq.example.com/failed' });
  });

  test.each<[string, () => unknown, string | RegExp]>([
    [
      'a queue that has none',
      () => synthesize(external({}), (stack) => define(stack)),
      /^External has nothing beside 'shop-production-eu-west-1\/orders\/events' \(queue\) for the access 'receiveDeadLetters'\. Choose another access, or hand over its outputs/,
    ],
    [
      'an output that is missing',
      () => synthesize(external({ beside: { receiveDeadLetters: { url: 'a', name: 'b' } } }), (stack) => define(stack)),
      /'beside.receiveDeadLetters.region'|'region'/,
    ],
    [
      'a queue that the workload does not have',
      () =>
        synthesize(
          aws(),
          orders(() => ({ failed: new Queue().deadLetters() })),
        ),
      "'dependencies.failed' is what stands beside a queue that is none of the workload's dependencies. List that queue, too; of what is shared, write as('receiveDeadLetters') of the Shared.",
    ],
    [
      'dead letters of dead letters',
      () => new Beside(new Queue().deadLetters() as never, 'receiveDeadLetters' as never),
      'What something stands beside is no dependency',
    ],
    [
      'an access that it lacks',
      () => new Beside(new Queue(), 'sendDeadLetters' as never),
      "Beside a queue stands nothing of the access 'sendDeadLetters' (accesses: receiveDeadLetters). Name one of them.",
    ],
    [
      'one that is shared',
      () => new Shared('failed', new Queue().deadLetters() as never),
      "The shared 'failed' is what stands beside a queue.",
    ],
    ['one that is retired', () => retired(new Queue().deadLetters() as never, { reason: 'old' }), 'is what stands beside a queue.'],
    ['a former name', () => new Queue().deadLetters().formerly('a' as never), "'formerly' is said of what stands beside a queue."],
    [
      "an access of one's own queue",
      () => new Queue({ access: 'receiveDeadLetters' as never }),
      "'access' is 'receiveDeadLetters'. Choose one of: send, receive, sendReceive.",
    ],
  ])('%s is refused', (_what, act, message) => {
    expect(act).toThrow(message);
  });
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
