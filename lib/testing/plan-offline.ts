import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { UserError } from '../errors';
import { findProgram } from '../find-program';
import { runProgram } from '../process';
import { libProperties } from '../properties/lib-properties';
import { leaveOutKubernetes, offlineOverride, type StackDocument } from './offline-stack';
import type { Synthesized } from './synthesize';

/** What Terraform says of a stack, without any state, account or credentials. */
export interface OfflinePlan {
  /** Addresses of what would be created. */
  readonly created: readonly string[];
  /** Addresses that were taken out of the copy, because a cluster would have to be asked for them. */
  readonly leftOut: readonly string[];
  /** What `terraform show -json` prints. */
  // biome-ignore lint/suspicious/noExplicitAny: a document read from JSON
  readonly json: any;
}

export interface OfflinePlanOptions {
  /**
   * Folder that `terraform providers mirror` wrote: providers are found there, and no network is used.
   *
   * @default - where Terraform finds them by itself: what its configuration says, its cache, its registry
   */
  readonly mirror?: string;
  /**
   * Versions of providers by name, such as `{ aws: '6.25.0' }`: those that are there.
   *
   * @default - as the stacks ask for
   */
  readonly versions?: Readonly<Record<string, string>>;
}

/** The oldest version that has write-only arguments. */
const cure = 'Install Terraform 1.11 or newer, or leave the plans out of this run: `missingForPlans()` says why they cannot be made.';
/** A loopback port where nobody listens: a call that leaves this machine fails at once. */
const nowhere = 'http://127.0.0.1:9';
/** What Terraform is told by this process would have it do, write or log something else, or ask an account. */
const dropped = /^(?:TF_CLI_ARGS|TF_LOG|TF_DATA_DIR$|TF_WORKSPACE$|TF_REATTACH_PROVIDERS$|TF_VAR_|AWS_|NODE_OPTIONS$|GIT_)/;

/**
 * Why `planOffline` cannot run here, as a sentence; nothing where it can. For tests that are skipped then.
 *
 * @throws UserError if an option is none
 */
export function missingForPlans(options: OfflinePlanOptions = {}): string | undefined {
  const { mirror } = libProperties.check('OfflinePlanOptions', options, 'plans without an account');
  try {
    terraform();
  } catch (error) {
    return (error as UserError).what;
  }
  return mirror === undefined || fs.existsSync(mirror) ? undefined : `There is no mirror of providers at '${mirror}'.`;
}

/**
 * Has Terraform initialize, validate and plan what was synthesized: from nothing, in copies, without an account, credentials or secrets.
 *
 * Plans are slow, because a provider is a large program: give the test a minute or two. `TF_PLUGIN_CACHE_DIR` has it fetched once.
 *
 * @returns a plan for each stack that has resources, by its id
 * @throws UserError if there is no `terraform` on the PATH
 * @throws Error with Terraform's own words if it refuses a stack
 */
export async function planOffline(made: Synthesized, options: OfflinePlanOptions = {}): Promise<ReadonlyMap<string, OfflinePlan>> {
  const missing = missingForPlans(options);
  if (missing !== undefined) throw new UserError(missing, cure);
  const plans = new Map<string, OfflinePlan>();
  for (const [file, content] of made.files) {
    const [, stack] = /^cdktf\.out\/stacks\/([^/]+)\/cdk\.tf\.json$/.exec(file) ?? [];
    if (stack === undefined) continue;
    const document: StackDocument = JSON.parse(content);
    if (Object.keys(document.resource ?? {}).length > 0) plans.set(stack, await planStack(content, options));
  }
  return plans;
}

/**
 * The same of one stack, whatever is in it.
 *
 * @param content of its `cdk.tf.json`
 */
export async function planStack(content: string, { mirror, versions = {} }: OfflinePlanOptions): Promise<OfflinePlan> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'slipway-plan-'));
  try {
    const document: StackDocument = JSON.parse(content);
    const leftOut = leaveOutKubernetes(document);
    const write = (file: string, text: string) => fs.writeFileSync(path.join(folder, file), text, { mode: 0o600 });
    write('cdk.tf.json', leftOut.length > 0 ? JSON.stringify(document, undefined, 2) : content);
    write('offline_override.tf.json', JSON.stringify(offlineOverride(document, versions), undefined, 2));
    if (mirror !== undefined) write('terraformrc', mirrorOnly(path.resolve(mirror)));
    const environment = offlineEnvironment(mirror === undefined ? undefined : path.join(folder, 'terraformrc'));
    const run = (...args: readonly string[]) => output(folder, args, environment);

    await output(folder, ['init', '-input=false'], mirror === undefined ? online(environment) : environment);
    await run('validate');
    await run('plan', '-input=false', '-refresh=false', '-out=offline.tfplan');
    const json = JSON.parse(await run('show', '-json', 'offline.tfplan'));
    const changes: { address: string; change: { actions: string[] } }[] = json.resource_changes ?? [];
    return { created: changes.filter(({ change }) => change.actions.includes('create')).map(({ address }) => address), leftOut, json };
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** A configuration that finds providers in a mirror, and nowhere else. */
function mirrorOnly(mirror: string): string {
  return `disable_checkpoint = true\nprovider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(mirror)}\n  }\n}\n`;
}

/** @param configuration file of Terraform's command line */
function offlineEnvironment(configuration: string | undefined): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !dropped.test(name));
  return {
    ...Object.fromEntries(kept),
    ...(configuration !== undefined && { TF_CLI_CONFIG_FILE: configuration }),
    TF_CLI_ARGS: '-no-color',
    TF_IN_AUTOMATION: '1',
    TF_VAR_slipway_secrets: 'false',
    CHECKPOINT_DISABLE: '1',
    AWS_EC2_METADATA_DISABLED: 'true',
    HTTP_PROXY: nowhere,
    HTTPS_PROXY: nowhere,
    NO_PROXY: '127.0.0.1,localhost',
  };
}

/** Only where providers are fetched. */
function online(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { HTTP_PROXY, HTTPS_PROXY, NO_PROXY } = process.env;
  return { ...environment, HTTP_PROXY, HTTPS_PROXY, NO_PROXY };
}

function terraform(): string {
  return findProgram(process.env.TERRAFORM_BINARY_NAME || 'terraform', cure);
}

async function output(folder: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  const printed: Buffer[] = [];
  const said: Buffer[] = [];
  const { code } = await runProgram(terraform(), args, {
    folder,
    env,
    onStdout: (chunk) => printed.push(chunk),
    onOutput: (chunk) => said.push(chunk),
  });
  const text = Buffer.concat(printed).toString('utf8');
  if (code !== 0)
    throw new Error(`terraform ${args[0]}: ${Buffer.concat([...said, Buffer.from(args[0] === 'show' ? '' : text)]).toString('utf8')}`);
  return text;
}
