import type { AssembledUpdate } from '../../assembly/assembly';
import { overtime, withinTime } from '../../policy/rules/time-limit';
import { type Repository, repositoryName } from '../../registry/image-reference';
import type { FoundImage, RegistryClient } from '../../registry/registry-client';
import type { ReleasedImage } from '../../release/release';
import { versionsOf } from '../../updates/newest-first';
import { isUserError } from '../../wording/report-user-errors';
import type { FollowedImage } from './followed-images';
import type { ImageState } from './image-state';

/** Milliseconds that a pattern has for all tags: some patterns take for ever. */
const timeLimit = 2_000;
const mostCandidates = 10;

/** What is found of an image, beside who it is. */
type Found = Omit<ImageState, 'workload' | 'repositories' | 'current' | 'rule' | 'refused'>;

/**
 * Asks the registry of one workload: its tags, and the metadata of what would run. A failure is a state: others go on.
 *
 * @param held what keeps it where it is, in words
 */
export async function lookUp(
  client: RegistryClient,
  { workload, repositories, rule, violated }: FollowedImage,
  current: ReleasedImage,
  held: string | undefined,
): Promise<ImageState> {
  const known = { workload, repositories: repositories.map(repositoryName), current, ...(rule && { rule: ruleText(rule) }) };
  if (!rule) return { ...known, state: 'not-followed', candidates: [], matching: 0, notes: [] };
  try {
    const found = await find(client, repositories, rule, current);
    const refused = found.update === undefined ? undefined : refusal(held, violated);
    return { ...known, ...found, ...(refused && { refused }) };
  } catch (error) {
    if (!isUserError(error)) throw error;
    return { ...known, state: 'failed', failure: `${error.what} ${error.cure}`, candidates: [], matching: 0, notes: [] };
  }
}

function refusal(held: string | undefined, violated: readonly string[]): ImageState['refused'] {
  if (held !== undefined) return { by: 'hold', why: held };
  return violated.length > 0 ? { by: 'policy', why: `it would violate ${violated.join(', ')}` } : undefined;
}

async function find(
  client: RegistryClient,
  repositories: readonly Repository[],
  rule: AssembledUpdate,
  current: ReleasedImage,
): Promise<Found> {
  const [first, ...others] = repositories;
  const tags = await client.tags(first!);
  const versions = withinTime(timeLimit, () => versionsOf(rule, tags, current.tag));
  if (versions === overtime)
    return nothing(`${ruleText(rule)} takes longer than ${timeLimit / 1000} seconds for ${tags.length} tags: simplify its pattern.`);
  const { newestFirst, step } = versions;
  const moved = tags.includes(current.tag) ? await movedTo(client, first!, current) : undefined;
  const notes = [
    ...(moved === undefined
      ? []
      : [`the tag ${current.tag} stands for ${short(moved)} now, and the release has ${short(current.digest!)}`]),
    ...(tags.includes(current.tag) ? [] : [`the tag ${current.tag} is not in the registry any more`]),
  ];
  const told = {
    candidates: newestFirst.slice(0, mostCandidates),
    matching: newestFirst.length,
    notes,
    ...(moved !== undefined && { movedTo: moved }),
  };
  if (step === 'newer') return { ...told, ...(await updateTo(client, first!, others, newestFirst[0]!, notes)), state: 'newer' };
  if (moved !== undefined) return { ...told, state: 'moved' };
  if (current.digest === undefined && step === 'same')
    return { ...told, ...(await updateTo(client, first!, others, current.tag, notes)), state: 'unpinned' };
  return { ...told, state: step === undefined ? 'none' : step === 'same' ? 'current' : 'ahead' };
}

/** What a tag that is pinned stands for now, if that is something else: it is believed once the bytes say so. */
async function movedTo(client: RegistryClient, repository: Repository, { tag, digest }: ReleasedImage): Promise<string | undefined> {
  if (digest === undefined || (await client.statedDigest(repository, tag)) === digest) return undefined;
  const found = await client.image(repository, tag);
  return found.digest === digest ? undefined : found.digest;
}

async function updateTo(
  client: RegistryClient,
  repository: Repository,
  others: readonly Repository[],
  tag: string,
  notes: readonly string[],
): Promise<Pick<Found, 'update' | 'notes'>> {
  const found = await client.image(repository, tag);
  for (const other of others) {
    const there = await client.statedDigest(other, tag);
    if (there === found.digest) continue;
    const what =
      there === undefined ? 'is not there yet' : `is ${short(there)} there, and ${short(found.digest)} in '${repositoryName(repository)}'`;
    return { notes: [...notes, `${tag} waits: '${repositoryName(other)}' must have the same image, and it ${what}`] };
  }
  return { update: { tag, digest: found.digest, ...sourceOf(found) }, notes: [...notes, ...labelNotes(found, tag)] };
}

function sourceOf({ source: { repository, commit } }: FoundImage): Pick<ReleasedImage, 'source'> {
  return repository !== undefined && commit !== undefined ? { source: { repository, commit } } : {};
}

function labelNotes({ source: { repository, commit } }: FoundImage, tag: string): readonly string[] {
  const missing = [...(commit === undefined ? ['revision'] : []), ...(repository === undefined ? ['source'] : [])];
  if (missing.length === 0) return [];
  return [
    `${tag} does not say which commit it is of: it has no usable ${missing.map((each) => `org.opencontainers.image.${each}`).join(' and no ')}`,
  ];
}

function nothing(failure: string): Found {
  return { state: 'failed', failure, candidates: [], matching: 0, notes: [] };
}

/** A digest as people compare it. */
export function short(digest: string): string {
  return digest.slice(0, 19);
}

/** As the environment states it. */
export function ruleText({ kind, expression, flags = '', prereleases }: AssembledUpdate): string {
  if (kind === 'build') return `newestBuild(/${expression}/${flags})`;
  return `semver('${expression}'${prereleases ? ', { prereleases: true }' : ''})`;
}
