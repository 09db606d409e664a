import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { compareSides } from '../../lib/plan/compare-sides';
import type { Plan } from '../../lib/plan/plan';
import { plainSide } from '../kit/sides';
import { onPath } from './plan-offline';

type Json = Readonly<Record<string, unknown>>;

/** `terraform_data` is in Terraform itself: real plans without any provider. */
const testWithTerraform = onPath('terraform') ? test : test.skip;

const data = (blocks: Json, more: Json = {}) => ({ resource: { terraform_data: blocks }, ...more });

/** Applies the first configuration, plans the second one, and folds that into the comparison of both. */
function planned(before: Json, after: Json, between?: (folder: string) => void, exits: readonly number[] = [0]): Plan {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'slipway-real-'));
  const terraform = (...args: string[]) => {
    const env = { PATH: process.env.PATH, HOME: folder, CHECKPOINT_DISABLE: '1' };
    const { status, stdout, stderr } = spawnSync('terraform', args, { cwd: folder, encoding: 'utf8', env });
    return { status, stdout, stderr };
  };
  try {
    fs.writeFileSync(path.join(folder, 'main.tf.json'), JSON.stringify(before));
    terraform('init', '-input=false');
    const applied = terraform('apply', '-auto-approve', '-input=false');
    if (applied.status !== 0) throw new Error(applied.stderr);
    between?.(folder);
    fs.writeFileSync(path.join(folder, 'main.tf.json'), JSON.stringify(after));
    const { status, stderr } = terraform('plan', '-input=false', '-out=plan.out');
    if (!exits.includes(status ?? -1)) throw new Error(stderr);
    const document = JSON.parse(terraform('show', '-json', 'plan.out').stdout);
    const side = (content: Json) => plainSide({ 'main.tf.json': content });
    return compareSides(side(before), side(after), {}, [{ stack: '', name: 'plan.json', by: 'terraform', document }]);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

const lines = ({ changes }: Plan) =>
  changes.flatMap(({ kind, items }) => items.map(({ text, verdict, rule }) => `${kind}: ${text} | ${verdict} ${rule}`));

const computed = 'updated: output known after apply | routine terraform/computed';
const secret = (text: string) => ({ variable: { s: { sensitive: true, default: text } } });
const withSecret = data({
  a: { input: '${var.s}', triggers_replace: 'https://u:${var.s}@host' },
  b: { input: '${nonsensitive(var.s)}/x' },
});
const protect = { lifecycle: { prevent_destroy: true } };

testWithTerraform.each<[string, Json, Json, readonly string[]]>([
  [
    'made, changed and removed',
    data({ b: { input: 1 }, gone: {} }),
    data({ b: { input: { k: 2 } }, made: { input: 'z' } }),
    [
      computed,
      'updated: input 1 → {"k":2}, in place | review unknown/field',
      'deleted: deleted | review unknown/removed',
      'created: created | review unknown/created',
    ],
  ],
  [
    'replaced',
    data({ a: { input: '1', triggers_replace: ['x'] } }),
    data({ a: { input: '2', triggers_replace: ['y'] } }),
    [
      'replaced: id, output known after apply | routine terraform/computed',
      'replaced: input 1 → 2 | review unknown/field',
      'replaced: triggers_replace + y − x, replaced (certain) | danger terraform/replaced',
    ],
  ],
  [
    'moved, and changed',
    data({ a: { input: '1' } }),
    data({ b: { input: '2' } }, { moved: [{ from: 'terraform_data.a', to: 'terraform_data.b' }] }),
    ['updated: moved from terraform_data.a | review terraform/moved', computed, 'updated: input 1 → 2, in place | review unknown/field'],
  ],
  [
    'told to others by outputs',
    data({ a: { input: '1' } }, { output: { same: { value: '${terraform_data.a.input}' }, gone: { value: 'x' }, plain: { value: 'x' } } }),
    data({ a: { input: '2' } }, { output: { same: { value: '${terraform_data.a.input}' }, made: { value: [1] }, plain: { value: 'y' } } }),
    [
      'deleted: deleted | review unknown/removed',
      'created: created | review unknown/created',
      'updated: value x → y | review unknown/field',
      'updated: value 1 → 2 | review unknown/field',
      computed,
      'updated: input 1 → 2, in place | review unknown/field',
    ],
  ],
  [
    'told to others, once it is made',
    data({ a: { input: '1', triggers_replace: '1' } }, { output: { id: { value: '${terraform_data.a.id}' } } }),
    data({ a: { input: '1', triggers_replace: '2' } }, { output: { id: { value: '${terraform_data.a.id}' } } }),
    [
      'updated: value known after apply | routine terraform/computed',
      'replaced: id, output known after apply | routine terraform/computed',
      'replaced: triggers_replace 1 → 2, replaced (certain) | danger terraform/replaced',
    ],
  ],
  [
    'told to others as a secret',
    { ...secret('alpha-canary'), output: { a: { value: '${var.s}', sensitive: true } } },
    { ...secret('omega-canary'), output: { a: { value: '${var.s}', sensitive: true } } },
    ['updated: value changed | review terraform/sensitive', 'updated: default changed | review unknown/field'],
  ],
  [
    'let go of',
    data({ a: { input: '1' } }),
    { removed: [{ from: 'terraform_data.a', lifecycle: { destroy: false } }] },
    ['forgotten: forgotten, nothing states it any longer | review terraform/forgotten'],
  ],
  [
    'taken in',
    data({ a: { input: '1' } }),
    data({ a: { input: '1' }, b: { input: '7' } }, { import: [{ to: 'terraform_data.b', id: 'some-id' }] }),
    [
      'imported: imported, as some-id | review terraform/imported',
      'imported: output known after apply | routine terraform/computed',
      'imported: input set to 7 | review unknown/field',
    ],
  ],
  [
    'one of several',
    data({ a: { count: 2, input: '${count.index}' } }),
    data({ a: { count: 1, input: 'z' } }),
    [
      computed,
      'updated: input 0 → z, in place | review unknown/field',
      'updated: count 2 → 1 | review unknown/field',
      'deleted: deleted, beyond `count` | review unknown/removed',
    ],
  ],
])('%s, as Terraform says it', (_what, before, after, expected) => {
  expect(lines(planned(before, after))).toEqual(expected);
});

testWithTerraform('a secret that changes is said to change, by its key, in whatever it is put', () => {
  const plan = planned({ ...withSecret, ...secret('canary-one-7') }, { ...withSecret, ...secret('canary-two-8') });
  expect(JSON.stringify(plan)).not.toMatch(/canary/);
  expect(lines(plan)).toEqual(
    expect.arrayContaining([
      'replaced: input changed | review terraform/sensitive',
      'replaced: triggers_replace changed, replaced (certain) | danger terraform/replaced',
      'updated: input <secret>/x → <secret>/x, in place | review unknown/field',
    ]),
  );
});

testWithTerraform('a plan that fails and is saved is a result: Terraform refuses', () => {
  const before = data({ a: { triggers_replace: 'x', ...protect }, b: { input: 1 } });
  const after = data({ a: { triggers_replace: 'y', ...protect }, b: { input: 2 } });
  const plan = planned(before, after, undefined, [1]);
  expect(plan.notices).toMatchObject([{ verdict: 'danger', rule: 'terraform/errored' }]);
  expect(lines(plan)).toEqual(
    expect.arrayContaining([
      'replaced: refused by Terraform | danger terraform/refused',
      'replaced: triggers_replace x → y, replaced (certain) | danger terraform/replaced',
      'updated: input 1 → 2, in place | review unknown/field',
    ]),
  );
});

testWithTerraform('what is there already is told, though the files differ', () => {
  const before = data({ a: { input: '1', ...protect } });
  const after = data({ a: { input: '2' } });
  const apply = (folder: string) => {
    fs.writeFileSync(path.join(folder, 'main.tf.json'), JSON.stringify(after));
    spawnSync('terraform', ['apply', '-auto-approve'], { cwd: folder });
  };
  expect(lines(planned(before, after, apply))).toEqual([
    'updated: input 1 → 2: Terraform plans nothing for it | review terraform/nothing-planned',
    'updated: lifecycle removed | danger protection/prevent-destroy',
  ]);
});
