// biome-ignore lint/suspicious/noExplicitAny: a document read from JSON
type Json = Readonly<Record<string, any>>;

/** A resource in a state, and a configuration that changes all of it at once. */
export interface Question {
  readonly type: string;
  readonly name: string;
  readonly configuration: Json;
  readonly state: Json;
}

/** What stands for a value that nobody knows yet: no provider refuses it, and every attribute that has it changes. */
export const unknownValue = '${local.unknown}';

/** Blocks in blocks in blocks; whatever lies deeper is not asked. */
const mostDepth = 3;
/** What is no argument of a resource, although the schema says so. */
const passedOver = new Set(['id', 'tags_all', 'timeouts']);
/** What some read before they plan: a version that is unknown is none to them. */
const engineVersion = { before: '7.0', after: '7.1' };

/** Texts of a state: some providers read them, and some of these refuse any that they do not know. */
export type StoredTexts = 'stated' | 'absent';

/**
 * A question where each attribute has another value, and one where each block that may be absent is added.
 *
 * @param block of the provider's schema
 */
export function questionsOf(type: string, block: Json, texts: StoredTexts = 'stated'): readonly Question[] {
  const configuration = configured(block, 0);
  const question = (name: string, withBlocks: boolean): Question => {
    const state = stored(block, 0, withBlocks);
    return { type, name, configuration, state: texts === 'stated' ? state : withoutTexts(state) };
  };
  const [changed, added] = [question('changed', true), question('added', false)];
  return Object.keys(block['block_types'] ?? {}).some((name) => !passedOver.has(name)) ? [changed, added] : [changed];
}

function withoutTexts(state: Json): Json {
  return JSON.parse(JSON.stringify(state, (_key, value) => (typeof value === 'string' ? null : value)));
}

/** Dotted paths of what is asked. */
export function askedPaths(block: Json, prefix = '', depth = 0): readonly string[] {
  return [
    ...entriesOf(block['attributes']).flatMap(([name, attribute]) => (isSettable(name, attribute, depth) ? [`${prefix}${name}`] : [])),
    ...entriesOf(block['block_types']).flatMap(([name, { block: inner }]) =>
      isPassedOver(name, depth) || depth >= mostDepth ? [] : [`${prefix}${name}`, ...askedPaths(inner, `${prefix}${name}.`, depth + 1)],
    ),
  ];
}

function entriesOf(fields: unknown): readonly (readonly [string, Json])[] {
  return Object.entries((fields ?? {}) as Readonly<Record<string, Json>>);
}

function isSettable(name: string, { optional, required }: Json, depth: number): boolean {
  return (optional === true || required === true) && !isPassedOver(name, depth);
}

function isPassedOver(name: string, depth: number): boolean {
  return depth === 0 && passedOver.has(name);
}

function configured(block: Json, depth: number): Json {
  const attributes = entriesOf(block['attributes']).flatMap(([name, attribute]) =>
    isSettable(name, attribute, depth) ? [[name, name === 'engine_version' ? engineVersion.after : changedValue(attribute)] as const] : [],
  );
  const blocks = entriesOf(block['block_types']).flatMap(([name, { block: inner, nesting_mode: nesting, min_items: least = 0 }]) => {
    if (isPassedOver(name, depth) || (depth >= mostDepth && least === 0)) return [];
    const one = configured(inner, depth + 1);
    return [[name, nesting === 'map' ? { one } : Array(Math.max(1, least)).fill(one)] as const];
  });
  return Object.fromEntries([...attributes, ...blocks]);
}

/** A list that is unknown as a whole changes nothing that an old provider plugin would notice. */
function changedValue({ type, nested_type: nested }: Json): unknown {
  if (nested !== undefined || !Array.isArray(type) || typeof type[1] !== 'string') return unknownValue;
  return type[0] === 'map' ? { one: unknownValue } : [unknownValue];
}

function stored(block: Json, depth: number, withBlocks: boolean): Json {
  const attributes = entriesOf(block['attributes']).map(([name, attribute]) => [
    name,
    attribute['write_only'] ? null : storedAttribute(name, attribute),
  ]);
  const blocks = entriesOf(block['block_types']).map(([name, { block: inner, nesting_mode: nesting, min_items: least = 0 }]) => {
    const single = nesting === 'single' || nesting === 'group';
    if (isPassedOver(name, depth) || depth >= mostDepth || (!withBlocks && least === 0))
      return [name, single || isPassedOver(name, depth) ? null : nesting === 'map' ? {} : []];
    const one = stored(inner, depth + 1, withBlocks);
    return [name, single ? one : nesting === 'map' ? { one } : Array(Math.max(1, least)).fill(one)];
  });
  return Object.fromEntries([...attributes, ...blocks]);
}

function storedAttribute(name: string, { type, nested_type: nested }: Json): unknown {
  if (nested === undefined) return storedValue(name, type);
  const one = Object.fromEntries(entriesOf(nested.attributes).map(([inner, attribute]) => [inner, storedAttribute(inner, attribute)]));
  if (nested.nesting_mode === 'list' || nested.nesting_mode === 'set') return [one];
  return nested.nesting_mode === 'map' ? { one } : one;
}

function storedValue(name: string, type: unknown): unknown {
  if (type === 'string') return storedText(name);
  if (type === 'number') return 1;
  if (type === 'bool') return false;
  if (type === 'dynamic') return { value: 'before', type: 'string' };
  const [holds, inner] = type as readonly [string, unknown];
  if (holds === 'list' || holds === 'set') return [storedValue(name, inner)];
  if (holds === 'map') return { before: storedValue(name, inner) };
  if (holds === 'tuple') return (inner as readonly unknown[]).map((each) => storedValue(name, each));
  return Object.fromEntries(Object.entries(inner as Json).map(([field, each]) => [field, storedValue(field, each)]));
}

/** What a plan reads of the value that was: nobody validates a state, and some compare it. */
function storedText(name: string): string {
  if (/arn/.test(name)) return 'arn:aws:iam::111122223333:role/before';
  if (name === 'engine_version') return engineVersion.before;
  if (/version/.test(name)) return '1.0.0';
  if (/cidr/.test(name)) return '10.0.0.0/16';
  if (/policy|json|definition|document/.test(name)) return '{}';
  if (/time|date|_at$/.test(name)) return '2020-01-01T00:00:00Z';
  return 'before';
}
