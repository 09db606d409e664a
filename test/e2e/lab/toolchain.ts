import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { go, goTools } from './go-tools';
import { type Found, hashOf, inSandbox, type Missing, newer, search } from './making';

export const AWS_PROVIDER = '5.100.0';

const finders = {
  git: async () => onPath('git', 'apt-get install git'),
  go: async () => go(),
  etcd: async () => onPath('etcd', 'apt-get install etcd-server'),
  ...goTools,
  moto: () => python('moto'),
  checkov: () => python('checkov'),
  terraform: async () => terraform(),
  'provider-mirror': async () => providerMirror(),
  chromium: async () => search('google-chrome') ?? onPath('chromium', 'apt-get install chromium'),
} satisfies Record<string, () => Promise<Found>>;

export type Tool = keyof typeof finders;

export const TOOLS = Object.keys(finders) as readonly Tool[];
export const CLUSTER: readonly Tool[] = process.env.SLIPWAY_LAB_KUBECONFIG
  ? ['kubectl']
  : ['etcd', 'kube-apiserver', 'kube-controller-manager', 'kube-scheduler', 'kubectl', 'kwok'];
export const AWS: readonly Tool[] = ['moto'];
export const EXTERNAL_SECRETS: readonly Tool[] = ['external-secrets', 'go'];
export const TERRAFORM: readonly Tool[] = ['terraform', 'provider-mirror'];

/** Finds or builds tools, for this process and those it starts. A tool that cannot be had is a value too. */
export async function prepare(tools: readonly Tool[]): Promise<Missing[]> {
  const found: Record<string, Found> = {};
  for (const tool of tools) found[tool] = await finders[tool]();
  process.env.SLIPWAY_LAB_TOOLS = JSON.stringify({ ...prepared(), ...found });
  return Object.values(found).filter((each): each is Missing => typeof each !== 'string');
}

/** @throws Error if the tool is missing or was not prepared */
export function toolPath(tool: Tool): string {
  const found = prepared()[tool] ?? { missing: `${tool} was not prepared` };
  if (typeof found === 'string') return found;
  throw new Error(found.missing);
}

/** Why these tools cannot be used here; empty if they can. */
export function missing(tools: readonly Tool[]): string[] {
  return tools
    .map((tool) => prepared()[tool] ?? { missing: `${tool} was not prepared` })
    .flatMap((found) => (typeof found === 'string' ? [] : [found.missing]));
}

function prepared(): Partial<Record<Tool, Found>> {
  return JSON.parse(process.env.SLIPWAY_LAB_TOOLS ?? '{}');
}

async function python(tool: 'moto' | 'checkov'): Promise<Found> {
  const requirements = join(__dirname, 'python', `${tool}.txt`);
  const version = new RegExp(`^${tool}==(.*)$`, 'm').exec(readFileSync(requirements, 'utf8'))?.[1];
  const program = search('python3');
  const works = program && spawnSync(program, ['-c', 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 10))']).status === 0;
  if (!works) return { missing: `Python 3.10 or newer with venv is missing: apt-get install python3-venv` };
  const folder = await inSandbox(tool, `${version}-${hashOf(readFileSync(requirements, 'utf8'))}`, async (environment, sandbox) => {
    await sandbox.run({ name: 'venv', command: [program, '-m', 'venv', environment], env: process.env });
    const pip = [join(environment, 'bin', 'python'), '-m', 'pip', 'install', '--disable-pip-version-check', '-r', requirements];
    await sandbox.run({ name: 'pip', command: pip, env: process.env, timeout: 1200 });
  });
  return typeof folder === 'string' ? join(folder, 'bin', 'python') : folder;
}

function terraform(): Found {
  const program = search('terraform');
  if (!program) return { missing: 'Terraform is missing: install Terraform 1.11 or newer' };
  const version: string = JSON.parse(spawnSync(program, ['version', '-json'], { encoding: 'utf8' }).stdout).terraform_version;
  return newer(version, 1, 11) ? program : { missing: `Terraform is too old (${version}): install Terraform 1.11 or newer` };
}

/** Where providers may lie: what the user names, the folders that Terraform itself looks into, those below /opt. */
export function providerFolders(): string[] {
  const configuration = process.env.TF_CLI_CONFIG_FILE || join(homedir(), '.terraformrc');
  const text = existsSync(configuration) ? readFileSync(configuration, 'utf8') : '';
  const named = [...text.matchAll(/filesystem_mirror\s*\{[^}]*?path\s*=\s*"([^"]+)"/g)].map((match) => match[1]);
  const implied = [join(homedir(), '.terraform.d/plugins'), '/usr/local/share/terraform/plugins', '/usr/share/terraform/plugins'];
  const optional = existsSync('/opt') ? readdirSync('/opt').map((name) => join('/opt', name)) : [];
  return [process.env.SLIPWAY_LAB_TF_MIRROR, process.env.TF_PLUGIN_CACHE_DIR, ...named, ...implied, ...optional].filter(
    (folder): folder is string => !!folder && existsSync(join(folder, 'registry.terraform.io')),
  );
}

function providerMirror(): Found {
  const provider = join('registry.terraform.io', 'hashicorp', 'aws');
  const mirror = providerFolders().find((folder) =>
    [
      join(folder, provider, AWS_PROVIDER, platform()),
      join(folder, provider, `terraform-provider-aws_${AWS_PROVIDER}_${platform()}.zip`),
    ].some(existsSync),
  );
  return (
    mirror ?? {
      missing: `AWS provider ${AWS_PROVIDER} is missing: run terraform providers mirror, and name its folder in SLIPWAY_LAB_TF_MIRROR`,
    }
  );
}

const platform = (): string => `${process.platform}_${process.arch === 'x64' ? 'amd64' : process.arch}`;

function onPath(program: string, remedy: string): Found {
  return search(program) ?? { missing: `${program} is missing: ${remedy}` };
}
