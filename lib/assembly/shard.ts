import { parseJson } from '../documents/json/parse-json';
import { anyText, list, number, object, text } from '../documents/shape';
import { UserError } from '../errors';
import type { Taken } from './claims';

/** Which part of a synthesis: `2/3` is the second of three. */
export interface Shard {
  /** From 1. */
  readonly index: number;
  readonly count: number;
}

/** More machines than anybody has for it. */
const most = 1_000;

/**
 * Reads what `--shard` is given.
 *
 * @throws UserError if it is no part of a whole
 */
export function parseShard(given: string): Shard {
  const [, index = 0, count = 0] = (/^(\d{1,4})\/(\d{1,4})$/.exec(given) ?? []).map(Number);
  if (index >= 1 && count >= index && count <= most) return { index, count };
  throw new UserError(
    `--shard is ${JSON.stringify(given)}, which is no part of a whole.`,
    `Write <number>/<of how many>, from 1/n to n/n, with at most ${most}: --shard 2/3.`,
  );
}

/** `2/3`. */
export function printShard({ index, count }: Shard): string {
  return `${index}/${count}`;
}

/**
 * The stacks of a shard: every n-th by id, so that each has about as many of every environment.
 *
 * @param ids of all stacks
 */
export function stacksOf({ index, count }: Shard, ids: readonly string[]): ReadonlySet<string> {
  return new Set([...ids].sort().filter((_, place) => place % count === index - 1));
}

/** What a shard knows beside its files, for whoever puts all of them together. */
export interface ShardTold {
  /** Ids of all stacks of the platform, in order. */
  readonly stacks: readonly string[];
  /** SHA-256 of what the program defines, which all shards define alike. */
  readonly program: string;
  /** On which policies were looked at, as `YYYY-MM-DD`. */
  readonly day: string;
  /** What its stacks took while they were rendered. */
  readonly claims: readonly Taken[];
}

const scope = object(
  {},
  { organization: anyText, environment: anyText, account: anyText, region: anyText, cluster: anyText, namespace: anyText },
);
const sha256 = text(/^[0-9a-f]{64}$/, 'a SHA-256 in hexadecimal');

/** The shape of what is told, for documents that hold it. */
export const shardTold = {
  stacks: list(anyText),
  program: sha256,
  day: text(/^\d{4}-\d{2}-\d{2}$/, 'a day as YYYY-MM-DD'),
  claims: list(object({ scope, what: anyText, owner: anyText, share: anyText })),
};

/** The shape of which part it is. */
export const shardShape = object({ index: number, count: number });

/**
 * Reads what a program told of its shard.
 *
 * @throws UserError if that is nothing of the kind
 */
export function parseShardTold(json: string): ShardTold {
  const document = parseJson(json, 'what the program told of its shard');
  const fault = object(shardTold)(document, '');
  if (fault) throw new UserError(`The program told something else of its shard: ${fault}.`, 'Install one version of slipway for both.');
  return document as ShardTold;
}
