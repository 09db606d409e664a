import validRange from 'semver/ranges/valid';
import type { AssembledUpdate } from '../assembly/assembly';
import { UserError } from '../errors';
import { frozenCopy } from '../frozen';
import { libProperties } from '../properties/lib-properties';

/** Which tags of a repository are versions, and which of them is the newest: as text, so that the assembly can hold it. */
export type UpdateTerms = Omit<AssembledUpdate, 'workloads'>;

/** Where an environment takes new images from: what `semver` and `newestBuild` make. */
export class UpdateRule {
  readonly terms: UpdateTerms;

  /** @throws UserError if these are no terms */
  constructor(terms: UpdateTerms) {
    this.terms = frozenCopy(libProperties.check('UpdateTerms', terms, 'an update rule'));
    if (this.terms.kind === 'semver') checkRange(this.terms.expression);
    else checkPattern(this.terms);
    Object.freeze(this);
  }
}

/** What `semver` may be told beside a range. */
export interface SemverUpdates {
  /**
   * Whether versions such as `2.1.0-rc.1` are taken too. Without it they are only where the range itself names one: `^2.1.0-rc.0`.
   *
   * @default false
   */
  readonly prereleases?: boolean;
}

/** https://semver.org has no limit; ranges that people write are short. */
const mostCharacters = 200;

/**
 * Takes the highest version of a range: tags such as `2.1.0` and `v2.1.0`. Tags that move, such as `2` and `2.1`, are none.
 *
 * @param range of https://github.com/npm/node-semver#ranges: `^2`, `~2.1`, `2.x`, `>=2.1 <3`
 * @throws UserError if it is no range
 */
export function semver(range: string, options: SemverUpdates = {}): UpdateRule {
  const { prereleases } = libProperties.check('SemverUpdates', options, `semver(${shown(range)})`);
  return new UpdateRule({ kind: 'semver', expression: range, ...(prereleases && { prereleases }) });
}

/**
 * Takes the newest build: of the tags that a pattern matches from their first to their last character, the one whose group `time` is the latest.
 * What that group holds is compared number by number, so that `9` is before `10`, and `2026-01-02` before `2026-01-10`.
 *
 * @param pattern such as `/^main-(?<time>\d+)-[0-9a-f]+$/`; with no flag but `i` and `u`
 * @throws UserError if it is none, or has no group `time`
 */
export function newestBuild(pattern: RegExp): UpdateRule {
  if (!(pattern instanceof RegExp)) throw new UserError(`newestBuild(${shown(pattern)}) states no pattern.`, example);
  const { source: expression, flags } = pattern;
  return new UpdateRule({ kind: 'build', expression, ...(flags && { flags }) });
}

const example = 'Write one such as newestBuild(/^main-(?<time>\\d+)-[0-9a-f]+$/).';

function checkRange(range: string): void {
  if (range.trim() === '' || range.length > mostCharacters || validRange(range) === null)
    throw new UserError(`semver(${shown(range)}) states no range of versions.`, "Write one, such as semver('^2') or semver('>=2.1 <3').");
}

function checkPattern({ expression, flags = '' }: UpdateTerms): void {
  const where = `newestBuild(/${expression.slice(0, 100)}/${flags.slice(0, 10)})`;
  if (expression.length > mostCharacters)
    throw new UserError(`${where} states a pattern of more than ${mostCharacters} characters.`, example);
  if (!/^(?:i?u?|ui)$/.test(flags))
    throw new UserError(`${where} states flags other than 'i' and 'u'.`, 'Leave them out: a tag is one line, matched as a whole.');
  if (!Object.hasOwn(groupsOf(expression, flags, where), 'time'))
    throw new UserError(`${where} has no group 'time', which says what is newer.`, example);
}

/** The names of a pattern's groups: the empty text matches what stands beside nothing. */
function groupsOf(expression: string, flags: string, where: string): object {
  try {
    return new RegExp(`${expression}|`, flags).exec('')?.groups ?? {};
  } catch {
    throw new UserError(`${where} states no pattern.`, example);
  }
}

function shown(value: unknown): string {
  return typeof value === 'string' ? `'${value.slice(0, 60)}'` : typeof value === 'object' ? 'an object' : String(value).slice(0, 60);
}
