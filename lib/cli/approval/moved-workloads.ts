import { canonicalJson } from '../../documents/hash';
import { UserError } from '../../errors';
import { parseRelease } from '../../release/parse-release';
import type { Release } from '../../release/release';
import { tryGit } from '../plan/git';

/**
 * A release by the hash of its file.
 *
 * @throws UserError where it is not there
 */
export async function releaseOfBlob(blob: string, file: string, top: string): Promise<Release> {
  return parseRelease(await releaseTextOfBlob(blob, top), file).release;
}

/** The same as text, to the last byte. */
export async function releaseTextOfBlob(blob: string, top: string): Promise<string> {
  const text = await tryGit(['cat-file', 'blob', blob], top, true);
  if ('out' in text) return text.out;
  throw new UserError(`The release ${blob.slice(0, 12)} is not in this repository.`, 'Fetch all of its history: `git fetch --unshallow`.');
}

/** Workloads whose image differs between two releases, or that only one of them has. */
export function movedWorkloads(before: Release | undefined, after: Release): readonly string[] {
  const from = before?.images ?? {};
  const names = [...new Set([...Object.keys(from), ...Object.keys(after.images)])].sort();
  return names.filter((name) => canonicalJson(from[name] ?? null) !== canonicalJson(after.images[name] ?? null));
}
