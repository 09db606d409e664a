import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Aws, type AwsCall, type AwsPlace } from '../lab/aws';
import { sleep } from '../lab/process';
import type { Result, Sandbox } from '../lab/sandbox';
import { type Plan, Stack } from '../lab/terraform';
import type { Example } from './example';
import { Gate, type Moment } from './gate';
import { documentOf, moveIntoMock, placeOf } from './mock-place';
import { literalsOf, notApplied } from './not-applied';
import { type SecretSearch, searchSecret } from './secret-search';

/** `false`: plan without any permission for secrets. Only stacks that hold secrets have the variable. */
export function withoutSecrets(stack: Stack): readonly string[] {
  return documentOf(stack).variable?.slipway_secrets ? ['-var', 'slipway_secrets=false'] : [];
}

/** The stack as it was written, in a mock that nothing was made in. */
export interface Complete {
  readonly untouched: boolean;
  readonly plan: Plan;
  /** What this plan asked the cloud. */
  readonly calls: readonly AwsCall[];
  /** Addresses of all its resources. */
  readonly resources: readonly string[];
  /** Those whose provider is not here. */
  readonly unplanned: readonly string[];
}

/** Initializes, validates and plans a stack, without secrets and without changing a byte; only what has no provider here is taken out. */
export async function planComplete(sandbox: Sandbox, example: Example, id: string, aws: Aws): Promise<Complete> {
  const stack = Stack.copy(sandbox, example.folderOf(id), { endpoint: aws.endpoint });
  const resources = resourcesOf(stack);
  const unplanned = resources.some(isOfKubernetes) ? stack.without(isOfKubernetes) : [];
  const written = readFileSync(join(example.folderOf(id), 'cdk.tf.json'), 'utf8');
  aws.forgetCalls();
  await stack.init();
  await stack.validate();
  const plan = await stack.plan(...withoutSecrets(stack));
  return {
    untouched: readFileSync(join(stack.folder, 'cdk.tf.json'), 'utf8') === written,
    plan,
    calls: aws.calls(),
    resources,
    unplanned,
  };
}

const isOfKubernetes = (address: string): boolean => address.startsWith('kubernetes_');

export function resourcesOf(stack: Pick<Stack, 'folder'>): string[] {
  return Object.entries<object>(documentOf(stack).resource ?? {}).flatMap(([type, named]) =>
    Object.keys(named).map((name) => `${type}.${name}`),
  );
}

/** A copy that can be applied to the mock. */
export interface Applicable {
  readonly stack: Stack;
  readonly place: Required<AwsPlace>;
  readonly leftOut: readonly string[];
}

export async function applicable(sandbox: Sandbox, example: Example, id: string, aws: Aws, endpoint = aws.endpoint): Promise<Applicable> {
  const stack = Stack.copy(sandbox, example.folderOf(id), { endpoint });
  const out = resourcesOf(stack).filter(notApplied);
  const leftOut = out.length > 0 ? stack.without((address) => out.includes(address), literalsOf(out)) : [];
  await moveIntoMock(stack, aws);
  await stack.init();
  return { stack, place: placeOf(stack), leftOut };
}

/** How the first apply of a stack ends: when its password was stored but Terraform does not know it, or when the database is about to get it. */
export type Crash = readonly [action: 'PutSecretValue', moment: 'after'] | readonly [action: 'CreateDBInstance', moment: 'before'];

export interface LifeOptions {
  readonly environment: string;
  /** SIGKILL to the first apply. */
  readonly crash?: Crash;
  /** Tries to apply a plan without secrets first. */
  readonly tryWithoutSecrets?: boolean;
  /** Ends with `terraform destroy`. */
  readonly destroy: boolean;
}

/** What was seen in the life of a stack with a queue, a bucket and a database. */
export interface Life extends Applicable {
  readonly complete: Complete;
  readonly refused: { readonly result: Result; readonly secret: string | undefined } | undefined;
  /** What Secrets Manager held after the crash. */
  readonly storedAtCrash: string | undefined;
  readonly state: string;
  readonly password: string;
  /** Passwords that were given to databases. */
  readonly given: readonly (string | null)[];
  readonly second: Plan;
  readonly without: { readonly plan: Plan; readonly calls: readonly AwsCall[] };
  readonly drift: Plan;
  readonly search: SecretSearch;
  readonly destroyed: { readonly result: Result; readonly state: string; readonly password: string | undefined };
}

export async function live(sandbox: Sandbox, example: Example, id: string, options: LifeOptions): Promise<Life> {
  const aws = await Aws.start(sandbox);
  const complete = await planComplete(sandbox, example, id, aws);
  const gate = await Gate.open(aws.endpoint);
  try {
    const { stack, place, leftOut } = await applicable(sandbox, example, id, aws, gate.endpoint);
    const secretName: string = Object.values<{ name: string }>(documentOf(stack).resource.aws_secretsmanager_secret)[0]!.name;
    const secret = (): Promise<string | undefined> => aws.secret(secretName, place);
    aws.forgetCalls();

    const refused = options.tryWithoutSecrets ? { result: await applyWithoutSecrets(stack), secret: await secret() } : undefined;
    if (options.crash) await crash(stack, gate, ...options.crash);
    const storedAtCrash = await secret();
    await stack.apply();
    const password = (await secret()) ?? '';
    const given = aws
      .calls()
      .filter(({ action }) => action === 'CreateDBInstance')
      .map(({ body }) => new URLSearchParams(body).get('MasterUserPassword'));
    const second = await stack.plan();
    aws.forgetCalls();
    const without = { plan: await stack.plan('-refresh=false', ...withoutSecrets(stack)), calls: aws.calls() };
    const state = stack.state();
    await changeBehindItsBack(stack, aws, place);
    const drift = await stack.plan();
    const search = await searchSecret(sandbox, password, [stack.folder, sandbox.logs]);
    await putObject(stack, aws, place);
    const result = await stack.terraform(['destroy', '-auto-approve'], [0, 1]);
    const destroyed = { result, state: stack.state(), password: await secret() };
    return { complete, stack, place, leftOut, refused, storedAtCrash, state, password, given, second, without, drift, search, destroyed };
  } finally {
    await gate.close();
  }
}

async function applyWithoutSecrets(stack: Stack): Promise<Result> {
  const plan = await stack.plan(...withoutSecrets(stack));
  return stack.terraform(['apply', plan.file], [0, 1]);
}

/** What AWS would refuse to make a second time: Terraform must know it before the crash. */
const onceOnly = [
  'aws_db_parameter_group',
  'aws_db_subnet_group',
  'aws_iam_role',
  'aws_s3_bucket',
  'aws_secretsmanager_secret',
  'aws_security_group',
  'aws_vpc_security_group_ingress_rule',
];

async function crash(stack: Stack, gate: Gate, action: string, moment: Moment): Promise<void> {
  const reached = gate.hold(action, moment);
  const apply = stack.launchApply();
  await Promise.race([reached, apply.ended]);
  while (!onceOnly.every((type) => isMade(stack, type))) await sleep(200);
  await apply.kill();
  gate.release();
}

/** Whether Terraform knows that it made something of a type. */
function isMade(stack: Stack, type: string): boolean {
  try {
    return instance(stack, type) !== undefined;
  } catch {
    return false; // no state yet, or one that is being written
  }
}

async function changeBehindItsBack(stack: Stack, aws: Aws, place: AwsPlace): Promise<void> {
  const queue = instance(stack, 'aws_sqs_queue', ({ visibility_timeout_seconds: seconds, redrive_policy: redrive }) => seconds && redrive);
  await aws.call('sqs', 'AmazonSQS.SetQueueAttributes', { QueueUrl: queue.url, Attributes: { VisibilityTimeout: '5' } }, place);
  const bucket = instance(stack, 'aws_s3_bucket');
  await aws.send('s3', `/${bucket.bucket}?publicAccessBlock`, { method: 'DELETE' }, place);
}

async function putObject(stack: Stack, aws: Aws, place: AwsPlace): Promise<void> {
  await aws.send('s3', `/${instance(stack, 'aws_s3_bucket').bucket}/receipt`, { method: 'PUT', body: 'one' }, place);
}

// biome-ignore lint/suspicious/noExplicitAny: a document read from JSON
function instance(stack: Stack, type: string, is: (attributes: any) => unknown = () => true): any {
  const { resources } = JSON.parse(stack.state());
  return resources
    .filter((resource: { type: string }) => resource.type === type)
    .map((resource: { instances: { attributes: object }[] }) => resource.instances[0]?.attributes)
    .find(is);
}
