import { FAILSAFE_SCHEMA, Type } from 'js-yaml';
import { readPlain } from './plain-scalar';

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
