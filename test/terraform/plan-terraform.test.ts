import { spawn, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { CutServer } from '../kit/cut-server';
import { Slipway } from '../process/cli/slipway';
import { onPath } from './plan-offline';

const testWithTerraform = onPath('terraform') ? test : test.skip;

let slipway: Slipway;
let folder: string;
beforeAll(() => {
  slipway = new Slipway();
});
afterAll(() => slipway.remove());
beforeEach(() => {
  folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'slipway-plan-terraform-')));
  fs.mkdirSync(path.join(folder, 'tmp'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

const data = (blocks: object, more: object = {}) => JSON.stringify({ resource: { terraform_data: blocks }, ...more });
const protect = { lifecycle: { prevent_destroy: true } };

function write(file: string, content: string): void {
  fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  fs.writeFileSync(path.join(folder, file), content);
}

/** What the head is before it changes is applied, so that there is something. */
function apply(stack: string, content: string): void {
  write(`base/${stack}/main.tf.json`, content);
  write(`head/${stack}/main.tf.json`, content);
  const cwd = path.join(folder, 'head', stack);
  const env = { PATH: process.env.PATH, HOME: folder, CHECKPOINT_DISABLE: '1', TF_DATA_DIR: path.join(folder, 'tmp', 'data') };
  spawnSync('terraform', ['init', '-input=false'], { cwd, env });
  const { status, stderr } = spawnSync('terraform', ['apply', '-auto-approve', '-input=false'], { cwd, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  fs.rmSync(path.join(folder, 'tmp', 'data'), { recursive: true, force: true });
}

const environment = (PATH = process.env.PATH!) => ({ PATH, HOME: folder, TMPDIR: path.join(folder, 'tmp') });
const run = (...more: string[]) => slipway.run(folder, ['plan', '--base', 'base', '--head', 'head', '--terraform', ...more], environment());
const files = () => (fs.readdirSync(folder, { recursive: true }) as string[]).filter((file) => !file.startsWith('.cache')).sort();

testWithTerraform('Terraform plans what changed against what is there, and leaves nothing behind', () => {
  for (const stack of ['orders', 'users', 'same']) apply(stack, data({ a: { input: 1, triggers_replace: 'x' } }));
  write('head/orders/main.tf.json', data({ a: { input: 2, triggers_replace: 'y' } }));
  write('head/users/main.tf.json', data({ a: { input: 3, triggers_replace: 'x' } }));
  const before = files();
  const { code, stdout, stderr } = run('-v');
  expect(stdout).toContain('triggers_replace x → y, replaced (certain)');
  expect(stdout).toContain('input 1 → 3, in place');
  const told = stderr.trim().split('\n');
  expect(told.map((line) => line.replace(/ \(\d of 2\)/, '')).sort()).toEqual([
    "Terraform planned 'orders'.",
    "Terraform planned 'users'.",
  ]);
  expect(told.map((line) => /\d of \d/.exec(line)?.[0])).toEqual(['1 of 2', '2 of 2']);
  expect([code, files()]).toEqual([0, before]);
});

testWithTerraform('what Terraform refuses is a danger, with its words', () => {
  apply('orders', data({ a: { triggers_replace: 'x', ...protect } }));
  write('head/orders/main.tf.json', data({ a: { triggers_replace: 'y', ...protect } }));
  const { code, stdout } = run('--fail-on', 'danger');
  expect(code).toBe(3);
  expect(stdout).toContain('Terraform refuses the plan of orders: Instance cannot be destroyed');
});

testWithTerraform('a configuration that Terraform cannot plan is told in one paragraph, and nothing is printed', () => {
  apply('orders', data({ a: { input: 1 } }));
  write('head/orders/main.tf.json', data({ a: { input: '${nothing.b.c}' } }));
  const { code, stdout, stderr } = run();
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toContain("'orders' cannot be planned by Terraform: Reference to undeclared resource.");
  expect(fs.readdirSync(path.join(folder, 'tmp'))).toEqual([]);
});

testWithTerraform('where the network is gone in the middle of a download, that is one paragraph, and nothing of it stays', async () => {
  const server = await CutServer.start('.zip');
  apply('orders', data({ a: { input: 1 } }));
  write('head/orders/main.tf.json', data({ a: { input: 2 } }, { module: { m: { source: `${server.url}/m.zip` } } }));
  const before = files();
  const args = ['plan', '--base', 'base', '--head', 'head', '--terraform'];
  const { code, stdout, stderr } = await slipway.runBeside(folder, args, environment());
  await server.stop();
  expect(server.cuts).toBeGreaterThan(0);
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toContain("'orders' cannot be initialized by Terraform: ");
  expect(stderr.trim()).not.toContain('\n\n');
  expect([files(), fs.readdirSync(path.join(folder, 'tmp'))]).toEqual([before, []]);
});

testWithTerraform('a secret is in no output', () => {
  const secret = (value: string) =>
    data({ a: { input: '${var.s}', triggers_replace: ['u:${var.s}'] } }, { variable: { s: { sensitive: true, default: value } } });
  apply('orders', secret('canary-of-old'));
  write('head/orders/main.tf.json', secret('canary-of-now'));
  for (const format of ['text', 'markdown', 'json']) {
    const { stdout, stderr } = run('-v', '-o', format);
    expect(stdout).toContain('triggers');
    expect(stdout + stderr).not.toContain('canary');
  }
});

test('without Terraform it says how to do without', () => {
  for (const side of ['base', 'head']) write(`${side}/orders/main.tf.json`, data({ a: { input: side } }));
  const { code, stdout, stderr } = slipway.run(
    folder,
    ['plan', '--base', 'base', '--head', 'head', '--terraform'],
    environment('/nowhere'),
  );
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toContain("There is no 'terraform' on the PATH");
});

test('HCL beside the files is not passed over', () => {
  for (const side of ['base', 'head']) write(`${side}/orders/main.tf.json`, data({ a: { input: side } }));
  write('head/orders/more.tf', 'locals {}');
  write('bin/terraform', '#!/bin/sh\n');
  fs.chmodSync(path.join(folder, 'bin/terraform'), 0o755);
  const env = environment(`${path.join(folder, 'bin')}${path.delimiter}${process.env.PATH}`);
  const { code, stderr } = slipway.run(folder, ['plan', '--base', 'base', '--head', 'head', '--terraform'], env);
  expect(code).toBe(1);
  expect(stderr).toContain("'orders/more.tf' is Terraform in HCL, which is not compared: 'orders' is not planned without it.");
});

test('Ctrl-C ends Terraform, and leaves nothing', async () => {
  for (const side of ['base', 'head']) write(`${side}/orders/main.tf.json`, data({ a: { input: side } }));
  write('bin/terraform', `#!/bin/sh\necho $$ > ${path.join(folder, 'pid')}\nexec sleep 600\n`);
  fs.chmodSync(path.join(folder, 'bin/terraform'), 0o755);
  const env = environment(`${path.join(folder, 'bin')}${path.delimiter}${process.env.PATH}`);
  const child = spawn(process.execPath, [slipway.main, 'plan', '--base', 'base', '--head', 'head', '--terraform'], {
    cwd: folder,
    env,
    stdio: 'ignore',
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  while (!fs.existsSync(path.join(folder, 'pid')) || fs.readFileSync(path.join(folder, 'pid'), 'utf8') === '')
    await new Promise((go) => setTimeout(go, 50));
  child.kill('SIGINT');
  expect(await ended).toBe(130);
  expect(fs.readdirSync(path.join(folder, 'tmp'))).toEqual([]);
  const pid = Number(fs.readFileSync(path.join(folder, 'pid'), 'utf8'));
  expect(() => process.kill(pid, 0)).toThrow('ESRCH');
});
