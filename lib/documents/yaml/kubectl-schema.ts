import { FAILSAFE_SCHEMA, Type } from 'js-yaml';

/**
 * What kubectl takes plain text for, and thereby Argo CD: YAML 1.1 as Go's yaml.v2 knows it, without sexagesimals and dates.
 * A number that JSON cannot hold (`.inf`) is given as it is, for the reader to refuse.
 *
 * @see https://github.com/kubernetes-sigs/yaml/blob/v1.4.0/goyaml.v2/resolve.go
 */
export function readPlain(text: string): null | boolean | number | string {
  const word = words.get(text);
  if (word !== undefined) return word;
  if (!/^[-+.\d]/.test(text)) return text;
  if (text.startsWith('.')) return float(text) ?? text;
  const digits = text.replaceAll('_', '');
  return integer(digits) ?? float(digits) ?? text;
}

const words = new Map<string, null | boolean | number>([
  ...['', '~', 'null', 'Null', 'NULL'].map((text) => [text, null] as const),
  ...forms(['y', 'yes', 'on', 'true']).map((text) => [text, true] as const),
  ...forms(['n', 'no', 'off', 'false']).map((text) => [text, false] as const),
  ...['', '+'].flatMap((sign) => ['.inf', '.Inf', '.INF'].map((text) => [`${sign}${text}`, Number.POSITIVE_INFINITY] as const)),
  ...['-.inf', '-.Inf', '-.INF'].map((text) => [text, Number.NEGATIVE_INFINITY] as const),
  ...['.nan', '.NaN', '.NAN'].map((text) => [text, Number.NaN] as const),
]);

/** As people write them: `yes`, `Yes`, `YES`, and nothing between. */
function forms(texts: readonly string[]): readonly string[] {
  return texts.flatMap((text) => [text, `${text[0]!.toUpperCase()}${text.slice(1)}`, text.toUpperCase()]);
}

/** Go's `ParseInt` and `ParseUint` with base 0: 64 bits, and octal with a bare zero in front. */
function integer(text: string): number | undefined {
  const [, sign, hexadecimal, octal, binary, decimal] =
    /^([-+]?)(?:0[xX]([\da-fA-F]+)|0[oO]?([0-7]+)|0[bB]([01]+)|(0|[1-9]\d*))$/.exec(text) ?? [];
  if (sign === undefined) return undefined;
  const bare = hexadecimal ? `0x${hexadecimal}` : octal ? `0o${octal}` : binary ? `0b${binary}` : decimal!;
  const value = BigInt(bare);
  if (value >= (sign === '-' ? 2n ** 63n + 1n : 2n ** 64n)) return undefined;
  return value === 0n ? 0 : Number(sign === '-' ? -value : value);
}

/** What a float of 64 bits cannot hold stays text. */
function float(text: string): number | undefined {
  if (!/^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/.test(text)) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}

/**
 * The key `<<`, not in quotes, which takes in the entries of another mapping. A mark of its own for each, as no two keys may be equal.
 * No text of a file can be one: YAML forbids the character.
 */
export const mergeMark = '\u0000<<';

/** What is noted while one document is read. */
export interface SchemaNotes {
  /** Marks of `<<`. */
  merges: number;
  /** Called with each plain text. */
  readonly plain?: (text: string) => void;
}

export function kubectlSchema(notes: SchemaNotes) {
  const tag = (name: string) => `tag:yaml.org,2002:${name}`;
  const plain = new Type(tag('int'), {
    kind: 'scalar',
    resolve: (text: string | null) => {
      notes.plain?.(text ?? '');
      return typeof readPlain(text ?? '') !== 'string';
    },
    construct: (text: string | null) => readPlain(text ?? ''),
  });
  // Under the tag that YAML has for it, the parser would take the mapping in itself, and what stands beside it would win.
  const merge = new Type('tag:slipway.dev,2026:merge', {
    kind: 'scalar',
    resolve: (text) => text === '<<',
    construct: () => `${mergeMark}${notes.merges++}`,
  });
  const stated = ['null', 'bool', 'float'].map(
    (name) => new Type(tag(name), { kind: 'scalar', construct: (text) => readPlain(text ?? '') }),
  );
  const text = ['timestamp', 'value'].map((name) => new Type(tag(name), { kind: 'scalar', construct: (value) => value ?? '' }));
  const binary = new Type(tag('binary'), { kind: 'scalar', construct: (value) => Buffer.from(value ?? '', 'base64').toString('utf8') });
  // Tags of one's own are read past.
  const own = (['scalar', 'sequence', 'mapping'] as const).flatMap((kind) =>
    ['!', 'tag:'].map((prefix) => new Type(prefix, { kind, multi: true, construct: (value) => value ?? (kind === 'scalar' ? '' : null) })),
  );
  return FAILSAFE_SCHEMA.extend({ implicit: [merge, plain], explicit: [...stated, ...text, binary, ...own] });
}
