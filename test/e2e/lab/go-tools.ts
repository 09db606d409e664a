import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Found, hashOf, inSandbox, newer, search, toolOrThrow } from './making';
import type { Sandbox } from './sandbox';

const KUBERNETES = '1.34.4';
const KWOK = '0.7.0';
const GITOPS_ENGINE = '0.7.3';
const KUBECONFORM = '0.8.0';
const EXTERNAL_SECRETS = '0.20.4';
const ACTIONLINT = '1.7.7';
const DISTRIBUTION = '3.0.0';
const HCL2JSON = '0.6.7';

/** Nobody debugs these: without what a debugger reads they compile in four fifths of the time. */
const LEAN = ['-trimpath', '-gcflags=all=-dwarf=false'];

function kubernetes(command: string): Promise<Found> {
  const recipe = join(__dirname, 'kubernetes');
  const version = 'k8s.io/component-base/version';
  const [major, minor] = KUBERNETES.split('.');
  const stamp = [`-X ${version}.gitVersion=v${KUBERNETES}`, `-X ${version}.gitMajor=${major}`, `-X ${version}.gitMinor=${minor}`];
  return built(command, `${KUBERNETES}-${hashOf(readFileSync(join(recipe, 'go.mod'), 'utf8'))}`, async (folder, sandbox) => {
    const flags = [...LEAN, '-mod=readonly', '-ldflags', ['-s', '-w', ...stamp].join(' ')];
    cpSync(recipe, sandbox.path('source'), { recursive: true });
    await goRun(sandbox, ['build', ...flags, '-o', join(folder, command), `k8s.io/kubernetes/cmd/${command}`], sandbox.path('source'));
  });
}

function goInstall(command: string, version: string, source: string): Promise<Found> {
  return built(command, version, (folder, sandbox) =>
    goRun(sandbox, ['install', ...LEAN, '-ldflags', '-s -w', source], sandbox.folder, { GOBIN: folder }),
  );
}

/** What is changed in the agent of gitops-engine: it listens on loopback only, and does not throttle itself to five requests a second. */
const GITOPS_CHANGES = [
  ['0.0.0.0:%d', '127.0.0.1:%d'],
  ['if namespace == "" {', 'config.QPS, config.Burst = 500, 1000\nif namespace == "" {'],
] as const;

/** Argo CD's own sync engine. */
const gitopsAgent: FromModule = {
  command: 'gitops-agent',
  module: 'github.com/argoproj/gitops-engine',
  version: GITOPS_ENGINE,
  main: './agent',
  changes: GITOPS_CHANGES,
  files: ['agent/main.go'],
};

/** What is changed in External Secrets: it knows AWS and none of the forty other stores, whose clients take ten minutes to build. */
const EXTERNAL_SECRETS_CHANGES = [[/^\t_ ".*\/pkg\/(generator|provider)\/(?!aws").*$/gm, '']] as const;

/** The controller that writes what ExternalSecrets ask for. */
const externalSecrets: FromModule = {
  command: 'external-secrets',
  module: 'github.com/external-secrets/external-secrets',
  version: EXTERNAL_SECRETS,
  main: '.',
  changes: EXTERNAL_SECRETS_CHANGES,
  files: ['pkg/provider/register/register.go', 'pkg/generator/register/register.go'],
};

/** What is changed in the registry: it keeps images in a folder, and knows no cloud that would. */
const DISTRIBUTION_CHANGES = [[/^\t_ ".*\/storage\/driver\/(azure|gcs|s3-aws|middleware\/cloudfront)"$/gm, '']] as const;

/** The registry of the OCI that its makers call the reference. */
const registry: FromModule = {
  command: 'registry',
  module: 'github.com/distribution/distribution/v3',
  version: DISTRIBUTION,
  main: './cmd/registry',
  changes: DISTRIBUTION_CHANGES,
  files: ['cmd/registry/main.go'],
};

export const goTools = {
  'kube-apiserver': () => kubernetes('kube-apiserver'),
  'kube-controller-manager': () => kubernetes('kube-controller-manager'),
  'kube-scheduler': () => kubernetes('kube-scheduler'),
  kubectl: async () => search('kubectl') ?? kubernetes('kubectl'),
  kwok: () => goInstall('kwok', KWOK, `sigs.k8s.io/kwok/cmd/kwok@v${KWOK}`),
  'gitops-agent': () => fromModule(gitopsAgent),
  actionlint: () => goInstall('actionlint', ACTIONLINT, `github.com/rhysd/actionlint/cmd/actionlint@v${ACTIONLINT}`),
  kubeconform: () => goInstall('kubeconform', KUBECONFORM, `github.com/yannh/kubeconform/cmd/kubeconform@v${KUBECONFORM}`),
  hcl2json: () => goInstall('hcl2json', HCL2JSON, `github.com/tmccombs/hcl2json@v${HCL2JSON}`),
  'external-secrets': () => fromModule(externalSecrets),
  registry: () => fromModule(registry),
} satisfies Record<string, () => Promise<Found>>;

interface FromModule {
  readonly command: string;
  readonly module: string;
  readonly version: string;
  /** Package of the command, from the module's root. */
  readonly main: string;
  readonly changes: readonly (readonly [from: string | RegExp, to: string])[];
  /** Where the changes are made, from the module's root. */
  readonly files: readonly string[];
}

/** A command of a module that has `replace` lines, or is changed: it is built in a copy of the module's folder. */
function fromModule({ command, module, version, main, changes, files }: FromModule): Promise<Found> {
  const recipe = JSON.stringify(changes, (_, value) => (value instanceof RegExp ? value.source : value));
  return built(command, `${version}-${hashOf(recipe)}`, async (folder, sandbox) => {
    const source = sandbox.path('source');
    cpSync(await goModule(sandbox, `${module}@v${version}`), source, { recursive: true });
    await sandbox.run({ name: 'chmod', command: ['chmod', '-R', 'u+w', source] });
    // A module comes without what its makers put there of others'.
    rmSync(join(source, 'vendor'), { recursive: true, force: true });
    for (const file of files.map((each) => join(source, each)))
      writeFileSync(
        file,
        changes.reduce((text, [from, to]) => text.replace(from, to), readFileSync(file, 'utf8')),
      );
    await goRun(sandbox, ['build', ...LEAN, '-ldflags', '-s -w', '-o', join(folder, command), main], source);
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

async function goRun(sandbox: Sandbox, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = {}): Promise<void> {
  await sandbox.run({ name: `go-${args[0]}`, command: [toolOrThrow(go()), ...args], cwd, env: { ...goEnv(), ...env }, timeout: 3600 });
}

/** The user's proxy and caches; no C compiler, no workspace; memory for time, a sixth of it. */
const goEnv = (): NodeJS.ProcessEnv => ({ GOGC: '400', ...process.env, CGO_ENABLED: '0', GOWORK: 'off' });

export function go(): Found {
  const program = search('go');
  if (!program) return { missing: 'Go is missing: install Go 1.24 or newer' };
  const version = spawnSync(program, ['env', 'GOVERSION'], { encoding: 'utf8' }).stdout.trim();
  return newer(version.replace('go', ''), 1, 24) ? program : { missing: `Go is too old (${version}): install Go 1.24 or newer` };
}
