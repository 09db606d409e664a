import { UserError } from '../errors';
import { frozenCopy } from '../frozen';
import { nearestFirst } from '../wording/nearest';
import type { Setting } from './parameter';
import type { Policy } from './policy';

/** What a violation does: nothing, a remark, a failure that a waiver may cover, a failure that none may. */
export type Level = 'off' | 'advisory' | 'mandatory' | 'mandatory-without-waiver';

/** Levels from the mildest. */
export const levels: readonly Level[] = ['off', 'advisory', 'mandatory', 'mandatory-without-waiver'];

/** Policies that are enforced together. */
export interface Pack {
  /** Name in kebab-case, such as `baseline`. */
  readonly name: string;
  /** Semantic version: what the cluster enforces says which one it came from. */
  readonly version: string;
  readonly policies: readonly Policy[];
  /**
   * What a violation does.
   *
   * @default 'mandatory'
   */
  readonly level?: Level;
  /**
   * The same for single policies, by name; an environment overrides it again with `packWith`.
   *
   * @default - `level`
   */
  readonly levels?: Readonly<Record<string, Level>>;
  /**
   * Parameters of its policies: `[registries.set(['ghcr.io/'])]`.
   *
   * @default - each parameter's own value
   */
  readonly parameters?: readonly Setting[];
}

/** What an environment changes in a pack. */
export type PackChanges = Partial<Pick<Pack, 'level' | 'levels' | 'parameters'>>;

/** A pack as one environment wants it: `packWith(strict, { levels: { 'k8s/image/digest': 'mandatory' } })`. */
export function packWith(pack: Pack, { level, levels: byPolicy, parameters }: PackChanges): Pack {
  return checkPack(
    frozenCopy({
      ...pack,
      ...(level && { level }),
      ...(byPolicy && { levels: { ...pack.levels, ...byPolicy } }),
      ...(parameters && { parameters: [...(pack.parameters ?? []), ...parameters] }),
    }),
  );
}

/** What a violation of one of a pack's policies does. */
export function levelIn({ level = 'mandatory', levels: byPolicy = {} }: Pack, { name }: Policy): Level {
  return Object.hasOwn(byPolicy, name) ? byPolicy[name]! : level;
}

/** @throws UserError if it names a policy that it lacks, or one twice */
export function checkPack(pack: Pack): Pack {
  const names = pack.policies.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) throw new UserError(`Pack '${pack.name}' holds two policies named '${twice}'.`, 'Keep one of them.');
  for (const name of Object.keys(pack.levels ?? {})) {
    if (!names.includes(name))
      throw new UserError(
        `Pack '${pack.name}' sets a level for '${name}', which it does not hold.`,
        `Did you mean ${nearestFirst(name, names).slice(0, 3).join(', ')}?`,
      );
  }
  return pack;
}
