import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Assembly } from '../../../lib';
import { Project } from '../../kit/compiled';
import { root } from '../../kit/root';

/** A program that had a Terraform stack and a chart before it had a platform. `PROGRAM` says what it forgot. */
const program = `
import { ApiObject, App, Chart } from 'cdk8s';
import { S3Backend, TerraformOutput, TerraformResource, TerraformStack } from 'cdktf';
import { Environment, Platform } from 'slipway';
import { kind, Workload } from 'slipway/constructs';
import { baseline } from 'slipway/policies';

const forgets = (what: string): boolean => process.env.PROGRAM === what;

const production = new Environment({
  name: 'production',
  regions: [
    {
      region: 'munich',
      clusters: ['blue', 'green'].map((name) => ({ name, kubernetesVersion: '1.34', network: kind() })),
    },
  ],
  provisioners: [],
  release: { schemaVersion: 1, images: { 'shop/orders': { tag: '1.2.3' } } },
  policies: [baseline],
  approvedOrigins: ['./main.ts'],
});
const platform = new Platform({ organization: 'acme' });

const network = new TerraformStack(platform.terraform, 'legacy-network');
if (!forgets('backend')) new S3Backend(network, { bucket: 'acme-state', key: 'legacy/network.tfstate', region: 'eu-west-1', encrypt: true });
new TerraformResource(network, 'vpc', { terraformResourceType: 'terraform_data', terraformGeneratorMetadata: { providerName: 'terraform' } });
new TerraformOutput(network, 'name', { value: 'legacy' });
if (!forgets('stack')) production.adopt(platform, network, { region: 'munich' });

const app = new App();
const monitoring = new Chart(app, 'legacy-monitoring', { namespace: 'monitoring' });
new ApiObject(monitoring, 'settings', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' } });
if (!forgets('chart')) production.adopt(platform, monitoring, { region: 'munich', cluster: 'blue' });

production.stamp(platform, 'shop', (stack) => {
  new Workload(stack, 'orders', {
    image: 'ghcr.io/acme/orders',
    replicas: 2,
    resources: { requests: { cpu: '100m', memory: '64Mi' }, limits: { memory: '64Mi' } },
  });
});
if (forgets('synth')) app.synth();
platform.synth();
`;

const foreign = ['legacy-monitoring', 'legacy-network'];

let project: Project;
beforeAll(() => {
  project = new Project(['lib', 'constructs', 'policies']);
  project.program('main.ts', program);
  const app = `${process.execPath} main.js`;
  project.write('cdktf.json', JSON.stringify({ language: 'typescript', app, projectId: 'test', sendCrashReports: 'false' }));
  project.write('cdk8s.yaml', `language: typescript\napp: ${app}\noutput: dist\n`);
});
afterAll(() => project.remove());

type Tool = 'slipway' | 'cdktf' | 'cdk8s' | 'node';

const commands: Readonly<Record<Tool, readonly string[]>> = {
  slipway: ['node_modules/slipway/lib/cli/main.js', 'synth'],
  cdktf: [path.join(root, 'node_modules/.bin/cdktf'), 'synth'],
  cdk8s: [path.join(root, 'node_modules/.bin/cdk8s'), 'synth', '--check-upgrade=false'],
  node: ['main.js'],
};

function run(tool: Tool, forgets = '') {
  for (const folder of ['cdktf.out', 'dist']) fs.rmSync(path.join(project.folder, folder), { recursive: true, force: true });
  const { PATH, HOME } = process.env;
  const env = { PATH, HOME, CHECKPOINT_DISABLE: '1', NO_COLOR: '1', ...(forgets && { PROGRAM: forgets }) };
  const { status, stdout, stderr } = spawnSync(process.execPath, commands[tool], { cwd: project.folder, encoding: 'utf8', env });
  return { status, output: stdout + stderr };
}

/** Every file that was written, by path, but for cdktf's own manifest and the ledgers of what was written. */
function written(): ReadonlyMap<string, string> {
  const files = ['cdktf.out', 'dist'].flatMap((folder) =>
    fs.existsSync(path.join(project.folder, folder))
      ? fs
          .readdirSync(path.join(project.folder, folder), { recursive: true, encoding: 'utf8' })
          .map((file) => path.join(folder, file))
          .filter((file) => fs.statSync(path.join(project.folder, file)).isFile())
          .filter((file) => path.basename(file) !== 'manifest.json' && !file.endsWith('.ledger'))
      : [],
  );
  return new Map(files.sort().map((file) => [file, fs.readFileSync(path.join(project.folder, file), 'utf8')]));
}

describe('a platform that adopts a Terraform stack and a chart', () => {
  test.each(['cdktf', 'cdk8s', 'node'] as const)('is written by %s as by slipway synth, byte by byte', (tool) => {
    expect(run('slipway').status).toBe(0);
    const ours = written();
    expect(run(tool).status).toBe(0);
    expect(written()).toEqual(ours);
    expect([...ours.keys()]).toEqual([
      'cdktf.out/assembly.json',
      'cdktf.out/report.json',
      'cdktf.out/stacks/legacy-network/cdk.tf.json',
      'cdktf.out/stacks/platform-production-munich/cdk.tf.json',
      'cdktf.out/stacks/shop-production-munich/cdk.tf.json',
      'dist/production/blue/legacy-monitoring/legacy-monitoring.k8s.yaml',
      'dist/production/blue/platform-production-munich/platform.k8s.yaml',
      'dist/production/blue/shop-production-munich/orders.k8s.yaml',
      'dist/production/green/platform-production-munich/platform.k8s.yaml',
      'dist/production/green/shop-production-munich/orders.k8s.yaml',
    ]);
  });

  test('says in the assembly what is foreign, with the hash of each file', () => {
    const files = written();
    const { stacks }: Assembly = JSON.parse(files.get('cdktf.out/assembly.json')!);
    expect(stacks.filter((stack) => stack.foreign).map(({ id }) => id)).toEqual(foreign);
    for (const stack of stacks.filter(({ id }) => foreign.includes(id))) {
      const hashed = [
        ...(stack.terraform ? [{ ...stack.terraform, folder: 'cdktf.out' }] : []),
        ...stack.clusters.flatMap(({ manifests }) => manifests.map((manifest) => ({ ...manifest, folder: 'dist' }))),
      ];
      expect(hashed).toHaveLength(1);
      for (const { folder, file, sha256 } of hashed)
        expect(
          createHash('sha256')
            .update(files.get(path.join(folder, file))!)
            .digest('hex'),
        ).toBe(sha256);
    }
  });

  test('is checked and judged from what is committed, and a change by hand is found', () => {
    expect(project.slipway(['synth', '--check'])).toMatchObject({ code: 0, stdout: 'All 9 files are what synthesis writes.\n' });
    const args = ['validate', 'cdktf.out', 'dist', '-o', 'json'];
    const { code, stdout } = project.slipway(args);
    expect(code).toBe(0);
    expect(JSON.parse(stdout).stacks.map(({ id }: { id: string }) => id)).toEqual(expect.arrayContaining(foreign));
    for (const file of [
      'cdktf.out/stacks/legacy-network/cdk.tf.json',
      'dist/production/blue/legacy-monitoring/legacy-monitoring.k8s.yaml',
    ]) {
      const own = written().get(file)!;
      project.write(file, own.replace(/legacy|settings/g, 'changed'));
      const { code: changed, stdout: told } = project.slipway(['synth', '--check']);
      project.write(file, own);
      expect([changed, told]).toEqual([expect.any(Number), expect.stringContaining(file)]);
      expect(changed).not.toBe(0);
    }
  });
});

describe('what is not adopted, or cannot be, is refused with the cure by every tool, and nothing is written', () => {
  test.each<[string, string, RegExp]>([
    ['stack', 'a Terraform stack that nobody adopts', /'legacy-network' is a Terraform stack of its own.*environment\.adopt\(/s],
    ['chart', 'a chart that nobody adopts', /The chart 'legacy-monitoring' of a cdk8s App of its own.*environment\.adopt\(/s],
    ['backend', 'a Terraform stack without a backend', /'legacy-network' has no Terraform backend.*new S3Backend\(/s],
    [
      'synth',
      'an App that writes its adopted chart by itself',
      /'legacy-monitoring' is adopted, and the `synth\(\)`.*Leave that call out/s,
    ],
  ])('%s: %s', (forgets, _what, message) => {
    for (const tool of ['slipway', 'cdktf', 'cdk8s'] as const) {
      const { status, output } = run(tool, forgets);
      expect([tool, status]).toEqual([tool, 1]);
      expect(output.replace(/\s+/g, ' ')).toMatch(message);
      expect([...written().keys()]).toEqual([]);
    }
  });
});
