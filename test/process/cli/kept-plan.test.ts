import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { Project } from '../../kit/compiled';

/** What Terraform said of `stack.json`, where the state held an unencrypted database and a queue that the stack no longer has. */
const fixture = path.join(__dirname, 'plan');
const id = 'shop-production-eu-west-1';
const list = `ids/${id}.json`;

const app = `
import { Environment, Platform } from 'slipway';
import { kind } from 'slipway/constructs';

const production = new Environment({
  name: 'production',
  regions: [{ region: 'eu-west-1', clusters: [{ name: 'blue', kubernetesVersion: '1.34', network: kind() }] }],
  provisioners: [],
  release: { schemaVersion: 1, images: {} },
});
const platform = new Platform({ organization: 'acme' });
production.stamp(platform, 'shop', (stack) => {
  for (const [name, value] of Object.entries(require('./stack.json'))) stack.addOverride(name, value);
});
platform.synth();
`;

let project: Project;
beforeAll(() => {
  project = new Project(['lib', 'constructs', 'policies']);
  project.program('main.ts', app);
  project.write('.gitignore', 'node_modules/\ncdktf.out/\ndist/\n');
  for (const file of ['stack.json', 'plan.json']) project.write(file, fs.readFileSync(path.join(fixture, file), 'utf8'));
});
afterAll(() => project.remove());

const read = () => fs.readFileSync(path.join(project.folder, list), 'utf8');
const validate = (...args: readonly string[]) => project.slipway(['validate', '--quiet', ...args]);
const database =
  /^Error: plan\.json: aws_db_instance\.index \('index'\) of 'shop-production-eu-west-1', which ids\/.* lists, is replaced because of storage_encrypted, and with it the data that it keeps\.$/m;
const queue =
  /^Error: plan\.json: aws_sqs_queue\.gone \('gone'\) of 'shop-production-eu-west-1', which ids\/.* does not know: is what is planned an older checkout, is destroyed/m;
const retiredQueue =
  /^Error: plan\.json: aws_sqs_queue\.gone \('gone'\) of 'shop-production-eu-west-1', which ids\/.* lists, is destroyed, .* this state never forgot it/m;

function commit(): void {
  for (const args of [
    ['init', '--quiet', '--initial-branch=main'],
    ['add', '--all'],
    ['commit', '--quiet', '--allow-empty', '-m', 'x'],
  ]) {
    const { status, stderr } = spawnSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], {
      cwd: project.folder,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(stderr);
  }
}

test('without a list nothing is held against a plan', () => {
  expect(validate('--plan', `${id}=plan.json`)).toEqual({ code: 0, stdout: '', stderr: '' });
});

test('what a plan destroys or replaces of a stack with a list fails, whatever made it', () => {
  project.slipway(['synth', '--quiet', '--update-ids']);
  const { code, stdout, stderr } = validate('--plan', `${id}=plan.json`);
  expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
  expect(stderr).toMatch(database);
  expect(stderr).toMatch(queue);
  expect(stderr).toContain('Do not apply it.');
  expect(stderr).not.toContain('aws_iam_role');

  const compared = project.slipway(['plan', '--quiet', '--base', 'cdktf.out', '--head', 'cdktf.out', '--plan-json', `${id}=plan.json`]);
  expect(compared).toMatchObject({ code: 3, stderr: expect.stringMatching(database) });
  expect(compared.stdout).not.toBe('');
});

test('a plan among files is held against the list of its stack, and where that does not show, against what every list has', () => {
  const alone = validate('plan.json', '--pack', 'baseline', '--only', 'x/as-written');
  expect(alone).toMatchObject({ code: 3, stderr: expect.stringMatching(database) });
  expect(alone.stderr).not.toContain('aws_sqs_queue.gone');
  project.write(`${id}/plan.json`, fs.readFileSync(path.join(fixture, 'plan.json'), 'utf8'));
  const inFolder = validate(id, '--pack', 'baseline', '--only', 'x/as-written');
  expect(inFolder).toMatchObject({ code: 3, stderr: expect.stringContaining('aws_sqs_queue.gone') });
});

test('what says destroyed may be destroyed once the default branch has it, and an edit does not say so', () => {
  const before = read();
  commit();
  const destroyed = before.replace(/("keeps": "data",\n\s+"name": "index")/, '$1,\n      "destroyed": { "reason": "it is empty" }');
  expect(destroyed).not.toBe(before);
  project.write(list, destroyed);
  expect(validate('--plan', `${id}=plan.json`)).toMatchObject({ code: 3, stderr: expect.stringMatching(database) });
  commit();
  commit();
  const { stderr } = validate('--plan', `${id}=plan.json`);
  expect(stderr).not.toContain('aws_db_instance.index');
  expect(stderr).toMatch(queue);
});

test('what is retired is destroyed by no plan, though the default branch has it, and an edit retires nothing', () => {
  const now = JSON.parse(fs.readFileSync(path.join(fixture, 'stack.json'), 'utf8'));
  const stack = (more: object) => project.write('stack.json', JSON.stringify({ ...now, ...more }));
  const update = () => expect(project.slipway(['synth', '--quiet', '--update-ids'])).toEqual({ code: 0, stdout: '', stderr: '' });
  stack({ resource: { ...now.resource, aws_sqs_queue: { gone: { name: 'gone' } } } });
  update();
  commit();

  stack({});
  const before = read();
  const retired = before.replace(/("keeps": "\w+",\n\s+"name": "gone")/, '$1,\n      "retired": { "reason": "moved to another account" }');
  expect(retired).not.toBe(before);
  project.write(list, retired);
  expect(validate('--plan', `${id}=plan.json`)).toMatchObject({ code: 1, stderr: expect.stringContaining('aws_sqs_queue.gone') });

  project.write(list, before);
  stack({ removed: [{ from: 'aws_sqs_queue.gone', lifecycle: { destroy: false } }] });
  update();
  expect(JSON.parse(read()).resources['aws_sqs_queue.gone']).toHaveProperty('retired');
  commit();
  commit();
  expect(validate('--plan', `${id}=plan.json`)).toMatchObject({ code: 3, stderr: expect.stringMatching(retiredQueue) });

  // What the program no longer says, the list of the default branch does.
  stack({});
  expect(project.slipway(['synth', '--quiet', '--check']).stderr).not.toContain('aws_sqs_queue.gone');
  expect(project.slipway(['synth', '--quiet'])).toMatchObject({ code: 0 });
  const { removed } = JSON.parse(fs.readFileSync(path.join(project.folder, `cdktf.out/stacks/${id}/cdk.tf.json`), 'utf8'));
  expect(removed).toEqual([{ from: 'aws_sqs_queue.gone', lifecycle: { destroy: false } }]);
});
