import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';
import * as fc from 'fast-check';
import { compareSides } from '../../../../lib/plan/compare-sides';
import { publicPlan } from '../../../../lib/plan/formats/public-plan';
import { changeKinds, type Plan } from '../../../../lib/plan/plan';
import { ruleClasses } from '../../../../lib/plan/verdicts/rule-classes';
import { printableJson } from '../../../../lib/wording/printable';
import { hostileWords, withTexts, wordPlan } from '../../../kit/plans';
import { check } from '../../../kit/property';
import { schemaOf } from '../../../kit/root';
import { plainSide } from '../../../kit/sides';

const schema = schemaOf('plan');
let validate: ValidateFunction;
beforeAll(() => {
  validate = new Ajv2020({ strict: true, allErrors: true }).compile(schema);
});
const faultsOf = (plan: unknown) => (validate(JSON.parse(printableJson(plan))) ? [] : validate.errors);

test('a plan is as its schema says, for the public, too', () => {
  check(
    fc.property(wordPlan, hostileWords, (plan, textOf) => {
      expect([faultsOf(withTexts(plan, textOf)), faultsOf(publicPlan(plan))]).toEqual([[], []]);
    }),
  );
});

test('so is what comparing gives', () => {
  const queue = (more: object) => ({
    'shop/main.tf.json': { resource: { aws_sqs_queue: { jobs: { name: 'jobs', ...more } }, aws_new_thing: { a: more } } },
  });
  const object = (kind: string, more: object) => ({
    [`${kind}.json`]: { apiVersion: 'v1', kind, metadata: { name: 'a', namespace: 'shop' }, ...more },
  });
  const before = plainSide({ ...queue({ fifo_queue: false }), ...object('ConfigMap', { data: { a: 'x\ny\n' } }), 'values.yaml': 'a: 1\n' });
  const after = plainSide({
    ...queue({ fifo_queue: true }),
    ...object('ConfigMap', { data: { a: 'x\nz\n' } }),
    ...object('Secret', { data: {} }),
    'values.yaml': 'a: 2\n',
  });
  const plans = [
    compareSides(before, after, { base: ['a note'] }),
    compareSides(after, before),
    compareSides(plainSide({}), after),
    compareSides(before, before),
  ];
  expect(plans.map(({ summary }) => summary.items > 0)).toEqual([true, true, true, false]);
  expect(plans.flatMap(faultsOf)).toEqual([]);
  expect(plans.flatMap(emptyIn)).toEqual([]);
});

/** What a plan need not state, and states as nothing. */
function emptyIn(plan: Plan): readonly string[] {
  const { side, notice, change, item } = schema.$defs;
  const objects = [
    ...[plan.base, plan.head].map((one) => [side, one]),
    ...plan.notices.map((one) => [notice, one]),
    ...plan.changes.flatMap((one) => [[change, one], ...one.items.map((each) => [item, each])]),
  ];
  return objects.flatMap(([{ required }, one]) =>
    Object.entries(one)
      .filter(
        ([name, value]) =>
          !required.includes(name) && ['', '0', '[]'].includes(typeof value === 'object' ? JSON.stringify(value) : String(value)),
      )
      .map(([name]) => name),
  );
}

test('it knows every kind of change and every class of rules', () => {
  const { change, summary, item } = schema.$defs;
  expect(change.properties.kind.enum).toEqual([...changeKinds]);
  expect(Object.keys(summary.properties)).toEqual(expect.arrayContaining([...changeKinds]));
  expect(item.properties.classes.items.enum).toEqual([...ruleClasses]);
});

test('every property of it has a description, and no object is open', () => {
  const missing: string[] = [];
  // biome-ignore lint/suspicious/noExplicitAny: a document read from JSON
  const look = (node: any, at: string): void => {
    if (node.type === 'object' && node.additionalProperties === undefined) missing.push(`${at} is open`);
    // biome-ignore lint/suspicious/noExplicitAny: a document read from JSON
    for (const [name, property] of Object.entries<any>(node.properties ?? {})) {
      if (!property.description && !property.$ref) missing.push(`${at}.${name}`);
      look(property, `${at}.${name}`);
    }
    if (node.items) look(node.items, `${at}[]`);
    for (const [name, definition] of Object.entries(node.$defs ?? {})) look(definition, name);
  };
  look(schema, 'plan');
  expect(missing).toEqual([]);
});
