import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { badFiles as states } from '../../kit/bad-files';
import { Project } from '../../kit/compiled';

let project: Project;
let folder: string;
beforeAll(() => {
  project = new Project(['lib', 'constructs', 'policies']);
  project.write('runner.js', runner);
});
afterAll(() => project.remove());
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bad-files-'));
  write('good.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a, namespace: shop }\n');
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

const write = (file: string, content: string) => fs.writeFileSync(path.join(folder, file), content);

/** What a door is tried with: an argument list, or the name of a function that programs call with the file. */
type Door = readonly [file: string, args: (file: string) => readonly string[]];

/** Every flag and argument of every verb that names a file, what programs name, and the files that are looked for by themselves. */
const doors: Readonly<Record<string, Door>> = {
  'validate <file>': ['bad.yaml', (file) => ['validate', file]],
  'validate <file> --only': ['bad.yaml', (file) => ['validate', file, '--only', 'k8s/image/tag']],
  'validate <file.json>': ['bad.tf.json', (file) => ['validate', 'good.yaml', file]],
  'validate --plan': ['bad.json', (file) => ['validate', '--plan', `shop=${file}`]],
  'validate --import': ['bad.sarif', (file) => ['validate', '--import', file]],
  'validate --waivers': ['bad.yaml', (file) => ['validate', 'good.yaml', '--waivers', file]],
  'validate --baseline': ['bad.json', (file) => ['validate', 'good.yaml', '--baseline', file]],
  'validate --pack': ['bad.js', (file) => ['validate', 'good.yaml', '--pack', `./${file}#pack`]],
  'admission --pack': ['bad.js', (file) => ['admission', '--pack', `./${file}#pack`]],
  'explain --pack': ['bad.js', (file) => ['explain', '--pack', `./${file}#pack`]],
  '-C synth': ['bad', (file) => ['-C', file, 'synth']],
  '-C synth --check': ['bad', (file) => ['-C', file, 'synth', '--check']],
  '-C validate': ['bad', (file) => ['-C', file, 'validate']],
  'cdktf.json of synth': ['cdktf.json', () => ['synth']],
  'cdktf.json of synth --check': ['cdktf.json', () => ['synth', '--check']],
  'cdktf.json of validate': ['cdktf.json', () => ['validate']],
  '.slipwayignore': ['.slipwayignore', () => ['validate', '.']],
  'assembly.json of validate <folder>': ['assembly.json', () => ['validate', 'good.yaml', '.']],
  'readRelease(file)': ['release.json', (file) => ['call', 'readRelease', file]],
  'readWaivers(file)': ['waivers.yaml', (file) => ['call', 'readWaivers', file]],
};

/** Those of the doors through which some states are nothing bad. */
const fine: Readonly<Record<string, readonly string[]>> = {
  // A folder is judged by what it holds, and one to run in may hold anything.
  'validate <file>': ['that is a folder'],
  'validate <file> --only': ['that is a folder'],
  'validate <file.json>': ['that is a folder'],
  '-C synth': ['that is a folder'],
  '-C synth --check': ['that is a folder'],
  '-C validate': ['that is a folder'],
  '.slipwayignore': ['that is missing', 'that is empty', 'that is the device of nothing'],
  // Other tools have files of that name too.
  'assembly.json of validate <folder>': [
    'that is missing',
    'that is a folder',
    'that is a device without end',
    'that is the device of nothing',
    'that is a broken link',
    'that is empty',
    'that is no text',
    // It is told under what was not judged.
    'that has marks of a merge',
  ],
  // A list of none.
  'validate --waivers': ['that is empty', 'that is the device of nothing'],
  'readWaivers(file)': ['that is empty'],
};

/** Runs command lines one after the other, each in its folder, in a program that loads the library once: a start takes a second. */
const runner = `
const { main } = require('slipway/lib/cli/main.js');
const library = require('slipway');
const { isUserError, paragraph } = require('slipway/lib/wording/report-user-errors.js');
(async () => {
  for (const { folder, args } of JSON.parse(process.env.RUNS)) {
    process.chdir(folder);
    const said = { stdout: '', stderr: '' };
    const { write } = process.stdout;
    process.stdout.write = (text) => { said.stdout += text; return true; };
    process.stderr.write = (text) => { said.stderr += text; return true; };
    console.error = (text) => { said.stderr += require('node:util').format(text) + '\\n'; };
    let status = 0;
    if (args[0] === 'call') {
      try { library[args[1]](args[2]); } catch (error) { status = 1; said.stderr = isUserError(error) ? paragraph(error) + '\\n' : error.stack; }
    } else status = await main(args);
    process.stdout.write = write;
    process.stdout.write(JSON.stringify({ status, ...said }) + '\\n');
  }
})();
`;

interface Run {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command line of its own, as users start it. */
function slipway(args: readonly string[], env: Readonly<Record<string, string>> = {}): Run {
  const main = path.join(project.folder, 'node_modules/slipway/lib/cli/main.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, ...env },
    timeout: 60_000,
  });
  return { status: status ?? -1, stdout, stderr };
}

/** How a door answers to each state; nothing of the states after one that never ends. */
function answers([file, args]: Door): readonly (Run | undefined)[] {
  const runs = Object.entries(states).map(([, make], index) => {
    const own = path.join(folder, String(index));
    fs.mkdirSync(own);
    fs.copyFileSync(path.join(folder, 'good.yaml'), path.join(own, 'good.yaml'));
    make(path.join(own, file));
    return { folder: own, args: args(file) };
  });
  const { stdout } = spawnSync(process.execPath, [path.join(project.folder, 'runner.js')], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, RUNS: JSON.stringify(runs) },
    timeout: 120_000,
    killSignal: 'SIGKILL',
  });
  return stdout.split('\n').map((line) => (line === '' ? undefined : JSON.parse(line)));
}

/** What an error has that somebody can mend: the file by its name, the cure in a sentence of its own, and no stack. */
function faultsOf(run: Run | undefined, file: string): readonly string[] {
  if (!run) return ['never ends'];
  const said = run.stderr + run.stdout;
  return [
    ...(run.status === 1 ? [] : [`exit ${run.status}`]),
    ...(said.includes(file.replace(/\.js$/, '')) ? [] : [`does not name it: ${said}`]),
    ...(/\n\s+at |node:internal|\[stack\]/.test(said) ? [`a stack: ${said}`] : []),
    ...(/^Error: [^\n]+\n[^\n]+\n$/.test(run.stderr) ? [] : [`no cure: ${said}`]),
  ];
}

test.each(Object.entries(doors))('%s: a bad file is told in a sentence, with its name and the cure', (name, door) => {
  const found = answers(door);
  const faults = Object.keys(states).flatMap((state, index) =>
    fine[name]?.includes(state) ? [] : faultsOf(found[index], door[0]).map((fault) => `${state}: ${fault}`),
  );
  expect(faults).toEqual([]);
});

describe('cdk8s.yaml', () => {
  const settings = () => write('cdktf.json', JSON.stringify({ language: 'typescript', app: 'true' }));

  test.each([
    ['an alias of nothing', 'output: *nowhere\n', /^Error: cdk8s\.yaml: .*nowhere/],
    [
      'an alias bomb',
      `a: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [${Array(10).fill('*a')}]\nc: &c [${Array(10).fill('*b')}]\noutput: [${Array(10).fill('*c')}]\n`,
      /^Error: cdk8s\.yaml/,
    ],
    ['no YAML', 'output: [\n', /^Error: cdk8s\.yaml:\d+:\d+: /],
  ])('with %s is an error in a sentence', (_what, content, says) => {
    settings();
    write('cdk8s.yaml', content);
    for (const verb of ['synth', 'validate']) {
      const { status, stderr } = slipway([verb]);
      expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringMatching(says) });
      expect(stderr).not.toMatch(/\n\s+at /);
    }
  });

  test.each(Object.entries(states).filter(([state]) => !/missing|empty/.test(state)))('%s is an error in a sentence', (_state, make) => {
    settings();
    make(path.join(folder, 'cdk8s.yaml'));
    const { status, stderr } = slipway(['synth']);
    expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringMatching(/^Error: [^\n]*cdk8s\.yaml[^\n]*\n[^\n]+\n$/) });
  });
});

describe('output', () => {
  const program = `
    const { Environment, Platform } = require('slipway');
    const { kind, Workload } = require('slipway/constructs');
    const environment = new Environment({
      name: 'development',
      regions: [{ region: 'local', clusters: [{ name: 'kind', kubernetesVersion: '1.34', network: kind() }] }],
      provisioners: [],
      release: { schemaVersion: 1, images: { 'shop/orders': { tag: 'v1' } } },
    });
    const platform = new Platform({ organization: 'acme', ...(process.env.DAY && { clock: () => new Date(process.env.DAY) }) });
    environment.stamp(platform, 'shop', (stack) => void new Workload(stack, 'orders', { image: 'ghcr.io/acme/orders' }));
    platform.synth();
  `;
  const synth = (env: Readonly<Record<string, string>> = {}) =>
    spawnSync(process.execPath, [path.join(project.folder, 'main.js')], {
      cwd: folder,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, ...env },
    });
  beforeAll(() => project.write('main.js', program));
  beforeEach(() => write('cdktf.json', '{}'));

  test.each([
    ['cdktf.out that is a file', { at: 'cdktf.out' }],
    ['dist that is a file', { at: 'dist' }],
    ['dist/development that is a file', { at: 'dist/development' }],
    ['cdktf.out/stacks that is a file', { at: 'cdktf.out/stacks' }],
    ['an output folder within a file', { env: { CDK8S_OUTDIR: 'cdktf.json/x' } }],
    ['an output folder that is read-only', { env: { CDKTF_OUTDIR: '/proc/slipway' } }],
    ['manifests in a folder that is read-only', { env: { CDK8S_OUTDIR: '/proc/slipway' } }],
    ['a disk that is full', { env: { CDK8S_OUTDIR: '/dev/full/x' } }],
    ['a name that is too long', { env: { CDKTF_OUTDIR: 'x'.repeat(300) } }],
    ['a day that is none', { env: { DAY: '2026-13-45' } }],
  ] as readonly (readonly [string, { readonly at?: string; readonly env?: Readonly<Record<string, string>> }])[])(
    '%s is an error in a sentence, and leaves no lock behind',
    (_what, { at, env }) => {
      if (at !== undefined) {
        fs.mkdirSync(path.dirname(path.join(folder, at)), { recursive: true });
        write(at, '');
      }
      const { status, stderr } = synth(env);
      expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringMatching(/^Error: [^\n]+\n[^\n]+\n$/) });
      expect(stderr).not.toMatch(/\n\s+at /);
      expect(fs.readdirSync(folder)).not.toContain('.slipway.lock');
    },
  );

  test('a program makes nothing in the temporary folder, which may be missing', () => {
    fs.mkdirSync(path.join(folder, 'tmp'));
    expect(synth({ TMPDIR: path.join(folder, 'tmp') }).status).toBe(0);
    expect(fs.readdirSync(path.join(folder, 'tmp'))).toEqual([]);
    expect(synth({ TMPDIR: '/nowhere/at/all' }).status).toBe(0);
  });

  test('a temporary folder of the command line that is missing is an error in a sentence', () => {
    write('cdktf.json', JSON.stringify({ language: 'typescript', app: 'true' }));
    for (const args of [['synth'], ['synth', '--check'], ['validate']]) {
      const { status, stderr } = slipway(args, { TMPDIR: '/nowhere/at/all' });
      expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringMatching(/^Error: '\/nowhere\/at\/all\/[^\n]+\n[^\n]+\n$/) });
    }
  });
});
