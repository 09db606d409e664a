import { execFile, spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { promisify } from 'node:util';
import { parseAllDocuments } from 'yaml';
import { Project } from '../kit/compiled';

const run = promisify(execFile);

/** A platform of two apps and two environments; ORDER turns the order in which everything is defined. */
const program = `
import { Environment, Platform, Service } from 'slipway';
import { Workload } from 'slipway/constructs/workload/workload';
import { ApiObject } from 'cdk8s';

const network = { allow: (chart: any, id: string, { name, namespace, ...spec }: any) =>
  void new ApiObject(chart, id, { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name, namespace }, spec } as any) };
const tag = process.env.TAG ?? 'v1';
const names = ['zeta', 'alpha', 'Émile'.normalize('NFD').replace(/[^a-z]/g, ''), 'i', 'mu'];
const images = Object.fromEntries(['shop', 'back-office'].flatMap((app) => names.map((name) => [\`\${app}/\${name}\`, { tag }])));
const environments = ['development', 'test'].map((name) => new Environment({
  name,
  regions: ['a', 'b'].map((region) => ({ region, clusters: [{ name: \`\${name}-\${region}\`, kubernetesVersion: '1.34', network }] })),
  provisioners: [],
  release: { schemaVersion: 1, images },
}));
const turn = <T>(list: T[]): T[] => (process.env.ORDER === 'turned' ? [...list].reverse() : list);
const mu = new Service('mu', { http: { port: 80 } });

for (let round = 0; round < Number(process.env.ROUNDS ?? 1); round++) {
  const platform = new Platform({ organization: 'acme' });
  for (const environment of turn(environments)) for (const app of turn(['shop', 'back-office'])) environment.stamp(platform, app, (stack: any) => {
    for (const name of turn(names)) new Workload(stack, name, {
      image: 'ghcr.io/acme/any',
      ports: mu.ports,
      dependencies: { mu: mu.at('http') },
      podAnnotations: { round: String(round).repeat(20_000) },
      env: { TAG: tag },
    });
  });
  platform.synth();
  if (round === 0) process.stdout.write('first');
}
`;

let project: Project;
beforeAll(() => {
  project = new Project();
  project.program('main.ts', program);
}, 60_000);
afterAll(() => project.remove());

/** Runs the program in a folder of the project, and reads what it wrote. */
async function written(cwd: string, env: NodeJS.ProcessEnv = {}): Promise<ReadonlyMap<string, string>> {
  const folder = path.join(project.folder, cwd);
  fs.mkdirSync(folder, { recursive: true });
  await run(process.execPath, [path.join(project.folder, 'main.js')], { cwd: folder, env: { ...process.env, ...env } });
  return read(folder);
}

function read(folder: string): ReadonlyMap<string, string> {
  const files = ['cdktf.out', 'dist'].flatMap((out) =>
    fs.readdirSync(path.join(folder, out), { recursive: true, encoding: 'utf8' }).map((file) => path.join(out, file)),
  );
  return new Map(
    files
      .filter((file) => fs.statSync(path.join(folder, file)).isFile())
      .sort()
      .map((file) => [file, fs.readFileSync(path.join(folder, file), 'utf8')]),
  );
}

describe('the same bytes are written', () => {
  let usual: ReadonlyMap<string, string>;
  beforeAll(async () => {
    usual = await written('usual');
  }, 60_000);

  test.each<[string, string, NodeJS.ProcessEnv]>([
    ['in another folder', 'a/much/deeper/folder with spaces', {}],
    ['in another time zone', 'zone', { TZ: 'Pacific/Kiritimati' }],
    ['in another locale', 'locale', { LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' }],
    ['for another user', 'user', { HOME: '/nonexistent', USER: 'somebody', TMPDIR: '/tmp' }],
    ['when everything is defined in another order', 'order', { ORDER: 'turned' }],
  ])(
    '%s',
    async (_where, cwd, env) => {
      const files = await written(cwd, env);
      expect([...files.keys()]).toEqual([...usual.keys()]);
      for (const [file, content] of files) expect([file, content]).toEqual([file, usual.get(file)]);
      expect(files.size).toBeGreaterThan(20);
    },
    60_000,
  );

  test('and they name no folder, user or date of this machine', () => {
    for (const content of usual.values()) {
      for (const own of [project.folder, process.cwd(), os.homedir(), path.join(os.tmpdir(), 'slipway')])
        expect(content).not.toContain(own);
    }
  });
});

test('a kill at any point of a synthesis leaves files that are whole, each old or new', async () => {
  for (let round = 0; round < 4; round++) {
    // GIVEN a program that synthesizes again and again, and is killed
    const folder = path.join(project.folder, 'killed');
    fs.mkdirSync(folder, { recursive: true });
    const child = spawn(process.execPath, [path.join(project.folder, 'main.js')], {
      cwd: folder,
      env: { ...process.env, ROUNDS: '1000' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const end = new Promise((resolve) => child.once('exit', resolve));
    await new Promise((resolve, reject) => {
      child.stdout.once('data', resolve);
      child.once('error', reject);
      child.once('exit', (code) => reject(new Error(`The program ended with ${code} before it was killed.`)));
    });
    await new Promise((resolve) => setTimeout(resolve, 50 + round * 37));
    child.kill('SIGKILL');
    await end;
    // THEN
    for (const [file, content] of read(folder)) {
      if (file.endsWith('.json')) expect(() => JSON.parse(content)).not.toThrow();
      if (!file.endsWith('.k8s.yaml')) continue;
      const kinds = parseAllDocuments(content).map((document) => document.toJS().kind);
      expect([file, kinds]).toEqual([
        file,
        file.endsWith('platform.k8s.yaml')
          ? expect.anything()
          : ['ServiceAccount', 'Deployment', 'Service', 'PodDisruptionBudget', 'NetworkPolicy'],
      ]);
    }
  }
}, 60_000);
