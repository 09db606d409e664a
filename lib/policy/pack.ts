import { UserError } from '../errors';
import { frozenCopy } from '../frozen';
import { libProperties } from '../properties/lib-properties';
import { nearestFirst } from '../wording/nearest';
import { shown } from '../wording/shown';
import type { Setting } from './parameter';
import type { Policy } from './policy';

/** What a violation does: nothing, a remark, a failure that a waiver may cover, a failure that none may. */
export type Level = 'off' | 'advisory' | 'mandatory' | 'mandatory-without-waiver';

/** Levels from the mildest. */
export const levels: readonly Level[] = ['off', 'advisory', 'mandatory', 'mandatory-without-waiver'];

/** Policies that are enforced together. */
export interface Pack {
  /**
   * Name in kebab-case, such as `baseline`: it stands in the names of objects.
   *
   * @pattern ^[a-z][a-z0-9-]{0,62}$ at most 63 lower-case letters, digits and hyphens, a letter first
   */
  readonly name: string;
  /**
   * Semantic version: what the cluster enforces says which one it came from.
   *
   * @pattern ^(?=.{1,63}$)\d+\.\d+\.\d+([-+.0-9A-Za-z]*[0-9A-Za-z])?$ a semantic version, such as 1.4.0
   */
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
export function packWith(pack: Pack, changes: PackChanges): Pack {
  const subject = `packWith of ${shown(pack?.name)}`;
  libProperties.check('Pack', pack, subject);
  const { level, levels: byPolicy, parameters } = libProperties.check('packWith.changes', changes, subject);
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

/**
 * @param user what takes them, for the error
 * @throws UserError if one of them is none, or names a policy that it lacks, or one twice
 */
export function checkPacks(packs: readonly Pack[], user: string): readonly Pack[] {
  return libProperties.checkAll({ is: 'list', of: { is: 'object', type: 'Pack' } }, packs, 'packs', user).map(checkPack);
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
