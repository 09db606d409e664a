import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareSides } from '../../../lib/plan/compare-sides';
import type { Plan } from '../../../lib/plan/plan';
import { emittedTypes } from '../../../scripts/record/emitted-types';
import { plainSide } from '../../kit/sides';
import { Aws } from '../lab/aws';
import { describeWithLab } from '../lab/jest/with-lab';
import { Stack } from '../lab/terraform';
import { AWS, AWS_PROVIDER, TERRAFORM } from '../lab/toolchain';
import { notApplied } from '../terraform/not-applied';
import { aroundThem, type EmittedChange, emittedChanges } from './emitted-changes';

type Json = Readonly<Record<string, unknown>>;

/** What the mock cannot do, of what no example has. */
const alsoNotApplied: Readonly<Record<string, string>> = { aws_elasticache_user_group: 'the mock does not implement it' };
const isApplied = (type: string) => notApplied(type) === undefined && alsoNotApplied[type] === undefined;
const types = emittedTypes('aws');
const rows = emittedChanges.map((change) => [`${change.type}.${change.field}`, change] as const);

function configuration(side: 'before' | 'after'): Json {
  const resource: Record<string, Json> = { ...aroundThem };
  for (const change of emittedChanges) resource[change.type] = { ...resource[change.type], [change.field]: change[side] };
  const aws = { source: 'hashicorp/aws', version: AWS_PROVIDER };
  return { terraform: { required_providers: { aws } }, provider: { aws: [{ region: 'us-east-1' }] }, resource };
}

const side = (name: 'before' | 'after') => plainSide({ 'cdk.tf.json': configuration(name) });
/** What a plan says of the argument that changed: whether it replaces the resource. */
const saidOf = ({ changes }: Plan, address: string, field: string) => {
  const change = changes.find((each) => each.address === address);
  const items = change?.items.filter((item) => item.field?.split(/[.[]/)[0] === field) ?? [];
  return { kind: change?.kind, replaces: items.some(({ text }) => text.includes('replaced (certain)')) };
};

test('each type that constructs make is changed here, or the mock cannot make it', () => {
  const changed = new Set(emittedChanges.map(({ type }) => type));
  expect(types.filter((type) => !changed.has(type) && isApplied(type))).toEqual([]);
  expect([...changed].filter((type) => !types.includes(type) || !isApplied(type))).toEqual([]);
});

test.each(types.filter(isApplied))('of %s one change is in place, and one replaces it', (type) => {
  const kinds = emittedChanges.filter((change) => change.type === type).map(({ kind }) => kind);
  expect(new Set(kinds)).toEqual(new Set(['replaced', 'updated']));
});

describeWithLab('Real plans of every type that constructs make, against a mock of AWS', [...TERRAFORM, ...AWS], (sandbox) => {
  const predicted = compareSides(side('before'), side('after'));
  let planned: Json;
  let told: Plan;

  beforeAll(async () => {
    const aws = await Aws.start(sandbox());
    const folder = sandbox().path('emitted');
    const write = (name: 'before' | 'after') => writeFileSync(join(folder, 'cdk.tf.json'), JSON.stringify(configuration(name)));
    mkdirSync(folder);
    write('before');
    const stack = Stack.at(sandbox(), folder, { endpoint: aws.endpoint });
    await stack.init();
    await stack.apply();
    write('after');
    planned = (await stack.plan()).json;
    told = compareSides(side('before'), side('after'), {}, [{ stack: '', name: 'plan.json', by: 'terraform', document: planned }]);
  });

  test.each(rows)('%s changes as Terraform plans it', (address: string, { field, kind }: EmittedChange) => {
    const { change } = (planned['resource_changes'] as readonly { readonly address: string; readonly change: Json }[]).find(
      (each) => each.address === address,
    )!;
    const replaces = ((change['replace_paths'] ?? []) as readonly (readonly unknown[])[]).some(([name]) => name === field);
    expect((change['actions'] as readonly string[]).join()).toBe(kind === 'replaced' ? 'delete,create' : 'update');
    expect(saidOf(predicted, address, field)).toEqual({ kind, replaces });
    expect(saidOf(told, address, field)).toEqual({ kind, replaces });
  });

  test('nothing else changes, for Terraform and in the plan', () => {
    const addresses = rows.map(([address]) => address).sort();
    expect(predicted.changes.map(({ address }) => address).sort()).toEqual(addresses);
    expect(told.changes.flatMap(({ kind, address }) => (kind === 'drifted' ? [] : [address])).sort()).toEqual(addresses);
  });

  test('what was just made is changed past Terraform by nobody', () => {
    const drifted = told.changes.flatMap(({ kind, address, items }) =>
      kind === 'drifted' ? items.map(({ rule }) => [address, rule]) : [],
    );
    expect(drifted.length).toBeGreaterThan(0);
    expect(drifted.filter(([, rule]) => rule !== 'terraform/read-back')).toEqual([]);
  });
});
