import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';

/** The AWS provider that plans run with: the bindings' JSON is valid for it too. */
export const providerVersion = '5.100.0';
const provider = ['registry.terraform.io', 'hashicorp', 'aws'];
const target = `${process.platform}_${process.arch === 'x64' ? 'amd64' : process.arch}`;

/** What Terraform says of a stack, without any state, network or credentials. */
export interface OfflinePlan {
  /** Addresses of what would be created. */
  readonly created: readonly string[];
  /** Addresses that were taken out of the copy, because their provider cannot be had offline. */
  readonly leftOut: readonly string[];
  /** Output of `terraform show -json`. */
  // biome-ignore lint/suspicious/noExplicitAny: a document read from JSON
  readonly json: any;
}

/** Why plans cannot run here; nothing where they can. */
export function missingForPlans(): string | undefined {
  if (!onPath('terraform')) return 'there is no `terraform` on the PATH';
  if (!providerMirror()) {
    return `there is no filesystem mirror with ${provider.join('/')} ${providerVersion}: run \`terraform providers mirror\`, and name its folder in SLIPWAY_TF_MIRROR`;
  }
  return undefined;
}

/** Whether a program is there: `terraform`, `tofu`. */
export function onPath(program: string): boolean {
  return (process.env.PATH ?? '').split(path.delimiter).some((folder) => fs.existsSync(path.join(folder, program)));
}

/**
 * Initializes, validates and plans a copy of a stack's folder, with `slipway_secrets=false`.
 *
 * An override file beside the untouched `cdk.tf.json` gives it dummy keys, a local backend and the provider version that is here.
 *
 * @param stackFolder folder of a `cdk.tf.json`
 * @throws Error with Terraform's own words if one of the steps fails
 */
export function planOffline(stackFolder: string): OfflinePlan {
  return inCopy(stackFolder, (folder, leftOut) => {
    run('terraform', folder, 'init');
    run('terraform', folder, 'validate');
    run('terraform', folder, 'plan', '-refresh=false', '-out=offline.tfplan');
    const json = JSON.parse(run('terraform', folder, 'show', '-json', 'offline.tfplan'));
    const changes: { address: string; change: { actions: string[] } }[] = json.resource_changes ?? [];
    return { created: changes.filter(({ change }) => change.actions.includes('create')).map(({ address }) => address), leftOut, json };
  });
}

/** Initializes and validates a copy of a stack's folder with another program than Terraform. */
export function validateOffline(program: string, stackFolder: string): void {
  inCopy(stackFolder, (folder) => {
    run(program, folder, 'init');
    run(program, folder, 'validate');
  });
}

// biome-ignore lint/suspicious/noExplicitAny: a document read from JSON
type Document = any;

function inCopy<R>(stackFolder: string, work: (folder: string, leftOut: readonly string[]) => R): R {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'slipway-plan-'));
  try {
    const bytes = fs.readFileSync(path.join(stackFolder, 'cdk.tf.json'), 'utf8');
    const document = JSON.parse(bytes);
    const leftOut = leaveOutKubernetes(document);
    fs.writeFileSync(path.join(folder, 'cdk.tf.json'), leftOut.length > 0 ? JSON.stringify(document, undefined, 2) : bytes);
    fs.writeFileSync(path.join(folder, 'offline_override.tf.json'), JSON.stringify(override(document), undefined, 2));
    fs.writeFileSync(path.join(folder, 'terraformrc'), offlineConfiguration());
    return work(folder, leftOut);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** Terraform's Kubernetes provider cannot be had offline: nothing in the stack refers to what it makes. */
function leaveOutKubernetes(document: Document): readonly string[] {
  const types = Object.keys(document.resource ?? {}).filter((type) => type.startsWith('kubernetes_'));
  const leftOut = types.flatMap((type) => Object.keys(document.resource[type]).map((name) => `${type}.${name}`));
  for (const type of types) delete document.resource[type];
  if (!document.provider?.kubernetes) return leftOut;
  leftOut.push(...document.provider.kubernetes.map(({ alias }: { alias?: string }) => `provider.kubernetes${alias ? `.${alias}` : ''}`));
  delete document.provider.kubernetes;
  delete document.terraform.required_providers.kubernetes;
  return leftOut;
}

/** Arguments of a provider that calls nobody. */
export const offlineProvider = {
  access_key: 'offline',
  secret_key: 'offline',
  skip_credentials_validation: true,
  skip_requesting_account_id: true,
  skip_metadata_api_check: 'true',
  max_retries: 1,
};

function override(document: Document): Document {
  const usesAws = document.provider?.aws !== undefined;
  return {
    terraform: {
      backend: { local: { path: 'offline.tfstate' } },
      ...(usesAws && { required_providers: { aws: { source: provider.join('/'), version: providerVersion } } }),
    },
    ...(usesAws && {
      provider: {
        aws: document.provider.aws.map(({ alias }: { alias?: string }) => ({
          ...(alias && { alias }),
          ...offlineProvider,
          allowed_account_ids: null,
          assume_role: [{ role_arn: '' }],
        })),
      },
    }),
  };
}

/** A configuration that finds providers in the mirror, and nowhere else. */
export function offlineConfiguration(): string {
  return `disable_checkpoint = true\nprovider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(providerMirror())}\n  }\n}\n`;
}

function providerMirror(): string | undefined {
  const file = path.join(...provider, providerVersion, target);
  const archive = path.join(...provider, `terraform-provider-aws_${providerVersion}_${target}.zip`);
  return mirrors().find((folder) => [file, archive].some((each) => fs.existsSync(path.join(folder, each))));
}

/** Where providers may lie: what the user names, what Terraform's configuration names, and where Terraform itself looks. */
function mirrors(): readonly string[] {
  const { SLIPWAY_TF_MIRROR, TF_CLI_CONFIG_FILE, TF_PLUGIN_CACHE_DIR } = process.env;
  const file = TF_CLI_CONFIG_FILE ?? path.join(os.homedir(), '.terraformrc');
  const settings = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
  const named = [...settings.matchAll(/filesystem_mirror\s*\{[^}]*?path\s*=\s*"([^"]+)"/g)].map(([, folder]) => folder);
  const implied = [path.join(os.homedir(), '.terraform.d/plugins'), '/usr/local/share/terraform/plugins', '/usr/share/terraform/plugins'];
  const optional = fs.existsSync('/opt') ? fs.readdirSync('/opt').map((name) => path.join('/opt', name)) : [];
  return [SLIPWAY_TF_MIRROR, ...named, TF_PLUGIN_CACHE_DIR, ...implied, ...optional].filter((folder): folder is string => !!folder);
}

/** A loopback port where nobody listens: a call that leaves this machine fails at once. */
const nowhere = 'http://127.0.0.1:9';

/** What Terraform sees: no credentials of anybody, and no network. @param configuration file of Terraform's command line */
export function offlineEnvironment(configuration: string): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR } = process.env;
  return {
    PATH,
    HOME,
    TMPDIR,
    TF_CLI_CONFIG_FILE: configuration,
    TF_CLI_ARGS: '-no-color',
    TF_IN_AUTOMATION: '1',
    TF_VAR_slipway_secrets: 'false',
    AWS_EC2_METADATA_DISABLED: 'true',
    HTTP_PROXY: nowhere,
    HTTPS_PROXY: nowhere,
    NO_PROXY: '127.0.0.1,localhost',
  };
}

function run(program: string, cwd: string, command: string, ...args: string[]): string {
  const input = ['init', 'plan'].includes(command) ? ['-input=false'] : [];
  const { status, stdout, stderr, error } = spawnSync(program, [command, ...input, ...args], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    env: offlineEnvironment(path.join(cwd, 'terraformrc')),
  });
  if (status !== 0) throw new Error(`${program} ${command}: ${error?.message ?? `${stdout}\n${stderr}`}`);
  return stdout;
}
