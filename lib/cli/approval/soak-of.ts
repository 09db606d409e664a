import { isSameImage } from '../../release/moves';
import { parseRelease } from '../../release/parse-release';
import type { Release } from '../../release/release';
import { minute } from '../../wording/minute';
import { inParallel } from '../plan/in-parallel';
import { ReleaseFiles } from '../release/release-files';
import { ReleaseHistory, releaseTextAt } from '../release/release-history';
import { isAncestor, type Promotion, type SourceOnBranch, soakedBefore, soakedCommit } from '../release/soak';
import type { MadeBundle } from './make-bundle';
import { movedWorkloads, releaseOfBlob } from './moved-workloads';

/** Releases that are read at once, each by a program of git. */
const atOnce = 8;

/**
 * What of a bundle still soaks in the environment before, or was never there, in words: images, and the revision. What an approved bundle before
 * it had may come back at once, as a rollback has it.
 */
export async function soakOf(made: MadeBundle, now: Date): Promise<{ readonly soak?: string }> {
  const { branch, repository, bundle, release, former, rendered, askedNow, chain } = made;
  const promotion = askedNow?.promotion ?? rendered.asked?.promotion;
  // What ran before anybody bundled came from anywhere.
  if (!promotion || !former) return {};
  const source = (await ReleaseFiles.of(repository)).all.find(({ environment }) => environment === promotion.from);
  if (!source) return { soak: `the release of '${promotion.from}' is not here` };
  const releases = await inParallel(chain, atOnce, ({ release: { blob, file } }) => releaseOfBlob(blob, file, repository.top));
  const at: SourceOnBranch = { branch: branch.name, history: new ReleaseHistory(branch.commit, source, repository) };
  const waiting: string[] = [];
  for (const workload of movedWorkloads(releases[0], release)) {
    const image = release.images[workload];
    const has = ({ images }: Release) => image !== undefined && Object.hasOwn(images, workload) && isSameImage(images[workload]!, image);
    if (!image || releases.some(has)) continue;
    const waits = await soakedBefore(has, promotion, now, at);
    if (waits !== undefined) waiting.push(`${workload} ${waits}`);
  }
  if (!chain.some(({ revision }) => revision === bundle.revision)) {
    const waits = await revisionWaits(bundle.revision, promotion, now, at);
    if (waits !== undefined) waiting.push(`revision ${bundle.revision.slice(0, 12)} ${waits}`);
  }
  return waiting.length > 0 ? { soak: waiting.slice(0, 3).join('; ') } : {};
}

/** Why a revision may not go on, if it may not: an environment that follows the branch is at each commit of it from then on. */
async function revisionWaits(revision: string, promotion: Promotion, now: Date, at: SourceOnBranch): Promise<string | undefined> {
  const {
    branch,
    history: { ref: tip, file, repository },
  } = at;
  const text = await releaseTextAt(tip, file, repository);
  if (text === undefined) return `${promotion.from} has no release on '${branch}'`;
  // Written short or in full.
  const isIt = (release: Release) => release.revision !== undefined && revision.startsWith(release.revision);
  const waits = await soakedBefore(isIt, promotion, now, at);
  if (waits === undefined || parseRelease(text, file.file).release.revision !== undefined) return waits;
  const newest = await soakedCommit(tip, promotion, now, repository.top);
  if (newest !== undefined && (await isAncestor(revision, newest, repository.top))) return undefined;
  return `soaks in ${promotion.from}, which follows '${branch}': what is older than ${minute(new Date(now.getTime() - (promotion.soakSeconds ?? 0) * 1000))} may go on`;
}
