import * as fc from 'fast-check';
import { stringify } from 'yaml';
import { canonicalJson } from '../../../../lib/documents/hash';
import { isObject } from '../../../../lib/documents/shape';
import { changedFields, type FieldChange } from '../../../../lib/plan/compare/changed-fields';
import { semanticsOf } from '../../../../lib/plan/compare/semantics';
import type { Step } from '../../../../lib/plan/compare/step';
import { compareSides } from '../../../../lib/plan/compare-sides';
import { CustomTypes } from '../../../../lib/plan/facts/custom-types';
import type { Json, PlannedObject } from '../../../../lib/plan/read/planned-object';
import { check } from '../../../kit/property';
import { plainSide } from '../../../kit/sides';

const word = fc.constantFrom('a', 'b', 'c', '1', '2', 'x-y', 'true', '');
const name = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const some = <T>(one: fc.Arbitrary<T>, key: (item: T) => unknown) => fc.uniqueArray(one, { selector: key, maxLength: 4 });
const maybe = <T extends object>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }) => fc.record(fields, { requiredKeys: [] });
const data = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 2 },
    word,
    fc.integer({ min: 0, max: 3 }),
    fc.boolean(),
    fc.array(tie('value'), { maxLength: 3 }),
    tie('object'),
  ),
  object: fc.dictionary(name, tie('value'), { maxKeys: 3 }),
})).object as fc.Arbitrary<Json>;

const port = fc.record({ containerPort: fc.integer({ min: 80, max: 83 }), protocol: fc.constantFrom('TCP', 'UDP') });
const container = (called: fc.Arbitrary<string>) =>
  fc.record(
    {
      name: called,
      image: word,
      args: fc.array(word, { maxLength: 3 }),
      env: some(fc.record({ name, value: word }), (variable) => variable.name),
      ports: some(port, ({ containerPort, protocol }) => `${containerPort}/${protocol}`),
      resources: maybe({ limits: fc.dictionary(fc.constantFrom('cpu', 'memory'), fc.constantFrom('1', '2', '500m')) }),
    },
    { requiredKeys: ['name'] },
  );
const containers = some(container(name), (one) => one.name);
const workload: fc.Arbitrary<Json> = fc.record({
  apiVersion: fc.constant('apps/v1'),
  kind: fc.constant('Deployment'),
  metadata: fc.record({
    name: fc.constant('orders'),
    labels: fc.dictionary(name, word, { maxKeys: 3 }),
    annotations: fc.dictionary(
      name,
      fc.oneof(
        word,
        data.map((value) => JSON.stringify(value)),
      ),
      { maxKeys: 2 },
    ),
    finalizers: some(word, (one) => one),
  }),
  spec: fc.record(
    {
      replicas: fc.integer({ min: 0, max: 3 }),
      template: fc.record({ spec: fc.record({ containers, initContainers: containers }, { requiredKeys: ['containers'] }) }),
      more: data,
    },
    { requiredKeys: ['template'] },
  ),
});
const block: fc.Arbitrary<Json> = data.map((values) => ({ name: 'orders', ...values }));

const planned = (engine: 'kubernetes' | 'terraform', values: Json): PlannedObject => ({
  ...{ key: 'k', engine, type: engine === 'terraform' ? 'other_thing' : 'apps/v1/Deployment', address: 'a', path: '', file: 'f' },
  values,
});
const types = new CustomTypes();
const changes = (engine: 'kubernetes' | 'terraform', before: Json, after: Json) =>
  changedFields(before, after, semanticsOf(planned(engine, after), types));

// biome-ignore lint/suspicious/noExplicitAny: a document that is written to
type Writable = any;

/** The document in which a field that differs is as it is to be. */
function applied(document: Writable, steps: readonly Step[], after: unknown): Writable {
  const [step, ...rest] = steps;
  if (step === undefined) return after;
  if (typeof step === 'object' && 'embedded' in step) return JSON.stringify(applied(JSON.parse(document), rest, after));
  if (typeof step === 'object' && 'order' in step) return inOrder(document, after as readonly string[]);
  if (typeof step === 'object') {
    const items: Writable[] = document ?? [];
    const isThis = (item: Writable) => Object.entries(step.keys).every(([key, value]) => item[key] === value);
    const index = items.findIndex(isThis);
    const to = applied(items[index], rest, after);
    if (index < 0) return [...items, to];
    return items.flatMap((item, at) => (at !== index ? [item] : to === undefined ? [] : [to]));
  }
  if (typeof step === 'number') return document.map((item: unknown, at: number) => (at === step ? applied(item, rest, after) : item));
  const to = applied(document?.[step], rest, after);
  const { [step]: _former, ...others } = document ?? {};
  return to === undefined ? others : { ...others, [step]: to };
}

function inOrder(items: readonly Writable[], ids: readonly string[]): readonly Writable[] {
  const idOf = (item: Writable) => JSON.stringify([item.name]);
  return [...items].sort((a, b) => ids.indexOf(idOf(a)) - ids.indexOf(idOf(b)));
}

/** What a document means, in one form: lists that are known by keys, and sets, in one order; JSON in texts without its spaces. */
function meaning(value: unknown, at: string): unknown {
  if (Array.isArray(value)) {
    const inner = value.map((item) => meaning(item, at === 'initContainers' ? 'container' : ''));
    const isOrdered = !['env', 'ports', 'containers', 'finalizers', 'before', 'after'].includes(at);
    return isOrdered ? inner : inner.map((item) => canonicalJson(item)).sort();
  }
  if (isObject(value)) return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, meaning(inner, key)]));
  if (typeof value !== 'string') return value;
  if (/^[{[]/.test(value)) return meaning(JSON.parse(value), '');
  // A list that is there as a whole is shown as it is written.
  return at === 'text'
    ? value
        .replace(/[[{](?=["{]).*/s, '')
        .split(/[\s,]+/)
        .sort()
        .join(' ')
    : value;
}

/** To Terraform, texts are numbers, no block is an empty list, and one is a list of one. */
function inTerraform(value: unknown): unknown {
  if (Array.isArray(value)) {
    const inner = value.map(inTerraform);
    return inner.length === 1 && isObject(inner[0]) ? inner[0] : inner;
  }
  if (!isObject(value)) return String(value);
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) =>
      Array.isArray(inner) && inner.length === 0 ? [] : [[key, inTerraform(inner)] as const],
    ),
  );
}

const form = {
  kubernetes: (value: unknown) => canonicalJson(meaning(value, '')),
  terraform: (value: unknown) => canonicalJson(inTerraform(value)),
};
const isOrder = (path: readonly Step[]) => path.some((step) => typeof step === 'object' && 'order' in step);
const pathOf = ({ path }: FieldChange) => path.map((step) => JSON.stringify(step));

describe.each([
  ['kubernetes', workload],
  ['terraform', block],
] as const)('Differences of documents of %s', (engine, documents) => {
  test('from itself to itself there is none', () => {
    check(fc.property(documents, (document) => expect(changes(engine, document, structuredClone(document))).toEqual([])));
  });

  test('applied to the one they give the other', () => {
    check(
      fc.property(documents, documents, (before, after) => {
        const given = changes(engine, before, after).reduce((document, { path, after: to }) => applied(document, path, to), before);
        expect(form[engine](given)).toBe(form[engine](after));
      }),
    );
  });

  test('say what was there and what is, nothing twice, and nothing that is in something else', () => {
    check(
      fc.property(documents, documents, (before, after) => {
        const found = changes(engine, before, after);
        for (const [index, one] of found.entries()) {
          expect(one.before !== undefined || one.after !== undefined).toBe(true);
          expect(canonicalJson(one.before ?? null)).not.toBe(canonicalJson(one.after ?? null));
          const isAbove = (other: FieldChange) => pathOf(one).every((step, at) => step === pathOf(other)[at]);
          expect(found.filter((other, at) => at !== index && isAbove(other) && !isOrder(one.path))).toEqual([]);
        }
      }),
    );
  });

  test('are the same the other way round, with sides exchanged', () => {
    check(
      fc.property(documents, documents, (before, after) => {
        const there = changes(engine, before, after)
          .filter(({ path }) => !isOrder(path))
          .map((one) => pathOf(one).join())
          .sort();
        const back = changes(engine, after, before)
          .filter(({ path }) => !isOrder(path))
          .map((one) => pathOf(one).join())
          .sort();
        expect(there).toEqual(back);
      }),
    );
  });
});

/** The same object with its keys, and those lists whose order says nothing, the other way round. */
function turned(value: unknown, at = ''): unknown {
  if (Array.isArray(value)) {
    const inner = value.map((item) => turned(item));
    return ['containers', 'env', 'ports', 'finalizers'].includes(at) ? inner.reverse() : inner;
  }
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, turned(inner, key)]),
  );
}

const many = fc
  .array(workload, { minLength: 1, maxLength: 4 })
  .map((all) => all.map((one, index): Json => ({ ...one, metadata: { ...one['metadata'], name: `orders-${index}` } })));
const told = (base: Record<string, unknown>, head: Record<string, unknown>) =>
  canonicalJson(compareSides(plainSide(base), plainSide(head)).changes.map(({ file: _file, ...change }) => meaning(change, '')));

test('order and format of what is compared do not matter', () => {
  check(
    fc.property(many, many, (before, after) => {
      const expected = told(
        { 'a.json': { apiVersion: 'v1', kind: 'List', items: before } },
        { 'a.json': { apiVersion: 'v1', kind: 'List', items: after } },
      );
      const yaml = (objects: readonly Json[]) =>
        objects
          .map((one) => stringify(turned(one), { sortMapEntries: true }))
          .reverse()
          .join('---\n');
      const files = (objects: readonly Json[]) => Object.fromEntries(objects.map((one, index) => [`${9 - index}.yaml`, yaml([one])]));
      expect(told({ 'b.yaml': yaml(before) }, files(after))).toBe(expected);
    }),
    { short: 10, long: 250 },
  );
});

test('however a side is written, nothing changes from it to itself', () => {
  check(
    fc.property(many, (objects) => {
      const yaml = objects.map((one) => stringify(turned(one))).join('---\n');
      expect(told({ 'a.yaml': yaml }, Object.fromEntries(objects.map((one, index) => [`${index}.json`, one])))).toBe('[]');
    }),
    { short: 10, long: 250 },
  );
});
