import * as path from 'node:path';
import { type Shard, type ShardTold, shardShape, shardTold } from '../../assembly/shard';
import { parseJson } from '../../documents/json/parse-json';
import { readRegularText } from '../../documents/read-regular-file';
import { anyText, map, object, oneOf, text } from '../../documents/shape';
import { UserError } from '../../errors';

/** What stands in the folder of a shard, beside both output folders. */
export const shardFiles = { document: 'shard.json', terraform: 'cdktf.out', kubernetes: 'dist' } as const;

/** What a shard is, for whoever puts all of them together. */
export interface ShardDocument extends ShardTold {
  readonly schemaVersion: 1;
  readonly shard: Shard;
  /** Version of the command line that wrote it. */
  readonly slipway: string;
  /** That was checked out; left out where git knows none. */
  readonly commit?: string;
  /** SHA-256 of every file, by path relative to the folder of the shard. */
  readonly files: Readonly<Record<string, string>>;
}

/** Of one file of a shard: twenty thousand workloads fit in. */
export const mostBytes = 512 * 1024 * 1024;

const sha256 = text(/^[0-9a-f]{64}$/, 'a SHA-256 in hexadecimal');
const shape = object(
  { schemaVersion: oneOf(1), shard: shardShape, slipway: anyText, files: map(sha256), ...shardTold },
  { commit: text(/^[0-9a-f]{40,64}$/, 'a commit') },
);

/**
 * Reads what a shard is. It may have been written by anybody: nothing of another form gets through.
 *
 * @param folder of the shard
 * @throws UserError if it is none, or was interrupted
 */
export function readShard(folder: string): ShardDocument {
  const file = path.join(folder, shardFiles.document);
  const document = parseJson(readRegularText(file, mostBytes, `Name a folder that \`slipway synth --shard\` wrote to its end.`), file);
  const fault = shape(document, '');
  if (fault)
    throw new UserError(
      `'${file}' describes no shard: ${fault}.`,
      'Run `slipway synth --shard` anew, with one version of slipway for all.',
    );
  return document as ShardDocument;
}
