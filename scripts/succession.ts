import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { NodeRuntime } from './node-runtime';
import { Steps } from './steps';

/**
 * What comes after what we run on: the unit suite and the contract tests on every line of Node that is maintained, the unit suite on CDK Terrain,
 * and the tests of Terraform with OpenTofu in its place, where it is on the PATH. `npm run build` first; arguments go to jest.
 */

const root = path.resolve(__dirname, '../..');
/** The last of each line, as npm has them. */
const runtimes = NodeRuntime.versions.length > 0 ? ['20.20.2', '22.23.5', '24.22.3'] : [];
const patterns = process.argv.slice(2);

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'slipway-succession-'));
const steps = new Steps();
try {
  for (const version of runtimes) {
    const on = new NodeRuntime(version, folder).environment();
    steps.check(`the unit suite passes on Node ${version}`, () => jest(on));
    steps.check(`the fast way gives the bytes of the libraries on Node ${version}`, () =>
      jest(on, '--config', 'test/contract/jest.config.js'),
    );
  }
  steps.check('the unit suite passes on CDK Terrain', () =>
    call(process.env, process.execPath, path.join(__dirname, 'test-cdktn.js'), ...patterns),
  );
  if (spawnSync('tofu', ['version']).error) console.log('- OpenTofu is left out: there is no `tofu` on the PATH');
  else
    steps.check('what is written validates and plans with OpenTofu', () =>
      jest({ ...process.env, TERRAFORM_BINARY_NAME: 'tofu' }, '--config', 'test/terraform/jest.config.js', 'plan'),
    );
} finally {
  fs.rmSync(folder, { recursive: true });
}
process.exitCode = steps.finish();

function jest(env: NodeJS.ProcessEnv, ...args: readonly string[]): void {
  call(env, 'npx', '--no', '--', 'jest', '--silent', ...args, ...patterns);
}

function call(env: NodeJS.ProcessEnv, program: string, ...args: readonly string[]): void {
  const { status, error } = spawnSync(program, args, { cwd: root, env, stdio: 'inherit' });
  if (status !== 0) throw new Error(error?.message ?? `${program} ended with exit code ${status}`);
}
