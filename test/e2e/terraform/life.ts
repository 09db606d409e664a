import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Aws, type AwsCall, type AwsPlace } from '../lab/aws';
import type { Result, Sandbox } from '../lab/sandbox';
import { type Plan, Stack } from '../lab/terraform';
import type { TerraformDocument } from '../lab/terraform-json';
import { timed } from '../lab/timings';
import { until } from '../lab/until';
import type { Example } from './example';
import { Gate } from './gate';
import { documentOf, moveIntoMock, placeOf } from './mock-place';
import { literalsOf, notApplied } from './not-applied';
import { type SecretSearch, searchSecret } from './secret-search';

/** The stack as it was written, planned without secrets where nothing is yet. */
export interface Complete {
  /** Whether Terraform read the bytes that were written. */
  readonly untouched: boolean;
  /** Whether it names the Kubernetes provider, which is not here. */
  readonly ofKubernetes: boolean;
  readonly plan: Plan;
  /** What this plan asked the cloud. */
  readonly calls: readonly AwsCall[];
  /** Addresses of all its resources. */
  readonly resources: readonly string[];
  /** Addresses of those that Terraform refuses to destroy. */
  readonly isProtected: readonly string[];
}

/** Initializes, validates and plans a stack, with everything in it but what has no provider here. */
export async function planComplete(sandbox: Sandbox, example: Example, id: string, aws: Aws): Promise<Complete> {
  const stack = Stack.copy(sandbox, example.folderOf(id), { endpoint: aws.endpoint });
  const resources = resourcesOf(stack);
  const isProtected = resourcesOf(stack, ({ lifecycle }) => lifecycle?.prevent_destroy);
  const ofKubernetes = documentOf(stack).provider?.kubernetes !== undefined;
  if (ofKubernetes) stack.without((address) => address.startsWith('kubernetes_'));
  await stack.init();
  if (resources.length > 0) await stack.validate();
  aws.forgetCalls();
  const plan = await timed(
    id,
    'plan',
    () => stack.plan(...withoutSecrets(stack)),
    () => stack.peak('plan'),
  );
  const [written, read] = [example.folderOf(id), stack.folder].map((folder) => readFileSync(join(folder, 'cdk.tf.json'), 'utf8'));
  return { untouched: read === written, ofKubernetes, plan, calls: aws.calls(), resources, isProtected };
}

/** Plan without any permission for secrets: only stacks that hold some have the variable. */
function withoutSecrets(stack: Stack): readonly string[] {
  return documentOf(stack).variable?.slipway_secrets ? ['-var', 'slipway_secrets=false'] : [];
}

function resourcesOf(stack: Stack, is: (attributes: TerraformDocument) => boolean = () => true): string[] {
  return Object.entries<TerraformDocument>(documentOf(stack).resource ?? {}).flatMap(([type, named]) =>
    Object.keys(named)
      .filter((name) => is(named[name]))
      .map((name) => `${type}.${name}`),
  );
}

/** What was seen of a stack that was applied, planned again and destroyed. */
export interface Life {
  readonly complete: Complete;
  /** Addresses that the mock cannot make. */
  readonly leftOut: readonly string[];
  /** Addresses that Terraform made. */
  readonly made: readonly string[];
  /** The plan after the apply. */
  readonly second: Plan;
  readonly destroy: Result;
  /** Addresses that are left after `terraform destroy`. */
  readonly left: readonly string[];
}

export async function live(sandbox: Sandbox, example: Example, id: string, aws: Aws): Promise<Life> {
  const complete = await planComplete(sandbox, example, id, aws);
  const { stack, leftOut } = await applicable(sandbox, example, id, aws, aws.endpoint);
  const made = await apply(stack, id);
  const second = await stack.plan();
  return { complete, leftOut, made, second, ...(await destroy(stack, id)) };
}

/** How the first apply ends: the password is stored and Terraform does not know it yet, or the database is about to get it. */
export type Crash = readonly ['PutSecretValue', 'after'] | readonly ['CreateDBInstance', 'before'];

/** What was seen of a stack with a queue, a bucket, and a database with its password. */
export interface LifeWithSecret extends Life {
  /** What came of an apply of a plan without secrets, if it was tried. */
  readonly refused: { readonly result: Result; readonly password: string | undefined } | undefined;
  /** What was stored when the first apply was killed. */
  readonly passwordAtCrash: string | undefined;
  readonly password: string;
  /** The passwords that databases were made with. */
  readonly given: readonly (string | null)[];
  readonly planWithoutSecrets: Plan & { readonly calls: readonly AwsCall[] };
  readonly drift: Plan;
  readonly search: SecretSearch;
  readonly passwordAfterDestroy: string | undefined;
}

export async function liveWithSecret(
  sandbox: Sandbox,
  example: Example,
  id: string,
  first: { readonly crash: Crash } | 'without secrets',
): Promise<LifeWithSecret> {
  const aws = await Aws.start(sandbox);
  const complete = await planComplete(sandbox, example, id, aws);
  const gate = await Gate.open(aws.endpoint);
  try {
    const { stack, place, leftOut } = await applicable(sandbox, example, id, aws, gate.endpoint);
    const { name } = Object.values<{ name: string }>(documentOf(stack).resource.aws_secretsmanager_secret)[0]!;
    const stored = (): Promise<string | undefined> => aws.secret(name, place);
    aws.forgetCalls();

    const tried = first === 'without secrets' ? await applyWithoutSecrets(stack) : await killFirstApply(stack, gate, first.crash);
    const early = await stored();
    const made = await apply(stack, id);
    const password = (await stored()) ?? '';
    const given = aws.calls().flatMap(({ action, body }) => (action === 'CreateDBInstance' ? masterPassword(body) : []));

    const second = await stack.plan();
    aws.forgetCalls();
    const planWithoutSecrets = { ...(await stack.plan('-refresh=false', ...withoutSecrets(stack))), calls: aws.calls() };
    await changeBehindItsBack(stack, aws, place);
    const drift = await stack.plan();
    await putObject(stack, aws, place);
    const destroyed = await destroy(stack, id);
    const search = await searchSecret(sandbox, password, [stack.folder, sandbox.logs]);
    return {
      ...{ complete, leftOut, made, second, ...destroyed, password, given, planWithoutSecrets, drift, search },
      refused: tried && { result: tried, password: early },
      passwordAtCrash: tried ? undefined : early,
      passwordAfterDestroy: await stored(),
    };
  } finally {
    await gate.close();
  }
}

async function applicable(sandbox: Sandbox, example: Example, id: string, aws: Aws, endpoint: string) {
  const stack = Stack.copy(sandbox, example.folderOf(id), { endpoint });
  const out = resourcesOf(stack).filter(notApplied);
  const leftOut = out.length > 0 ? stack.without((address) => out.includes(address), literalsOf(out)) : [];
  await moveIntoMock(stack, aws);
  await stack.init();
  return { stack, place: placeOf(stack), leftOut };
}

async function applyWithoutSecrets(stack: Stack): Promise<Result> {
  const { file } = await stack.plan(...withoutSecrets(stack));
  return stack.terraform(['apply', file], [0, 1]);
}

/** What AWS refuses to make a second time: only when Terraform knows it can the next apply go on. */
const onceOnly = [
  'aws_db_parameter_group',
  'aws_db_subnet_group',
  'aws_iam_role',
  'aws_s3_bucket',
  'aws_secretsmanager_secret',
  'aws_security_group',
  'aws_vpc_security_group_ingress_rule',
];

async function killFirstApply(stack: Stack, gate: Gate, [action, moment]: Crash): Promise<undefined> {
  const reached = gate.hold(action, moment);
  const apply = stack.launchApply();
  const ended = await Promise.race([reached, apply.ended]);
  if (typeof ended === 'number') throw new Error(`The apply ended before ${action}:\n${apply.output()}`);
  const wanted = onceOnly.filter((type) => documentOf(stack).resource[type]);
  await until(
    async () => wanted.filter((type) => !isMade(stack, type)),
    (missing) => missing.length === 0,
    120,
  );
  await apply.kill();
  gate.release();
}

/** @returns the addresses that are there then */
async function apply(stack: Stack, id: string): Promise<string[]> {
  await timed(
    id,
    'apply',
    () => stack.apply(),
    () => stack.peak('apply'),
  );
  return inState(stack);
}

async function destroy(stack: Stack, id: string): Promise<Pick<Life, 'destroy' | 'left'>> {
  const run = () => stack.terraform(['destroy', '-auto-approve'], [0, 1]);
  const result = await timed(id, 'destroy', run, () => stack.peak('destroy'));
  return { destroy: result, left: inState(stack) };
}

async function changeBehindItsBack(stack: Stack, aws: Aws, place: AwsPlace): Promise<void> {
  const queue = inStateOf(stack, 'aws_sqs_queue').find(({ redrive_policy: redrive }) => redrive)!;
  await aws.call('sqs', 'AmazonSQS.SetQueueAttributes', { QueueUrl: queue.url, Attributes: { VisibilityTimeout: '5' } }, place);
  const [bucket] = inStateOf(stack, 'aws_s3_bucket');
  await aws.send('s3', `/${bucket!.bucket}?publicAccessBlock`, { method: 'DELETE' }, place);
}

async function putObject(stack: Stack, aws: Aws, place: AwsPlace): Promise<void> {
  const [bucket] = inStateOf(stack, 'aws_s3_bucket');
  await aws.send('s3', `/${bucket!.bucket}/receipt`, { method: 'PUT', body: 'one' }, place);
}

function masterPassword(body: string): string | null {
  return new URLSearchParams(body).get('MasterUserPassword');
}

interface InState {
  readonly type: string;
  readonly name: string;
  /** Empty while it is being made. */
  readonly instances: readonly { readonly attributes: Readonly<Record<string, string>> }[];
}

function inState(stack: Stack): string[] {
  const { resources } = JSON.parse(stack.state()) as { resources: readonly InState[] };
  return resources.filter(({ instances }) => instances.length > 0).map(({ type, name }) => `${type}.${name}`);
}

function inStateOf(stack: Stack, wanted: string): Readonly<Record<string, string>>[] {
  const { resources } = JSON.parse(stack.state()) as { resources: readonly InState[] };
  return resources.filter(({ type }) => type === wanted).flatMap(({ instances }) => instances.map(({ attributes }) => attributes));
}

function isMade(stack: Stack, type: string): boolean {
  try {
    return inStateOf(stack, type).length > 0;
  } catch {
    return false; // there is no state yet, or it is being written
  }
}
