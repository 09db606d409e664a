import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { linkFolder } from './link-folder';
import { run, Steps } from './steps';

/** The unit suite on CDK Terrain in cdktf's place, in a copy of the repository. Arguments go to jest. */

const root = path.resolve(__dirname, '../..');
const terrain = 'npm:cdktn@0.24.0';
const own = ['.git', 'build', 'cdktf.out', 'dist', 'node_modules', 'state'].map((name) => path.join(root, name));

const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'slipway-cdktn-'));
const folder = path.join(temporary, 'project');
const steps = new Steps();
try {
  steps.check(`${terrain} installs in the place of cdktf, with the overrides of docs/cdk-terrain.md`, installTerrain);
  steps.check('the unit suite passes on it', testOnTerrain);
} finally {
  fs.rmSync(temporary, { recursive: true });
}
process.exitCode = steps.finish();

function installTerrain(): void {
  fs.cpSync(root, folder, { recursive: true, filter: (file) => !own.includes(file) });
  const shared = path.join(root, '../shared');
  if (fs.existsSync(shared)) fs.symlinkSync(shared, path.join(temporary, 'shared'));
  // npm writes its list of what is installed in place: that one must be the copy's own.
  linkFolder(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), ['.package-lock.json', '.cache', 'cdktf']);
  const file = path.join(folder, 'package.json');
  const manifest = JSON.parse(fs.readFileSync(file, 'utf8'));
  const bindings = ['@cdktf/provider-aws', '@cdktf/provider-kubernetes'];
  const { cdktf: _peer, ...peerDependencies } = manifest.peerDependencies;
  const changed = {
    ...manifest,
    peerDependencies,
    devDependencies: { ...manifest.devDependencies, cdktf: terrain },
    overrides: Object.fromEntries(bindings.map((name) => [name, { cdktf: '$cdktf' }])),
  };
  fs.writeFileSync(file, `${JSON.stringify(changed, undefined, 2)}\n`);
  run(folder, 'npm', 'install', '--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error');
  const { name } = JSON.parse(fs.readFileSync(path.join(folder, 'node_modules/cdktf/package.json'), 'utf8'));
  if (name !== 'cdktn') throw new Error(`node_modules/cdktf is ${name}`);
}

function testOnTerrain(): void {
  const { status } = spawnSync('npx', ['--no', '--', 'jest', ...process.argv.slice(2)], { cwd: folder, stdio: 'inherit' });
  if (status !== 0) throw new Error(`jest ended with exit code ${status}`);
}
