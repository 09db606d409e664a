import * as fs from 'node:fs';
import * as path from 'node:path';
import { sha256 } from '../documents/hash';
import { parseJson } from '../documents/json/parse-json';
import type { PlanChoice } from '../documents/plan/plan-choice';
import { anyText, isObject, list, object, oneOf } from '../documents/shape';
import { UserError } from '../errors';
import { parseShardTold, type Shard, type ShardTold, shardShape } from './shard';

/** What the command line asks of the program that it runs: whoever asks tells the verdicts by itself. */
export interface RunRequest {
  /** Plans that settle what synthesis cannot know. */
  readonly plans: readonly PlanChoice[];
  /**
   * The folder of the Terraform JSON where operators put files beside it; absolute.
   *
   * @default - the one that the program writes to
   */
  readonly beside?: string;
  /**
   * What is asked of the lists of what must not vanish.
   *
   * @default - nothing: what a plan shows of them is told there
   */
  readonly ids?: IdsRequest;
  /**
   * Which part of the stacks is written; what must be known of the others is told.
   *
   * @default - all of them
   */
  readonly shard?: Shard;
  /** A folder of the command line's own, gone once the program ended: it is told there which report was written, and temporary files lie there. */
  readonly folder: string;
}

/** That they are held against what is synthesized, and told as they are to be. */
export interface IdsRequest {
  /** Lists of commits, each with the folder that stands for its project; absolute. */
  readonly commits: readonly { readonly folder: string; readonly name: string; readonly isNewer: boolean }[];
  /**
   * That they are written, and made of the stacks that this leaves.
   *
   * @default - they are only told
   */
  readonly update?: { readonly env: readonly string[]; readonly stack: readonly string[] };
  /**
   * A file with what states hold, as `printStates` writes it; absolute.
   *
   * @default - nobody gave one
   */
  readonly states?: string;
  /**
   * That they are as things are now: what lists remember for them, and they need no longer, is taken out.
   *
   * @default - they may be of before: nothing is taken out
   */
  readonly isCurrent?: true;
}

/** What the command line read of a state. */
export interface GivenState {
  /** What the user called it. */
  readonly name: string;
  /** Id of its stack, or any names on the way to its file. */
  readonly stacks: readonly string[];
  readonly resources: readonly GivenResource[];
}

/** A resource of a state: a state holds secrets, and nothing else of it goes anywhere. */
export interface GivenResource {
  readonly address: string;
  readonly type: string;
  /** What `terraform import` takes. */
  readonly id?: string;
  /** What its service calls it. */
  readonly name?: string;
}

/** The one variable between both, which may be of two versions of the library. */
const variable = 'SLIPWAY_RUN';
const version = 1;

const shape = object(
  { version: oneOf(version), folder: anyText, plans: list(object({ file: anyText, name: anyText, stacks: list(anyText) })) },
  {
    beside: anyText,
    shard: shardShape,
    ids: object(
      { commits: list(object({ folder: anyText, name: anyText, isNewer: oneOf(true, false) })) },
      { update: object({ env: list(anyText), stack: list(anyText) }), states: anyText, isCurrent: oneOf(true) },
    ),
  },
);

/** What a program is asked by, for its environment. */
export function printRunRequest({ plans, beside, ids, shard, folder }: RunRequest): Readonly<Record<string, string>> {
  return {
    [variable]: JSON.stringify({
      version,
      folder,
      plans: plans.map(({ file, name, stacks }) => ({ file, name, stacks })),
      beside,
      ids,
      shard,
    }),
  };
}

/**
 * What this program is asked; nothing where no command line runs it.
 *
 * @throws UserError if that is no request, or one of another version
 */
export function readRunRequest(env: NodeJS.ProcessEnv): RunRequest | undefined {
  const text = env[variable];
  if (!text) return undefined;
  const request = parsed(text);
  if (isObject(request) && typeof request.version === 'number' && request.version !== version)
    throw new UserError(
      `${variable} asks in version ${request.version}, and this library understands version ${version}.`,
      'Install one version of slipway for the project and its command line.',
    );
  const fault = shape(request, '');
  if (fault) throw new UserError(`${variable}: ${fault}.`, unset);
  const { version: _version, ...asked } = request as RunRequest & { readonly version: number };
  if (!fs.existsSync(path.join(asked.folder, toldFile)))
    throw new UserError(`${variable} names '${asked.folder}', where nobody waits for verdicts.`, unset);
  return asked;
}

/** In the folder of the request: a line for each report that was written. */
const toldFile = 'told';

/** Makes ready what the program tells. */
export function awaitReports(folder: string): void {
  fs.writeFileSync(path.join(folder, toldFile), '', { flag: 'wx' });
}

/**
 * Tells whoever asked which report was written.
 *
 * @param report its bytes
 */
export function tellReport({ folder }: RunRequest, report: string): void {
  fs.appendFileSync(path.join(folder, toldFile), `${sha256(report)}\n`);
}

/** SHA-256 of the reports that the program said it wrote, each once. */
export function toldReports(folder: string): readonly string[] {
  return [...new Set(fs.readFileSync(path.join(folder, toldFile), 'utf8').split('\n').filter(Boolean))];
}

/** In the folder of the request: what a shard knows beside its files. */
const shardFile = 'shard';

/** Tells whoever asked for a shard what it knows beside its files. */
export function tellShard({ folder }: RunRequest, told: ShardTold): void {
  fs.writeFileSync(path.join(folder, shardFile), JSON.stringify(told));
}

/**
 * What the program told of its shard; nothing where it told nothing.
 *
 * @throws UserError if that is something else
 */
export function toldShard(folder: string): ShardTold | undefined {
  const file = path.join(folder, shardFile);
  return fs.existsSync(file) ? parseShardTold(fs.readFileSync(file, 'utf8')) : undefined;
}

/** In the folder of the request: the lists as they are to be. */
const listsFolder = 'lists';

/**
 * Tells whoever asked how the lists are to be.
 *
 * @param lists content by the name of the file
 */
export function tellLists({ folder }: RunRequest, lists: ReadonlyMap<string, string>): void {
  const place = path.join(folder, listsFolder);
  fs.mkdirSync(place, { recursive: true });
  for (const [name, content] of lists) fs.writeFileSync(path.join(place, path.basename(name)), content);
}

/** The lists that the program told, by the name of the file. */
export function toldLists(folder: string): ReadonlyMap<string, string> {
  const place = path.join(folder, listsFolder);
  const names = fs.existsSync(place) ? fs.readdirSync(place).sort() : [];
  return new Map(names.map((name) => [name, fs.readFileSync(path.join(place, name), 'utf8')]));
}

const statesShape = list(
  object({
    name: anyText,
    stacks: list(anyText),
    resources: list(object({ address: anyText, type: anyText }, { id: anyText, name: anyText })),
  }),
);

/** Writes what states hold to a file of the command line's own. */
export function printStates(file: string, states: readonly GivenState[]): void {
  fs.writeFileSync(file, JSON.stringify(states), { mode: 0o600 });
}

/**
 * What the states hold that are asked for; none where none are.
 *
 * @throws UserError if the file is none of the command line's
 */
export function givenStates(request: RunRequest | undefined): readonly GivenState[] {
  const file = request?.ids?.states;
  if (file === undefined) return [];
  const states = parseJson(fs.readFileSync(file, 'utf8'), variable);
  const fault = statesShape(states, '');
  if (fault) throw new UserError(`${variable}: ${fault}.`, unset);
  return states as readonly GivenState[];
}

const unset = 'Unset it: only `slipway` sets it, for the program that it runs.';

function parsed(text: string): unknown {
  try {
    return parseJson(text, variable);
  } catch (error) {
    throw new UserError((error as UserError).what, unset);
  }
}
