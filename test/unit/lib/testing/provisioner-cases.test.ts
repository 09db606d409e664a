import { ApiObject } from 'cdk8s';
import { TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { AwsPlace, aws as classes, Workload } from '../../../../constructs';
import { Absent, Binding, ClusterSecret, Dependency, DeploymentStack, expression, Grant, Provisioner } from '../../../../lib';
import { isAsked, replacing } from '../../../../lib/plan/facts/replacing';
import { type ProvisionerTrial, provisionerCases } from '../../../../lib/testing';
import { nameLimits } from '../../../../lib/testing/name-limits';
import { aws } from '../../../kit/environments';
import { policyOf } from '../policy/policy-of';

class Inbox extends Dependency {
  readonly type = 'inbox';
  readonly outputs = { url: 'value', port: 'value', password: 'secret' } as const;
  override readonly accesses = ['read', 'all'] as const;
}

/** What a provisioner does besides, or otherwise. */
interface Fault {
  readonly name?: (long: string) => string;
  readonly tags?: () => Record<string, string>;
  readonly more?: (scope: Construct, stack: DeploymentStack) => void;
  readonly outputs?: Readonly<Record<string, unknown>>;
  readonly grants?: (arn: string) => readonly Grant[];
  readonly encrypts?: boolean;
}

const actions = ['sqs:ReceiveMessage'];
const queue = 'arn:aws:sqs:eu-west-1:111122223333';
const namesNothing = (resource: string): Fault => ({ grants: () => [{ actions, resources: [resource] }] });

function provisioner({ name = (long) => long, tags, more, outputs = {}, grants, encrypts = true }: Fault): Provisioner<Inbox> {
  return {
    type: 'inbox',
    name: 'Tried',
    provision: (scope, id) => {
      const construct = new Construct(scope, id);
      const place = AwsPlace.of(construct);
      const called = name(place.stack.physicalName(construct, 'sqs', 80));
      new classes.SqsQueue(construct, 'Resource', {
        name: called,
        ...(encrypts && { kmsMasterKeyId: place.key('messaging') }),
        ...(tags && { tags: tags() }),
      });
      more?.(construct, place.stack);
      const arn = place.arn('sqs', called);
      return {
        outputs: { url: `https://sqs/${called}`, port: 443, password: new ClusterSecret('inbox', 'password'), ...outputs },
        grantsFor: () => grants?.(arn) ?? [{ actions, resources: [arn, `${arn}/*`] }],
      } as Binding<Inbox>;
    },
  };
}

const encrypted = policyOf(expression('aws_sqs_queue', (queue) => queue.kms_master_key_id.isSet()));

function trial(fault: Fault = {}, others: Partial<ProvisionerTrial<Inbox>> = {}): ProvisionerTrial<Inbox> {
  return {
    provisioner: provisioner(fault),
    environment: aws({ policies: [{ name: 'test', version: '1.0.0', policies: [encrypted] }] }),
    dependency: () => new Inbox(),
    place: (stack, workload, image, dependencies) => new Workload(stack, workload, { image, dependencies }),
    ...others,
  };
}

/** What is said where a sentence does not hold, by the sentence. @param only one of them; all by default */
function broken(tried: ProvisionerTrial<Inbox>, only?: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    provisionerCases(tried)
      .filter(([sentence]) => only === undefined || sentence === only)
      .flatMap(([sentence, check]) => {
        try {
          check();
          return [];
        } catch (error) {
          return [[sentence, (error as Error).message]];
        }
      }),
  );
}

/** Makes a block of Terraform beside. */
function block(type: string, values: Readonly<Record<string, unknown>> = {}): Fault {
  return {
    more: (scope) => {
      const made = new TerraformResource(scope, 'more', { terraformResourceType: type });
      for (const [name, value] of Object.entries(values)) made.addOverride(name, value);
    },
  };
}

/** Makes an object of Kubernetes beside. */
function object(apiVersion: string, kind: string, values: object): Fault {
  return {
    more: (scope, stack) => {
      const metadata = { name: stack.names.objectName(scope) };
      for (const cluster of stack.clusters)
        new ApiObject(stack.chartScope(scope, cluster), 'more', { apiVersion, kind, metadata, ...values });
    },
  };
}

const sentences = {
  outputs: 'Tried hands over every output, each as what it is',
  names: 'Tried gives names that are within the limits of their services, and two that are alike two names',
  secrets: 'Tried writes no secret',
  grants: 'Tried grants actions and resources by name',
  policies: 'Tried makes what the policies of its environment take',
  sameAgain: 'Tried makes the same a second time',
};

test('what a provisioner is held to are six sentences', () => {
  expect(provisionerCases(trial()).map(([sentence]) => sentence)).toEqual(Object.values(sentences));
});

test.each<[string, Fault]>([
  ['does all as it should', {}],
  ['has no password in this place', { outputs: { password: new Absent() } }],
  ['has no port in this place', { outputs: { port: new Absent() } }],
  ['grants nothing', { grants: () => [] }],
  [
    'grants what it refers to, with all that is in it',
    { grants: (arn) => [arn, '${aws_sqs_queue.tried.arn}', '${aws_sqs_queue.tried.arn}/*'].map((one) => ({ actions, resources: [one] })) },
  ],
  ['hands a secret to a write-only argument', block('aws_mq_user', { password_wo: '${ephemeral.aws_secret.stored.value}' })],
  [
    'writes what only sounds like a secret',
    object('v1', 'ConfigMap', { data: { url: 'postgres://app@db/app', password: 'in the Secret' } }),
  ],
])('a provisioner that %s breaks no sentence', (_what, fault) => {
  expect(broken(trial(fault))).toEqual({});
});

let made = 0;

type Row = readonly [provisioner: string, sentence: keyof typeof sentences, fault: Fault, message: string];

test.each<Row>([
  ['hands over more than the dependency has', 'outputs', { outputs: { more: 'x' } }, "it hands over 'more', which the dependency has not"],
  ['gives longer names than the service takes', 'names', { name: (name) => name.padEnd(81, 'x') }, '81 characters, and 80 are taken'],
  ['makes a random_password', 'secrets', block('random_password'), 'generates a secret that the state keeps'],
  ['grants everything there is', 'grants', namesNothing('*'), "who may 'read' is let at *, which names nothing"],
  ['makes what a policy refuses', 'policies', { encrypts: false }, 'kms_master_key_id is not set. Make it so.'],
  ['makes something else each time', 'sameAgain', { tags: () => ({ made: `${made++}` }) }, 'cdk.tf.json differs'],
])('a provisioner that %s breaks its sentence, and no other', (_what, sentence, fault, message) => {
  expect(broken(trial(fault))).toEqual({ [sentences[sentence]]: expect.stringContaining(message) });
});

const secret = new ClusterSecret('inbox', 'url');

test.each<Row>([
  ['hands over a secret as a value', 'outputs', { outputs: { url: secret } }, "'url' is a value, and a secret is handed over"],
  ['gives all one name', 'names', { name: () => 'inbox' }, "are both called 'inbox'"],
  ['cuts names off', 'names', { name: (name) => name.slice(0, 40) }, "are both called 'acme-production-eu-west-1-the-longest-na'"],
  ['makes a random_string', 'secrets', block('random_string'), 'generates a secret that the state keeps'],
  ['makes a private key', 'secrets', block('tls_private_key'), 'generates a secret that the state keeps'],
  ['makes an access key', 'secrets', block('aws_iam_access_key'), 'generates a secret that the state keeps'],
  ['makes a Secret of texts', 'secrets', object('v1', 'Secret', { stringData: { a: 'b' } }), 'holds its data in the clear'],
  ['makes a Secret of bytes', 'secrets', object('v1', 'Secret', { data: { a: 'Yg==' } }), 'holds its data in the clear'],
  ['writes a password in a URL', 'secrets', object('v1', 'ConfigMap', { data: { url: 'postgres://a:hunter2@b/c' } }), "in 'data.url'"],
  ['writes what is called a secret', 'secrets', block('aws_mq_user', { console: { api_token: 'hunter2' } }), "in 'console.api_token'"],
  ['writes a text where a service keeps secrets', 'secrets', block('aws_mq_user', { secret_string: 'x' }), "in 'secret_string'"],
  ['writes a text as a write-only argument', 'secrets', block('aws_mq_user', { password_wo: 'hunter2' }), "in 'password_wo'"],
  ['refers to a secret where a service keeps it', 'secrets', block('aws_mq_user', { auth_token: '${var.token}' }), "in 'auth_token'"],
  ['names a thing by a secret', 'secrets', block('aws_sqs_queue', { name: `ghp_${'a1'.repeat(18)}` }), "in 'name'"],
  ['grants all of a service', 'grants', { grants: (arn) => [{ actions: ['sqs:*'], resources: [arn] }] }, "who may 'all' may do sqs:*"],
  ['grants all of an account', 'grants', namesNothing(`${queue}:*`), 'which names nothing'],
  ['grants whatever begins like its own', 'grants', namesNothing(`${queue}:inbox*`), 'which names nothing'],
  ['grants one of any region', 'grants', namesNothing('arn:aws:sqs:*:111122223333:inbox'), 'which names nothing'],
])('a provisioner that %s breaks its sentence', (_what, sentence, fault, message) => {
  expect(broken(trial(fault), sentences[sentence])).toEqual({ [sentences[sentence]]: expect.stringContaining(message) });
});

test.each<[string, Partial<ProvisionerTrial<Inbox>>, string]>([
  ['forgets an output', { provisioner: provisioner({ outputs: { port: undefined } }) }, "Tried hands over no output '"],
  [
    'hands over a secret as it is',
    { provisioner: provisioner({ outputs: { password: 'hunter2' } }) },
    "Tried hands over the secret output '",
  ],
  [
    'is asked for nothing',
    { place: (stack, workload, image) => new Workload(stack, workload, { image }) },
    'place a workload that has the dependencies',
  ],
])('a provisioner that %s breaks every sentence: nothing can be tried', (_what, others, message) => {
  const all = Object.values(sentences).map((sentence) => [sentence, expect.stringContaining(message)]);
  expect(broken(trial({}, others))).toEqual(Object.fromEntries(all));
});

const limits = Object.entries(nameLimits).flatMap(([type, names]) =>
  Object.entries(names).map(([argument, most]) => [type, argument, most] as const),
);

/** Makes one of each type that has a limit, with names that are longer by some characters. */
function named(over: number): Fault {
  return {
    more: (scope) => {
      for (const [type, argument, most] of limits)
        new TerraformResource(scope, type, { terraformResourceType: type }).addOverride(
          argument,
          `${scope.node.id.at(-1)}`.padEnd(most + over, 'x'),
        );
    },
  };
}

test('each name that has a limit may be as long as that, and no longer', () => {
  const environment = aws();
  expect(broken(trial(named(0), { environment }))).toEqual({});
  const told = broken(trial(named(1), { environment }), sentences.names)[sentences.names]!.split('\n');
  expect(told.map((line) => /^(\w+)\.\S+ has '[ab]x+' as '(\w+)': (\d+) characters, and \d+ are taken$/.exec(line)?.slice(1))).toEqual(
    expect.arrayContaining(limits.map(([type, argument, most]) => [type, argument, String(most + 1)])),
  );
  expect(told).toHaveLength(2 * limits.length);
});

test('the provider knows each argument that has a limit, of all types about which it was asked', () => {
  const unknown = limits.filter(([type, argument]) => replacing(type, argument) === 'unknown');
  expect(unknown.filter(([type]) => isAsked(type))).toEqual([]);
  expect(unknown.map(([type]) => type)).toEqual(['aws_kinesis_stream']);
});
