import { askedPaths } from './provider-questions';
import type { RecordedTable } from './recorded-file';

// biome-ignore lint/suspicious/noExplicitAny: a document read from JSON
type Json = Readonly<Record<string, any>>;

/** What the provider answered about a type. */
export interface ProviderAnswer {
  readonly type: string;
  /** `replace_paths` of the plan for each question, without indexes. */
  readonly replaced: ReadonlyMap<string, readonly string[]>;
}

/** Attributes of the resources in a plan that force a replacement. */
export function answersOf(plan: Json): readonly ProviderAnswer[] {
  const answers = new Map<string, Map<string, readonly string[]>>();
  for (const { type, name, change } of plan['resource_changes'] ?? []) {
    const paths: readonly (readonly unknown[])[] = change.replace_paths ?? [];
    const own = answers.get(type) ?? new Map<string, readonly string[]>();
    answers.set(type, own.set(name, [...new Set(paths.map((path) => path.filter((part) => typeof part === 'string').join('.')))]));
  }
  return [...answers].map(([type, replaced]) => ({ type, replaced }));
}

/** @param schemas `resource_schemas` of the provider */
export function awsReplacement(answers: readonly ProviderAnswer[], schemas: Json, version: string): RecordedTable {
  return {
    name: 'aws-replacement',
    comment: [
      'What the AWS provider answered: `<type> <what replaces it>|<what changes in place>`. What is in a block stands in',
      'braces, `<block>{<attribute>…}`; the block by itself is its being there at all.',
    ].join(' '),
    version,
    lines: answers.map((answer) => answerLine(answer, schemas[answer.type].block)).sort(),
  };
}

export function answerLine({ type, replaced }: ProviderAnswer, block: Json): string {
  const asked = askedPaths(block);
  const changed = replaced.get('changed') ?? [];
  const all = new Set([...replaced.values()].flat());
  // Of a set, the provider only says that it is another one.
  const sets = changed.filter((path) => asked.some((inner) => inner.startsWith(`${path}.`)));
  const inPlace = asked.filter((path) => !all.has(path) && !sets.some((set) => path.startsWith(`${set}.`)));
  return `${type} ${nested([...all])}|${nested(inPlace)}`;
}

/** `a b.c b.d` as `a b{c d}`. */
export function nested(paths: readonly string[]): string {
  const byHead = new Map<string, string[]>();
  for (const path of [...paths].sort()) {
    const [head, ...rest] = path.split('.');
    byHead.set(head!, [...(byHead.get(head!) ?? []), rest.join('.')]);
  }
  return [...byHead]
    .flatMap(([head, rests]) => {
      const inner = rests.filter((rest) => rest !== '');
      return [...(rests.includes('') ? [head] : []), ...(inner.length > 0 ? [`${head}{${nested(inner)}}`] : [])];
    })
    .join(' ');
}
