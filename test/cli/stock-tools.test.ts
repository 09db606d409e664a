import { spawnSync } from 'node:child_process';
import * as path from 'node:path';
import { Project, Slipway } from './slipway';

const bin = path.join(__dirname, '../../node_modules/.bin');
let slipway: Slipway;
let project: Project;
beforeAll(() => {
  slipway = new Slipway(['lib/index.ts', 'lib/model', 'lib/synth']);
  project = new Project(`
    const { Environment, Platform } = require(${JSON.stringify(path.join(slipway.folder, 'lib'))});
    const { ApiObject } = require(${JSON.stringify(require.resolve('cdk8s'))});
    const { TerraformOutput } = require(${JSON.stringify(require.resolve('cdktf'))});
    const clusters = [{ name: 'kind', kubernetesVersion: '1.34', network: { allow() {} } }];
    const development = new Environment({ name: 'development', regions: [{ region: 'local', clusters }], provisioners: [], release: { schemaVersion: 1, images: {} } });
    const platform = new Platform({ organization: 'acme' });
    development.stamp(platform, 'shop', (stack) => {
      new TerraformOutput(stack, 'region', { value: stack.region.region });
      const scope = stack.chartOf(stack.clusters[0]);
      new ApiObject(scope, 'settings', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' }, data: { a: 'b' } });
    });
    platform.synth();
  `);
  project.write('cdk8s.yaml', 'language: typescript\napp: node app.js\noutput: dist\n');
  project.write('cdktf.json', JSON.stringify({ language: 'typescript', app: 'node app.js', projectId: '1', sendCrashReports: 'false' }));
});
afterAll(() => {
  slipway.remove();
  project.remove();
});

function output(command: string, args: readonly string[]): ReadonlyMap<string, string> {
  for (const folder of ['cdktf.out', 'dist']) project.delete(folder);
  const env = { PATH: process.env.PATH, HOME: project.folder, CI: '1', CHECKPOINT_DISABLE: '1' };
  const { status, stderr } = spawnSync(command, args, { cwd: project.folder, encoding: 'utf8', env });
  expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
  return new Map([...project.files()].filter(([file]) => /^(cdktf\.out|dist)\//.test(file)));
}

test('slipway synth, cdktf synth, cdk8s synth and the program itself write the same bytes', () => {
  // WHEN
  const own = output(process.execPath, ['app.js']);
  const others = [
    output(process.execPath, [slipway.main, 'synth']),
    output(path.join(bin, 'cdktf'), ['synth']),
    output(path.join(bin, 'cdk8s'), ['synth', '--check-upgrade=false']),
  ];
  // THEN
  expect([...own.keys()]).toEqual([
    'cdktf.out/assembly.json',
    'cdktf.out/manifest.json',
    'cdktf.out/stacks/platform-development-local/cdk.tf.json',
    'cdktf.out/stacks/shop-development-local/cdk.tf.json',
    'dist/development/kind/platform-development-local/platform.k8s.yaml',
    'dist/development/kind/shop-development-local/settings.k8s.yaml',
  ]);
  for (const other of others) expect(other).toEqual(own);
}, 60_000);
