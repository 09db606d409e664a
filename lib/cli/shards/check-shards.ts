import { printShard } from '../../assembly/shard';
import { UserError } from '../../errors';
import { printable } from '../../wording/printable';
import type { ShardDocument } from './shard-document';

/** A shard and the folder that it lies in. */
export interface ShardAt {
  readonly folder: string;
  readonly document: ShardDocument;
}

/** What all shards of one whole have alike. */
const alike: readonly { readonly what: string; readonly of: (document: ShardDocument) => string | undefined; readonly cure: string }[] = [
  { what: 'of another number of shards', of: ({ shard }) => String(shard.count), cure: 'Run every shard with the same n of --shard k/n.' },
  { what: 'of another commit', of: ({ commit }) => commit, cure: 'Check out one commit for all shards.' },
  { what: 'of another version of slipway', of: ({ slipway }) => slipway, cure: 'Install one version of slipway for all shards.' },
  { what: 'of another day', of: ({ day }) => day, cure: 'Run all shards on one day: whether waivers hold depends on it.' },
  {
    what: 'of a program that defines something else',
    of: ({ program }) => program,
    cure: 'Run all shards over the same files and variables.',
  },
  {
    what: 'of a program with other stacks',
    of: ({ stacks }) => stacks.join(' '),
    cure: 'Run all shards over the same files and variables.',
  },
];

/**
 * Looks whether shards are the parts of one whole, each once.
 *
 * @throws UserError naming what differs, is twice or is missing
 */
export function checkShards(shards: readonly [ShardAt, ...ShardAt[]]): void {
  const [first] = shards;
  const { count } = first.document.shard;
  const known = new Map<number, string>();
  for (const { folder, document } of shards) {
    for (const { what, of, cure } of alike)
      if (of(document) !== of(first.document))
        throw new UserError(`'${folder}' is ${what} than '${first.folder}'${told(what, of, document, first.document)}.`, cure);
    const { index } = document.shard;
    if (index > count) throw new UserError(`'${folder}' is shard ${printShard(document.shard)}, which there is not.`, 'Run it anew.');
    const twin = known.get(index);
    if (twin !== undefined)
      throw new UserError(`'${twin}' and '${folder}' are both shard ${printShard(document.shard)}.`, 'Name each shard once.');
    known.set(index, folder);
  }
  const missing = Array.from({ length: count }, (_, place) => place + 1).filter((index) => !known.has(index));
  if (missing.length > 0)
    throw new UserError(
      `Of ${count} shards ${missing.slice(0, 5).join(', ')}${missing.length > 5 ? ` and ${missing.length - 5} more` : ''} ${missing.length === 1 ? 'is' : 'are'} missing.`,
      `Run \`slipway synth --shard ${missing[0]}/${count}\`, and name its folder too.`,
    );
}

/** Both values, where they are short. */
function told(what: string, of: (document: ShardDocument) => string | undefined, one: ShardDocument, other: ShardDocument): string {
  if (!/number|commit|version|day/.test(what)) return '';
  return ` (${printable(of(one) ?? 'none')}, ${printable(of(other) ?? 'none')})`;
}
