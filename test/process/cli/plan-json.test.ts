import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { Slipway } from './slipway';

let slipway: Slipway;
let folder: string;
beforeAll(() => {
  slipway = new Slipway();
});
afterAll(() => slipway.remove());
beforeEach(() => {
  folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'slipway-plan-json-')));
  for (const [side, value] of [
    ['base', 1],
    ['head', 2],
  ] as const) {
    fs.mkdirSync(path.join(folder, side, 'orders'), { recursive: true });
    write(`${side}/orders/main.tf.json`, JSON.stringify({ resource: { aws_x: { a: { size: value } } } }));
  }
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

function write(file: string, content: string): void {
  fs.writeFileSync(path.join(folder, file), content);
}

const plan = (value: number, more: object = {}) => ({
  format_version: '1.2',
  configuration: {
    root_module: { resources: [{ address: 'aws_x.a', mode: 'managed', expressions: { size: { constant_value: value } } }] },
  },
  resource_changes: [
    {
      address: 'aws_x.a',
      mode: 'managed',
      type: 'aws_x',
      name: 'a',
      change: { actions: ['delete', 'create'], before: { size: 1 }, after: { size: value }, replace_paths: [['size']] },
    },
  ],
  ...more,
});
const run = (...plans: string[]) =>
  slipway.run(folder, ['plan', '--base', 'base', '--head', 'head', ...plans.flatMap((name) => ['--plan-json', name])]);

test('what Terraform says replaces what is predicted', () => {
  write('plan.json', JSON.stringify(plan(2)));
  expect(run('plan.json')).toMatchObject({ code: 0, stderr: '' });
  expect(run('plan.json').stdout).toContain('size 1 → 2, replaced (certain)');
  expect(run('orders=plan.json').stdout).toBe(run('plan.json').stdout);
  expect(run().stdout).toContain('size 1 → 2, in place or replaced (unknown)');
});

test('a plan that failed and was saved is a result', () => {
  write('plan.json', JSON.stringify(plan(2, { errored: true })));
  expect(run('plan.json')).toMatchObject({ code: 0, stderr: '' });
  expect(run('plan.json').stdout).toContain('Terraform refuses the plan of orders');
});

const text = JSON.stringify(plan(2));

test.each<[string, string, string]>([
  ['a plan that is cut off', text.slice(0, 200), 'plan.json'],
  [
    'a plan of a later format',
    JSON.stringify({ ...plan(2), format_version: '2.0' }),
    'is a plan of the format 2.0, and this slipway reads 1.x',
  ],
  ['a state', JSON.stringify({ format_version: '1.0', values: {} }), "'plan.json' is no plan"],
  ['a plan as Terraform keeps it', 'PK\u0003\u0004', "'plan.json' is a plan as Terraform keeps it"],
  ['a plan that nests without end', `{"a":${'['.repeat(20_000)}`, 'nested deeper than 100 levels'],
  ['a key that reaches into JavaScript', '{"format_version":"1.2","resource_changes":[],"__proto__":{}}', "the key '__proto__'"],
  ['a plan of before', JSON.stringify(plan(3)), "'plan.json' is no plan of 'orders' as it is now: 'size' of aws_x.a is another one there"],
  [
    'a plan of something else',
    JSON.stringify({ ...plan(2), configuration: { root_module: {} } }),
    "is no plan of 'orders' as it is now: it has no aws_x.a",
  ],
])('%s is refused in one paragraph, and nothing is printed', (_what, content, words) => {
  write('plan.json', content);
  const { code, stdout, stderr } = run('plan.json');
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toContain(words);
  expect(stderr.trim().split('\n').length).toBeLessThanOrEqual(4);
});

test('a plan of 200 megabytes is refused, unread', () => {
  write('plan.json', '');
  fs.truncateSync(path.join(folder, 'plan.json'), 200 * 1024 * 1024);
  const { code, stdout, stderr } = run('plan.json');
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toContain("'plan.json' has 209715200 bytes, more than the");
});

test('two plans of one stack are refused', () => {
  for (const name of ['a.json', 'b.json']) write(name, text);
  expect(run('orders=a.json', 'orders=b.json').stderr).toContain("Both 'a.json' and 'b.json' are plans of 'orders'");
});

test('a file that is not there is named', () => {
  expect(run('none.json')).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('none.json') });
});
