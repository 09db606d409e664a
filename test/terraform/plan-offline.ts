import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { leaveOutKubernetes, offlineOverride } from '../../lib/testing/offline-stack';
import { type OfflinePlan, type OfflinePlanOptions, planStack } from '../../lib/testing/plan-offline';

/** The AWS provider that plans run with: the bindings' JSON is valid for it too. */
export const providerVersion = '5.100.0';
const provider = ['registry.terraform.io', 'hashicorp', 'aws'];
const target = `${process.platform}_${process.arch === 'x64' ? 'amd64' : process.arch}`;

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

/** Plans a stack with the providers that are here. @param content of a `cdk.tf.json` */
export function planOffline(content: string): Promise<OfflinePlan> {
  return planStack(content, hereOnly());
}

/** The providers that are here, and their versions. */
export function hereOnly(): OfflinePlanOptions {
  return { mirror: providerMirror()!, versions: { aws: providerVersion } };
}

/** Initializes and validates a copy of a stack's folder with another program than Terraform. */
export function validateOffline(program: string, stackFolder: string): void {
  inCopy(stackFolder, (folder) => {
    run(program, folder, 'init');
    run(program, folder, 'validate');
  });
}

function inCopy<R>(stackFolder: string, work: (folder: string, leftOut: readonly string[]) => R): R {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'slipway-plan-'));
  try {
    const bytes = fs.readFileSync(path.join(stackFolder, 'cdk.tf.json'), 'utf8');
    const document = JSON.parse(bytes);
    const leftOut = leaveOutKubernetes(document);
    fs.writeFileSync(path.join(folder, 'cdk.tf.json'), leftOut.length > 0 ? JSON.stringify(document, undefined, 2) : bytes);
    fs.writeFileSync(
      path.join(folder, 'offline_override.tf.json'),
      JSON.stringify(offlineOverride(document, { aws: providerVersion }), undefined, 2),
    );
    fs.writeFileSync(path.join(folder, 'terraformrc'), offlineConfiguration());
    return work(folder, leftOut);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
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
