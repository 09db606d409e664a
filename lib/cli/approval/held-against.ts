import { heldWords } from '../../release/holds';
import { namesOfLine } from '../../release/names-of-line';
import { parseRelease } from '../../release/parse-release';
import type { Hold, Release } from '../../release/release';
import { ReleaseHistory, releaseTextAt } from '../release/release-history';
import type { MadeBundle } from './make-bundle';
import { movedWorkloads, releaseOfBlob } from './moved-workloads';

/**
 * Holds of the protected branch that stop a bundle, in words: one of everything does, one of workloads where their images are others than in the
 * bundle before. A hold that came together with what it holds, as a rollback's does, stops only what moved since.
 */
export async function heldAgainst(made: MadeBundle, now: Date): Promise<readonly string[]> {
  const { branch, file, repository, release: deployed, former } = made;
  const text = await releaseTextAt(branch.commit, file, repository);
  if (text === undefined) return [`${branch.name} has no '${file.path}': what it holds is not known`];
  const { holds = {} } = parseRelease(text, file.file).release;
  const today = now.toISOString().slice(0, 10);
  const releaseOf = (blob: string) => releaseOfBlob(blob, file.file, repository.top);
  const before = former && (await releaseOf(former.bundle.release.blob));
  const history = new ReleaseHistory(branch.commit, file, repository);
  const stopping: string[] = [];
  for (const [key, hold] of Object.entries(holds)) {
    if (hold.until !== undefined && hold.until < today) continue;
    const [began, earlier] = await beginningOf(key, hold, history);
    const isStopping = moves(key, earlier, began)
      ? moves(key, began, deployed)
      : key === '*' || moves(key, before, deployed) || moves(key, began, deployed);
    if (isStopping) stopping.push(`'${key}'${heldWords(key, hold)}`);
  }
  return stopping;
}

/** Whether what a hold names differs between two releases. */
function moves(key: string, from: Release | undefined, to: Release | undefined): boolean {
  if (!from || !to) return false;
  const images = movedWorkloads(from, to).filter((name) => key === '*' || namesOfLine(name).includes(key));
  return images.length > 0 || (key === '*' && from.revision !== to.revision);
}

/** The release that began a hold, and the one before that. */
async function beginningOf(
  key: string,
  hold: Hold,
  history: ReleaseHistory,
): Promise<readonly [began: Release | undefined, earlier: Release | undefined]> {
  let began: Release | undefined;
  for await (const { release } of history.formers()) {
    const same = release?.holds && Object.hasOwn(release.holds, key) ? release.holds[key] : undefined;
    if (!release || same?.since !== hold.since || same?.reason !== hold.reason) return [began, release];
    began = release;
  }
  return [began, undefined];
}
