import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { forges } from '../../../lib/plan/formats/forges';
import { Slipway } from './slipway';

let slipway: Slipway;
let folder: string;
const deployment = (name: string, replicas: number, image: string) =>
  JSON.stringify({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace: 'shop', labels: { 'app.kubernetes.io/name': name } },
    spec: { replicas, template: { spec: { containers: [{ name: 'server', image: `ghcr.io/acme/${name}:${image}` }] } } },
  });
const queue = (fifo: boolean) => JSON.stringify({ resource: { aws_sqs_queue: { jobs: { name: 'jobs-111122223333', fifo_queue: fifo } } } });

beforeAll(() => {
  slipway = new Slipway();
  folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'slipway-plan-output-')));
  write('before/orders.json', deployment('orders', 3, '1'));
  write('after/orders.json', deployment('orders', 0, '1'));
  write('before/web.json', deployment('web', 3, '1'));
  write('after/web.json', deployment('web', 3, '2'));
  write('before/shop/main.tf.json', queue(false));
  write('after/shop/main.tf.json', queue(true));
});
afterAll(() => {
  slipway.remove();
  fs.rmSync(folder, { recursive: true });
});

function write(file: string, content: string): void {
  fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  fs.writeFileSync(path.join(folder, file), content);
}
const plan = (...flags: readonly string[]) => slipway.run(folder, ['plan', '--base', 'before', '--head', 'after', ...flags]);

test.each([
  ['nothing is asked', [], 0],
  ['something changes', ['--detailed-exitcode'], 2],
  ['what is named is in it', ['--fail-on', 'downtime'], 3],
  ['one of what is named is in it', ['--fail-on', 'iam-widen,downtime', '--fail-on', 'secret'], 3],
  ['it fails, and something changes', ['--fail-on', 'danger', '--detailed-exitcode'], 3],
  ['what is named is not in it', ['--fail-on', 'iam-widen', '--detailed-exitcode'], 2],
  ['a class is none', ['--fail-on', 'everything'], 1],
  ['a forge is none', ['--max-chars', 'sourceforge'], 1],
  ['a comment is too short', ['--max-chars', '999'], 1],
  ['a format is none', ['-o', 'pdf'], 1],
] as const)('where %s, the exit code says so', (_case, flags, code) => {
  expect(plan(...flags).code).toBe(code);
});

test('flags that contradict each other are told before anything is synthesized, in the comment too', () => {
  const { code, stdout, stderr } = slipway.run(folder, ['plan', '--terraform', '--provider', '-o', 'markdown']);
  expect([code, stderr]).toEqual([1, expect.stringContaining('Both --terraform and --provider are given.')]);
  expect(stdout).toContain('Both --terraform and --provider are given.');
});

test.each(['before', 'after'])('an assembly of a newer schema is refused in one paragraph, as the side %s', (side) => {
  const assembly = JSON.stringify({ schemaVersion: 99, organization: 'acme', stacks: [] });
  write('newer/cdktf.out/assembly.json', assembly);
  write('older/cdktf.out/assembly.json', assembly.replace('99', '1'));
  const [base, head] = side === 'before' ? ['newer', 'older'] : ['older', 'newer'];
  const { code, stdout, stderr } = slipway.run(folder, ['plan', '--base', base, '--head', head]);
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toContain('has the schema version 99, and this slipway reads version 1.');
  expect(stderr.trim().split('\n').length).toBeLessThanOrEqual(4);
});

test('nothing changes from a folder to itself, in any format', () => {
  const same = (format: string) =>
    slipway.run(folder, ['plan', '--base', 'before', '--head', 'before', '--detailed-exitcode', '-o', format]);
  expect(same('text')).toMatchObject({ code: 0, stdout: expect.stringContaining('Nothing changes.') });
  expect(same('markdown')).toMatchObject({ code: 0, stdout: expect.stringContaining('### Plan: nothing changes') });
  expect(same('html')).toMatchObject({ code: 0, stdout: expect.stringContaining('<h1>Plan: nothing changes</h1>') });
  expect(same('matrix')).toMatchObject({ code: 0, stdout: '{"include": []}\n' });
});

test('a text is 80 columns wide, folds what is routine and counts it, and has no colour where nobody sees it', () => {
  const { stdout, stderr } = plan();
  expect(stderr).toBe('');
  expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
  expect(stdout).toContain('routine  1 change, which --verbose shows');
  expect(stdout).not.toContain('1 → 2');
  expect(plan('-v').stdout).toContain('routine  web: image 1 → 2');
  expect(stdout).not.toContain('\u001b');
});

test('a comment is as long as its forge takes, and folds where it folds', () => {
  for (const [forge, { characters, folds }] of Object.entries(forges)) {
    const { code, stdout } = plan('-o', 'markdown', '--max-chars', forge);
    expect(code).toBe(0);
    expect(stdout.length).toBeLessThanOrEqual(characters);
    expect(stdout.includes('<details>')).toBe(folds);
  }
});

test('a plan that cannot be made is a comment, and an error; in other formats it is nothing', () => {
  const failing = (format: string) => slipway.run(folder, ['plan', '--base', 'before', '--head', 'after/web.json', '-o', format]);
  const { code, stdout, stderr } = failing('markdown');
  expect(code).toBe(1);
  expect(stdout).toMatch(/^### Plan: failed\n\n```\nError: 'after\/web\.json' is a file\./);
  expect(stderr).toContain("Error: 'after/web.json' is a file.");
  for (const format of ['text', 'json', 'html', 'matrix']) expect(failing(format)).toMatchObject({ code: 1, stdout: '' });
});

test('a matrix is one line of JSON, and what no job looks at is counted', () => {
  const { stdout, stderr } = plan('-o', 'matrix');
  expect(JSON.parse(stdout)).toEqual({
    include: [{ name: 'shop', stacks: ['shop'], verdict: expect.any(String), changes: 1, terraform: 1 }],
  });
  expect(stdout.trimEnd()).not.toContain('\n');
  expect(stderr).toBe('2 changes belong to no stack: no job looks at them.\n');
});

test.each(['text', 'markdown', 'json', 'html'])('for the public, %s has no account id', (format) => {
  expect(plan('-o', format, '-v').stdout).toContain('jobs');
  expect(plan('-o', format, '-v', '--public').stdout).not.toMatch(/\d{12}(?!\d)/);
});
