import { isObject } from '../../lib/documents/shape';
import { fieldsOf, typeOfKind } from '../../lib/plan/facts/kubernetes-types';
import { meets } from '../../lib/plan/facts/with-defaults';
import type { RecordedTable } from './recorded-file';

// biome-ignore lint/suspicious/noExplicitAny: a document read from JSON
type Json = Readonly<Record<string, any>>;

/** What was sent, and what two dry runs answered: where they differ, something was drawn by lot. */
export interface DryRun {
  readonly sent: Json;
  readonly answers: readonly [Json, Json];
}

/** One object of a type, and what came of one of its fields. */
interface Seen {
  /** JSON of what was filled in; nothing where nothing was. */
  readonly filled: string | undefined;
  /** Type and field that hold the object: `batch.v1.Job.spec`. */
  readonly held: string;
  /** What was stated of the object. */
  readonly stated: Json;
}

/** What the cluster chooses, and what follows from other values than those of one neighbour, which `computed-defaults.ts` knows. */
const passedOver = new Set([
  ...['ipFamilies', 'ipFamilyPolicy', 'clusterIP', 'clusterIPs', 'healthCheckNodePort'].map((field) => `core.v1.ServiceSpec ${field}`),
  'core.v1.ServicePort nodePort',
  'core.v1.Container imagePullPolicy',
  'core.v1.Volume emptyDir',
]);

export interface RecordedDefaults extends RecordedTable {
  /** Fields that get different values, and nothing tells when. */
  readonly unexplained: readonly string[];
}

/** What an API server fills in, told by type and field. */
export function kubernetesDefaults(runs: readonly DryRun[], version: string): RecordedDefaults {
  const fields = new Map<string, Set<string>>();
  const seen = new Map<string, Seen[]>();
  // What is filled in somewhere is looked for everywhere.
  for (const add of [() => undefined, (key: string, one: Seen) => seen.set(key, [...(seen.get(key) ?? []), one])])
    for (const { sent, answers } of runs) {
      const type = typeOfKind(sent['apiVersion'], sent['kind']);
      if (type !== undefined) observe(type, '', sent, answers, fields, add);
    }
  const lines: string[] = [];
  const unexplained: string[] = [];
  for (const [field, all] of [...seen].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (!all.some(({ filled }) => filled !== undefined) || passedOver.has(field)) continue;
    const rules = rulesFor(all);
    if (rules) lines.push(...rules.map((rule) => `${field} ${rule}`));
    else
      unexplained.push(`${field}: ${all.map(({ filled, held, stated }) => `${filled} in ${held} ${JSON.stringify(stated)}`).join('; ')}`);
  }
  return {
    name: 'kubernetes-defaults',
    comment: [
      'What an API server fills in: `<type> <field> [if <condition>[&<condition>] ]<JSON>`, or `=` and the field that it is copied from.',
      '`a` is a field that is stated, `!a` one that is not, `a=b` and `a!=b` its value, `@a` the type and field that hold the object.',
    ].join(' '),
    version,
    lines,
    unexplained,
  };
}

function observe(
  type: string,
  held: string,
  sent: Json,
  [one, other]: readonly [Json, Json],
  fields: Map<string, Set<string>>,
  add: (key: string, seen: Seen) => void,
): void {
  const known = fields.get(type) ?? new Set();
  fields.set(type, known);
  const isMetadata = (name: string) => held === '' && name === 'metadata';
  for (const name of new Set([...Object.keys(one), ...known])) {
    if (isStated(sent[name]) || Array.isArray(sent[name]) || isOfServer(name, one[name]) || isMetadata(name)) continue;
    const filled = isStated(one[name]) ? JSON.stringify(one[name]) : undefined;
    if (filled !== undefined && filled !== JSON.stringify(other[name])) continue;
    known.add(name);
    add(`${type} ${name}`, { filled, held, stated: sent });
  }
  for (const [name, { type: inner, holds }] of fieldsOf(type)) {
    const values = [sent[name], one[name], other[name]];
    const at = `${type}.${name}`;
    if (holds === 'value' && values.every(isObject) && !isMetadata(name))
      observe(inner, at, values[0]!, [values[1]!, values[2]!], fields, add);
    const [items, filled, again] = values;
    if (holds !== 'list' || !Array.isArray(items) || !Array.isArray(filled) || !Array.isArray(again)) continue;
    if (items.length !== filled.length || items.length !== again.length) continue;
    for (const [index, item] of items.entries()) if (isObject(item)) observe(inner, at, item, [filled[index], again[index]], fields, add);
  }
}

/** The status of an object, which claims in a StatefulSet have too. */
function isOfServer(name: string, value: unknown): boolean {
  return name === 'status' && isObject(value);
}

function isStated(value: unknown): boolean {
  return value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);
}

/** Nothing where no condition tells those that get a value from those that do not. */
function rulesFor(all: readonly Seen[]): readonly string[] | undefined {
  const values = [...new Set(all.flatMap(({ filled }) => filled ?? []))];
  if (values.length === 1 && all.every(({ filled }) => filled !== undefined)) return values;
  const copied = copiedFrom(all);
  if (copied !== undefined) return [copied];
  const rules: string[] = [];
  for (const value of values) {
    const others = all.filter(({ filled }) => filled !== value);
    let left: readonly Seen[] = all.filter(({ filled }) => filled === value);
    while (left.length > 0) {
      const [condition, rest] = bestCondition(left, others);
      if (condition === undefined) return undefined;
      rules.push(`if ${condition} ${value}`);
      left = rest;
    }
  }
  return rules;
}

/** The neighbour whose value every one has that was filled. */
function copiedFrom(all: readonly Seen[]): string | undefined {
  const filled = all.filter(({ filled }) => filled !== undefined);
  const name = Object.keys(filled[0]!.stated).find((name) =>
    all.every(({ filled, stated }) => (isStated(stated[name]) ? JSON.stringify(stated[name]) : undefined) === filled),
  );
  return name === undefined ? undefined : `=${name}`;
}

/** What holds for most of some, and for none of the others; and those that are left. */
function bestCondition(some: readonly Seen[], others: readonly Seen[]): readonly [string | undefined, readonly Seen[]] {
  const singles = [...new Set(some.flatMap((one) => conditionsOf(one, others)))];
  const places = [...new Set(some.map(({ held }) => `@${held}`))];
  const pairs = places.flatMap((place) => singles.map((single) => `${place}&${single}`));
  const left = (condition: string) => some.filter((one) => !holds(condition, one));
  const telling = [...singles, ...pairs].filter((condition) => !others.some((one) => holds(condition, one)));
  const [best] = telling.sort((a, b) => left(a).length - left(b).length || a.split('&').length - b.split('&').length);
  return best === undefined || left(best).length === some.length ? [undefined, some] : [best, left(best)];
}

function conditionsOf({ held, stated }: Seen, others: readonly Seen[]): readonly string[] {
  const elsewhere = others.flatMap(({ stated }) => Object.entries(stated)).filter(([name, value]) => isStated(value) && name !== 'name');
  return [
    ...Object.entries(stated).flatMap(([name, value]) =>
      !isStated(value) || name === 'name' ? [] : typeof value === 'string' ? [name, `${name}=${value}`] : [name],
    ),
    ...elsewhere.flatMap(([name, value]) => [
      ...(isStated(stated[name]) ? [] : [`!${name}`]),
      ...(typeof value === 'string' && stated[name] !== value ? [`${name}!=${value}`] : []),
    ]),
    `@${held}`,
  ];
}

function holds(condition: string, { held, stated }: Seen): boolean {
  return condition.split('&').every((one) => meets(one, stated, held));
}
