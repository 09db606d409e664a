import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { cached } from './cache';
import { Sandbox } from './sandbox';

/** What a machine lacks, in one line that says how to get it. */
export interface Missing {
  readonly missing: string;
}

/** A tool's path. */
export type Found = string | Missing;

const KUBERNETES = '1.34.4';
const KWOK = '0.7.0';
const GITOPS_ENGINE = '0.7.3';
const KUBECONFORM = '0.8.0';
export const AWS_PROVIDER = '5.100.0';

const finders = {
  git: async () => onPath('git', 'apt-get install git'),
  go: async () => go(),
  etcd: async () => onPath('etcd', 'apt-get install etcd-server'),
  'kube-apiserver': () => kubernetes('kube-apiserver'),
  'kube-controller-manager': () => kubernetes('kube-controller-manager'),
  'kube-scheduler': () => kubernetes('kube-scheduler'),
  kubectl: async () => search('kubectl') ?? kubernetes('kubectl'),
  kwok: () => goInstall('kwok', KWOK, `sigs.k8s.io/kwok/cmd/kwok@v${KWOK}`),
  'gitops-agent': () => gitopsAgent(),
  kubeconform: () => goInstall('kubeconform', KUBECONFORM, `github.com/yannh/kubeconform/cmd/kubeconform@v${KUBECONFORM}`),
  moto: () => python('moto'),
  checkov: () => python('checkov'),
  terraform: async () => terraform(),
  'provider-mirror': async () => providerMirror(),
} satisfies Record<string, () => Promise<Found>>;

export type Tool = keyof typeof finders;

export const TOOLS = Object.keys(finders) as readonly Tool[];
export const CLUSTER: readonly Tool[] = process.env.SLIPWAY_LAB_KUBECONFIG
  ? ['kubectl']
  : ['etcd', 'kube-apiserver', 'kube-controller-manager', 'kube-scheduler', 'kubectl', 'kwok'];
export const AWS: readonly Tool[] = ['moto'];
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

function kubernetes(command: string): Promise<Found> {
  const recipe = join(__dirname, 'kubernetes');
  const version = 'k8s.io/component-base/version';
  const [major, minor] = KUBERNETES.split('.');
  const stamp = [`-X ${version}.gitVersion=v${KUBERNETES}`, `-X ${version}.gitMajor=${major}`, `-X ${version}.gitMinor=${minor}`];
  return built(command, `${KUBERNETES}-${hashOf(readFileSync(join(recipe, 'go.mod'), 'utf8'))}`, async (folder, sandbox) => {
    const flags = ['-trimpath', '-mod=readonly', '-ldflags', ['-s', '-w', ...stamp].join(' ')];
    cpSync(recipe, sandbox.path('source'), { recursive: true });
    await goRun(sandbox, ['build', ...flags, '-o', join(folder, command), `k8s.io/kubernetes/cmd/${command}`], sandbox.path('source'));
  });
}

function goInstall(command: string, version: string, source: string): Promise<Found> {
  return built(command, version, (folder, sandbox) =>
    goRun(sandbox, ['install', '-trimpath', '-ldflags', '-s -w', source], sandbox.folder, { GOBIN: folder }),
  );
}

/** What is changed in the agent of gitops-engine: it listens on loopback only, and does not throttle itself to five requests a second. */
const GITOPS_CHANGES = [
  ['0.0.0.0:%d', '127.0.0.1:%d'],
  ['if namespace == "" {', 'config.QPS, config.Burst = 500, 1000\nif namespace == "" {'],
] as const;

/** Argo CD's own sync engine. Its module has `replace` lines, so it is built in a copy of its folder. */
function gitopsAgent(): Promise<Found> {
  return built('gitops-agent', `${GITOPS_ENGINE}-${hashOf(JSON.stringify(GITOPS_CHANGES))}`, async (folder, sandbox) => {
    const source = sandbox.path('source');
    cpSync(await goModule(sandbox, `github.com/argoproj/gitops-engine@v${GITOPS_ENGINE}`), source, { recursive: true });
    await sandbox.run({ name: 'chmod', command: ['chmod', '-R', 'u+w', source] });
    const main = join(source, 'agent', 'main.go');
    writeFileSync(
      main,
      GITOPS_CHANGES.reduce((text, [from, to]) => text.replace(from, to), readFileSync(main, 'utf8')),
    );
    await goRun(sandbox, ['build', '-trimpath', '-ldflags', '-s -w', '-o', join(folder, 'gitops-agent'), './agent'], source);
  });
}

/** The folder of a Go module's source, vouched for by the checksum database. */
export async function goModule(sandbox: Sandbox, module: string): Promise<string> {
  const { stdout } = await sandbox.run({
    name: 'go-mod-download',
    command: [toolOrThrow(go()), 'mod', 'download', '-json', module],
    env: goEnv(),
  });
  return JSON.parse(stdout).Dir;
}

async function built(command: string, version: string, make: (folder: string, sandbox: Sandbox) => Promise<void>): Promise<Found> {
  const available = go();
  if (typeof available !== 'string') return available;
  return inSandbox(command, version, async (folder, sandbox) => make(folder, sandbox)).then((folder) =>
    typeof folder === 'string' ? join(folder, command) : folder,
  );
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

function inSandbox(tool: string, version: string, make: (folder: string, sandbox: Sandbox) => Promise<void>): Promise<Found> {
  return cached(tool, version, async (folder) => {
    const sandbox = new Sandbox();
    process.stderr.write(`lab: making ${tool} ${version}, once for this machine\n`);
    const began = Date.now();
    try {
      await make(folder, sandbox);
      process.stderr.write(`lab: made ${tool} in ${Math.round((Date.now() - began) / 1000)} s\n`);
    } catch (error) {
      sandbox.keepLogs();
      throw error;
    } finally {
      await sandbox.close();
    }
  }).catch((error: Error) => {
    process.stderr.write(`lab: ${error.message}\n`);
    return { missing: `${tool} ${version} could not be made: ${error.message.trim().split('\n').at(-1)}` };
  });
}

async function goRun(sandbox: Sandbox, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = {}): Promise<void> {
  await sandbox.run({ name: `go-${args[0]}`, command: [toolOrThrow(go()), ...args], cwd, env: { ...goEnv(), ...env }, timeout: 1800 });
}

/** The user's proxy and caches; no C compiler, no workspace. */
const goEnv = (): NodeJS.ProcessEnv => ({ ...process.env, CGO_ENABLED: '0', GOWORK: 'off' });

function go(): Found {
  const program = search('go');
  if (!program) return { missing: 'Go is missing: install Go 1.24 or newer' };
  const version = spawnSync(program, ['env', 'GOVERSION'], { encoding: 'utf8' }).stdout.trim();
  return newer(version.replace('go', ''), 1, 24) ? program : { missing: `Go is too old (${version}): install Go 1.24 or newer` };
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

function search(program: string): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/local/go/bin', '/usr/sbin'];
  return folders.map((folder) => join(folder, program)).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function newer(version: string, major: number, minor: number): boolean {
  const [a = 0, b = 0] = version.split('.').map((part) => Number.parseInt(part, 10));
  return a > major || (a === major && b >= minor);
}

function toolOrThrow(found: Found): string {
  if (typeof found === 'string') return found;
  throw new Error(found.missing);
}

/** Eight hex digits of a recipe, so that a changed recipe is a version of its own. */
function hashOf(recipe: string): string {
  return createHash('sha256').update(recipe).digest('hex').slice(0, 8);
}
