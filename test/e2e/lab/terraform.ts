import { cpSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Running } from './process';
import { NOWHERE, type Sandbox } from './sandbox';
import { type TerraformDocument, withoutAddresses } from './terraform-json';
import { AWS_PROVIDER, providerFolders, toolPath } from './toolchain';

/** The services that are sent to the mock; `AWS_ENDPOINT_URL` catches what is not listed. */
const SERVICES = [
  ...[
    'acm',
    'applicationautoscaling',
    'autoscaling',
    'cloudwatch',
    'dynamodb',
    'ec2',
    'ecr',
    'ecs',
    'efs',
    'eks',
    'elasticache',
    'elbv2',
    'events',
  ],
  ...[
    'iam',
    'kinesis',
    'kms',
    'lambda',
    'logs',
    'rds',
    'route53',
    's3',
    's3control',
    'scheduler',
    'secretsmanager',
    'sfn',
    'sns',
    'sqs',
    'ssm',
    'sts',
  ],
];

export interface StackOptions {
  /** The mock's endpoint. Without one, the stack can only be validated and planned: no call is made, no account is checked. */
  readonly endpoint?: string;
}

export interface Plan {
  /** The saved plan. */
  readonly file: string;
  readonly empty: boolean;
  /** What `terraform show -json` says of a plan that is not empty. */
  // biome-ignore lint/suspicious/noExplicitAny: a document read from JSON
  readonly json: any;
  /** Addresses with their actions, without those of nothing to do: `{ 'aws_sqs_queue.orders': ['create'] }`. */
  readonly changes: Readonly<Record<string, readonly string[]>>;
}

/** A copy of a synthesized stack's folder that plans and applies against the mock. Its `cdk.tf.json` is the original's, byte by byte. */
export class Stack {
  private constructor(
    private readonly sandbox: Sandbox,
    readonly folder: string,
    private readonly options: StackOptions,
  ) {}

  /** @param source the folder of a `cdk.tf.json` */
  static copy(sandbox: Sandbox, source: string, options: StackOptions): Stack {
    const folder = mkdtempSync(sandbox.path(`${basename(source)}-`));
    cpSync(source, folder, { recursive: true, filter: (path) => !/[/\\](\.terraform[^/\\]*|[^/\\]*\.tfstate[^/\\]*)$/.test(path) });
    return Stack.at(sandbox, folder, options);
  }

  /** The folder itself, for programs that run Terraform in it: the override file is put beside its `cdk.tf.json`. */
  static at(sandbox: Sandbox, folder: string, options: StackOptions): Stack {
    const stack = new Stack(sandbox, folder, options);
    stack.override();
    return stack;
  }

  /**
   * Takes resources, data sources and ephemeral blocks out of the copy, with the providers that nobody uses then.
   *
   * @param literals what their references become, by reference: `{ 'aws_eks_cluster.main.name': 'blue' }`
   * @returns the addresses that were taken out
   * @throws Error if what remains still refers to one of them
   */
  without(isOut: (address: string) => boolean, literals: Readonly<Record<string, unknown>> = {}): string[] {
    const { document, out } = withoutAddresses(this.document(), isOut, literals);
    writeFileSync(join(this.folder, 'cdk.tf.json'), JSON.stringify(document, undefined, 2));
    this.override();
    return out;
  }

  async init(): Promise<void> {
    await this.terraform(['init', '-backend=true']);
  }

  async validate(): Promise<void> {
    await this.terraform(['validate']);
  }

  async plan(...args: readonly string[]): Promise<Plan> {
    const file = join(this.folder, `${Date.now()}.tfplan`);
    const { code } = await this.terraform(['plan', '-detailed-exitcode', `-out=${file}`, ...args], [0, 2]);
    const json = code === 0 ? {} : JSON.parse((await this.terraform(['show', '-json', file])).stdout);
    const changed = (json.resource_changes ?? []).filter(
      ({ change }: { change: { actions: string[] } }) => change.actions.join() !== 'no-op',
    );
    const changes = Object.fromEntries(
      changed.map((each: { address: string; change: { actions: string[] } }) => [each.address, each.change.actions]),
    );
    return { file, empty: code === 0, json, changes };
  }

  /** @param plan a saved plan; without it, Terraform plans anew */
  async apply(plan?: Plan, ...args: readonly string[]): Promise<void> {
    await this.terraform(['apply', '-auto-approve', ...args, ...(plan ? [plan.file] : [])]);
  }

  /** Starts an apply and does not wait for it, so that a test can end it half-way. */
  launchApply(...args: readonly string[]): Running {
    return this.sandbox.launch({ ...this.command(['apply', '-auto-approve', '-input=false', ...args]) });
  }

  async destroy(...args: readonly string[]): Promise<void> {
    await this.terraform(['destroy', '-auto-approve', ...args]);
  }

  /** The state file's text. */
  state(): string {
    return readFileSync(join(this.folder, 'lab.tfstate'), 'utf8');
  }

  terraform(args: readonly string[], exits: readonly number[] = [0]) {
    const input = ['init', 'plan', 'apply', 'destroy'].includes(args[0] ?? '') ? ['-input=false'] : [];
    return this.sandbox.run({ ...this.command([args[0] ?? '', ...input, ...args.slice(1)]), exits });
  }

  /** What Terraform sees: the mock, dummy keys, and the providers of this machine. */
  get env(): NodeJS.ProcessEnv {
    const { endpoint } = this.options;
    const keys = { AWS_ACCESS_KEY_ID: 'lab', AWS_SECRET_ACCESS_KEY: 'lab', AWS_EC2_METADATA_DISABLED: 'true' };
    const settings = { TF_CLI_CONFIG_FILE: this.configuration(), TF_CLI_ARGS: '-no-color', TF_IN_AUTOMATION: '1', CHECKPOINT_DISABLE: '1' };
    const speed = { GOGC: '400' }; // a third less time for a third more memory: every command reads the provider's whole schema
    return { ...this.sandbox.env, ...keys, ...settings, ...speed, AWS_ENDPOINT_URL: endpoint ?? NOWHERE };
  }

  /** Most memory that a verb has used, `plan` or `apply`, in megabytes; the provider's process is larger than Terraform's own. */
  peak(verb: string): number | undefined {
    return this.sandbox.peaks.get(this.nameOf(verb));
  }

  private command(args: readonly string[]) {
    const command = [toolPath('terraform'), ...args];
    return { name: this.nameOf(args[0] ?? ''), command, cwd: this.folder, env: this.env, timeout: 900 };
  }

  private nameOf(verb: string): string {
    return `terraform-${verb}-${basename(this.folder)}`;
  }

  /** A Terraform configuration that finds providers on this machine only. */
  private configuration(): string {
    const mirrors = providerFolders().map((folder) => `  filesystem_mirror {\n    path = ${JSON.stringify(folder)}\n  }\n`);
    const file = this.sandbox.path('terraformrc'); // written once: another Terraform may be reading it
    return existsSync(file)
      ? file
      : this.sandbox.write('terraformrc', `disable_checkpoint = true\nprovider_installation {\n${mirrors.join('')}}\n`);
  }

  /** The file that Terraform merges into `cdk.tf.json`: a local backend, the mock, dummy keys, the provider that is here. */
  private override(): void {
    const { endpoint } = this.options;
    const providers = [this.document().provider?.aws ?? []].flat() as { alias?: string; assume_role?: unknown }[];
    const mock = { endpoints: [Object.fromEntries(SERVICES.map((service) => [service, endpoint]))], s3_use_path_style: true };
    const offline = { skip_credentials_validation: true, skip_requesting_account_id: true, allowed_account_ids: null };
    const aws = providers.map(({ alias, assume_role }) => ({
      ...(alias ? { alias } : {}),
      access_key: 'lab',
      secret_key: 'lab',
      skip_metadata_api_check: 'true',
      skip_region_validation: true,
      max_retries: 3, // for an answer that got lost; what the mock cannot do is an error soon, not a wait
      ...(endpoint ? mock : { ...offline, ...(assume_role ? { assume_role: [{ role_arn: '' }] } : {}) }), // without a role to assume
    }));
    const terraform = {
      backend: { local: { path: 'lab.tfstate' } },
      ...(aws.length > 0 ? { required_providers: { aws: { source: 'hashicorp/aws', version: AWS_PROVIDER } } } : {}),
    };
    writeFileSync(
      join(this.folder, 'lab_override.tf.json'),
      JSON.stringify({ terraform, ...(aws.length > 0 ? { provider: { aws } } : {}) }, undefined, 2),
    );
  }

  private document(): TerraformDocument {
    return JSON.parse(readFileSync(join(this.folder, 'cdk.tf.json'), 'utf8'));
  }
}
