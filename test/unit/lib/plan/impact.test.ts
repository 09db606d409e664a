import Ajv2020 from 'ajv/dist/2020';
import * as fc from 'fast-check';
import type { Impact } from '../../../../lib/plan/impact/impact';
import { impactOf } from '../../../../lib/plan/impact/impact-of';
import { kindLine } from '../../../../lib/plan/impact/impact-words';
import { markdownImpact } from '../../../../lib/plan/impact/markdown-impact';
import { textImpact } from '../../../../lib/plan/impact/text-impact';
import { type PlanChange, planVerdicts } from '../../../../lib/plan/plan';
import { printableJson } from '../../../../lib/wording/printable';
import { hostileWords, withTexts, wordPlan } from '../../../kit/plans';
import { check } from '../../../kit/property';
import { schemaOf } from '../../../kit/root';

const same = (text: string) => text;
const style = { bold: same, dim: same, red: same, yellow: same, green: same };
const asText = (impact: Impact, verbose = true, columns = 80) => textImpact(impact, { verbose, columns, style });
const asMarkdown = (impact: Impact, characters = 10_000_000) => markdownImpact(impact, { characters, folds: true });
const plans = fc.array(wordPlan, { minLength: 1, maxLength: 3 });
const joined = (all: readonly Parameters<typeof withTexts>[0][]) =>
  impactOf(
    { package: 'slipway', from: '1.4.2', to: '1.5.0' },
    all.map((plan, index) => ({ project: `services/${index}`, plan })),
  );

test('each change of each plan is in one kind, and the counts add up', () => {
  check(
    fc.property(plans, (all) => {
      const { kinds, summary } = joined(all);
      for (const verdict of planVerdicts) {
        const counted = kinds.filter((kind) => kind.verdict === verdict).reduce((sum, { items }) => sum + items, 0);
        expect([counted, summary[verdict]]).toEqual(Array(2).fill(all.reduce((sum, plan) => sum + plan.summary[verdict], 0)));
      }
    }),
  );
});

test('the order of projects changes no kind but its places', () => {
  check(
    fc.property(plans, (all) => {
      const kinds = (some: typeof all) => joined(some).kinds.map(({ places, ...kind }) => ({ ...kind, places: places.length }));
      expect(kinds([...all].reverse())).toEqual(kinds(all));
    }),
    { short: 10, long: 250 },
  );
});

test('a text tells every kind, or how many changes it folds', () => {
  check(
    fc.property(plans, (all) => {
      const impact = joined(all);
      const shown = asText(impact, false, 10_000);
      for (const kind of impact.kinds.filter(({ verdict }) => verdict !== 'routine')) expect(shown).toContain(kindLine(kind));
      const folded = Number(/routine {2}(\d+) changes? of/.exec(shown)?.[1] ?? 0);
      expect(folded).toBe(impact.summary.routine);
      const complete = asText(impact, true, 10_000);
      for (const kind of impact.kinds) expect(complete).toContain(kindLine(kind));
    }),
    { short: 10, long: 250 },
  );
});

test('a comment that is full says how many changes it leaves out', () => {
  check(
    fc.property(plans, (all) => {
      const impact = joined(all);
      const short = asMarkdown(impact, 1_500);
      expect(short.length).toBeLessThanOrEqual(1_500);
      const lines = new Set(short.split('\n'));
      const shown = impact.kinds.filter((kind) => lines.has(`- \`${kindLine(kind)}\``));
      const left = Number(/\*\*Not shown here\*\*: (\d+) more change/.exec(short)?.[1] ?? 0);
      if (new Set(impact.kinds.map(kindLine)).size === impact.kinds.length)
        expect(shown.reduce((sum, { items }) => sum + items, 0) + left).toBe(impact.summary.items);
    }),
  );
});

test.each<[string, (impact: Impact) => string]>([
  ['a text', asText],
  ['a comment', asMarkdown],
])('what stands in plans steers nobody who reads %s', (_what, form) => {
  check(
    fc.property(wordPlan, hostileWords, (plan, textOf) => {
      const said = form(joined([withTexts(plan, textOf)]));
      expect(said.replaceAll('\n', '').match(/[\p{Cc}\p{Cf}\u2028\u2029]/gu)).toBeNull();
      expect(said.split('\n').filter((line) => /^\s*::[^:].*::/.test(line) || /##\w*\[/.test(line))).toEqual([]);
      const outside = form === asMarkdown ? said.replace(/(`+) ?[\s\S]*?[^`]\1(?!`)/g, '') : '';
      expect(outside).not.toMatch(/evil|<img|<script|@team/);
    }),
    { short: 10, long: 250 },
  );
});

test('an impact is as its schema says', () => {
  const validate = new Ajv2020({ strict: true, allErrors: true }).addSchema(schemaOf('plan')).compile(schemaOf('impact'));
  check(
    fc.property(plans, (all) => {
      expect(validate(JSON.parse(printableJson(joined(all)))) ? [] : validate.errors).toEqual([]);
    }),
    { short: 10, long: 250 },
  );
});

const resource = (kind: 'created' | 'deleted', address: string, stack = 'shop'): PlanChange => ({
  kind,
  engine: 'terraform',
  type: address.split('.')[0]!,
  address,
  stack,
  workload: 'shop/orders',
  subject: 'orders',
  file: 'cdk.tf.json',
  items: [{ text: kind, verdict: 'danger', rule: 'a/b', classes: [], reason: 'So.', source: 'https://example.com/' }],
});

test.each<[string, readonly PlanChange[], readonly string[]]>([
  [
    'the only one of its type',
    [resource('deleted', 'aws_s3_bucket.a'), resource('created', 'aws_s3_bucket.b')],
    ['aws_s3_bucket.a → aws_s3_bucket.b'],
  ],
  [
    'one of two, by its name but for the hash',
    [
      resource('deleted', 'aws_s3_bucket.a_0011AABB'),
      resource('deleted', 'aws_s3_bucket.b_0011AABB'),
      resource('created', 'aws_s3_bucket.a_2233CCDD'),
      resource('created', 'aws_s3_bucket.c_2233CCDD'),
    ],
    ['aws_s3_bucket.a_0011AABB → aws_s3_bucket.a_2233CCDD'],
  ],
  ['another stack', [resource('deleted', 'aws_s3_bucket.a'), resource('created', 'aws_s3_bucket.b', 'other')], []],
  ['another type', [resource('deleted', 'aws_s3_bucket.a'), resource('created', 'aws_sqs_queue.a')], []],
  ['settings', [resource('deleted', 'provider.aws'), resource('created', 'provider.aws.other')], []],
])('a move is proposed for what may be the same: %s', (_what, changes, moves) => {
  const [plan] = fc.sample(wordPlan, { seed: 1, numRuns: 1 });
  const { moves: found } = joined([{ ...plan!, changes }]);
  expect(found.map(({ from, to }) => `${from} → ${to}`)).toEqual(moves);
});

describe('changes of one field are one kind, whatever they are in', () => {
  const changed = (field: string | undefined, text: string): PlanChange => ({
    ...resource('created', 'aws_x.a'),
    kind: 'updated',
    type: 'apps/v1/Deployment',
    items: [{ ...resource('created', 'aws_x.a').items[0]!, ...(field !== undefined && { field }), text }],
  });
  const impact = (...changes: readonly PlanChange[]) => {
    const [plan] = fc.sample(wordPlan, { seed: 1, numRuns: 1 });
    return joined([{ ...plan!, changes }]);
  };
  const orders = changed('spec.containers[orders].image', 'image 1 → 2');
  const cart = changed('spec.containers[cart].image', 'image 2 → 3');

  test('of several texts some are told, of one none', () => {
    const [kind, ...others] = impact(orders, cart).kinds;
    expect(others).toEqual([]);
    expect(kind).toMatchObject({ text: 'spec.containers.image changes, in 2 ways', examples: ['image 1 → 2', 'image 2 → 3'], items: 2 });
    expect(asText(impact(orders, cart))).toContain('such as image 1 → 2; image 2 → 3');
    expect(asText(impact(orders))).not.toContain('such as');
  });

  test('of another field they are another kind, and so is what has none', () => {
    const replicas = changed('spec.replicas', 'replicas 2 → 3');
    expect(impact(orders, replicas, changed(undefined, 'updated')).kinds.map(({ text, items }) => [text, items])).toEqual([
      ['image 1 → 2', 1],
      ['replicas 2 → 3', 1],
      ['updated', 1],
    ]);
  });
});
