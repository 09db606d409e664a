import compareBuild from 'semver/functions/compare-build';
import parse from 'semver/functions/parse';
import satisfies from 'semver/functions/satisfies';
import { compareTexts } from '../wording/compare-texts';
import type { UpdateTerms } from './update-rule';

/** A tag, and where it stands among others. */
interface Ranked<T> {
  readonly tag: string;
  readonly rank: T;
}

/** How tags are read as versions. */
interface Reader<T> {
  /** Nothing where a tag is no version of the rule. */
  rankOf(tag: string): T | undefined;
  /** Where it stands, whether the rule takes it or not; nothing where it is no version at all. */
  placeOf(tag: string): T | undefined;
  compare(a: T, b: T): number;
}

/** What a rule makes of the tags of a repository. */
export interface Versions {
  /** Those that the rule takes, the newest first. */
  readonly newestFirst: readonly string[];
  /** Whether the newest is what runs, comes after it, or comes before it. Nothing where there is no version. */
  readonly step?: 'same' | 'newer' | 'older';
}

/**
 * The versions among tags, whatever order they come in.
 *
 * @param current the tag that runs
 */
export function versionsOf(terms: UpdateTerms, tags: readonly string[], current: string): Versions {
  return terms.kind === 'semver' ? read(semverReader(terms, current), tags, current) : read(buildReader(terms, current), tags, current);
}

function read<T>(reader: Reader<T>, tags: readonly string[], current: string): Versions {
  const ranked = [...new Set(tags)].flatMap((tag): Ranked<T>[] => {
    const rank = reader.rankOf(tag);
    return rank === undefined ? [] : [{ tag, rank }];
  });
  ranked.sort((a, b) => reader.compare(b.rank, a.rank));
  const [newest] = ranked;
  const newestFirst = ranked.map(({ tag }) => tag);
  if (!newest) return { newestFirst };
  const here = reader.placeOf(current);
  if (newest.tag === current) return { newestFirst, step: 'same' };
  return { newestFirst, step: here === undefined || reader.compare(newest.rank, here) > 0 ? 'newer' : 'older' };
}

interface SemverRank {
  readonly version: NonNullable<ReturnType<typeof parse>>;
  readonly tag: string;
}

/** `+` is no character of a tag: https://helm.sh/docs/topics/registries/ writes `_` for it, and so do others. */
function semverOf(tag: string): SemverRank | undefined {
  if (!/^v?\d/.test(tag)) return undefined;
  const version = parse(tag.replace('_', '+'));
  return version ? { version, tag } : undefined;
}

function semverReader({ expression, prereleases }: UpdateTerms, current: string): Reader<SemverRank> {
  return {
    rankOf: (tag) => {
      const rank = semverOf(tag);
      return rank && satisfies(rank.version, expression, { includePrerelease: prereleases === true }) ? rank : undefined;
    },
    placeOf: semverOf,
    // One version may have two tags: what is written as the one that runs comes first, and that one before all.
    compare: (a, b) =>
      compareBuild(a.version, b.version) ||
      Number(a.tag === current) - Number(b.tag === current) ||
      Number(isLike(a.tag, current)) - Number(isLike(b.tag, current)) ||
      compareTexts(a.tag, b.tag),
  };
}

function isLike(tag: string, current: string): boolean {
  return tag.startsWith('v') === current.startsWith('v');
}

interface BuildRank {
  readonly numbers: readonly string[];
  readonly tag: string;
}

function buildReader({ expression, flags }: UpdateTerms, current: string): Reader<BuildRank> {
  const pattern = new RegExp(`^(?:${expression})$`, flags);
  const rankOf = (tag: string): BuildRank | undefined => {
    const numbers = pattern.exec(tag)?.groups?.time?.match(/\d+/g);
    return numbers ? { numbers: numbers.map((digits) => digits.replace(/^0+(?=\d)/, '')), tag } : undefined;
  };
  return {
    rankOf,
    placeOf: rankOf,
    compare: (a, b) =>
      compareNumbers(a.numbers, b.numbers) || Number(a.tag === current) - Number(b.tag === current) || compareTexts(a.tag, b.tag),
  };
}

/** Number by number, however long they are. */
function compareNumbers(a: readonly string[], b: readonly string[]): number {
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const [one, other] = [a[index] ?? '', b[index] ?? ''];
    const order = one.length - other.length || compareTexts(one, other);
    if (order !== 0) return order;
  }
  return 0;
}
