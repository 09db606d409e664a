import { ReleaseFiles } from '../release/release-files';
import { soaked } from '../release/soak';
import type { MadeBundle } from './make-bundle';
import { movedWorkloads, releaseOfBlob } from './moved-workloads';

/** What of a bundle still soaks in the environment before, or did not come from there, in words. */
export async function soakOf(
  { branch, repository, bundle, former, asked, askedNow }: MadeBundle,
  now: Date,
): Promise<{ readonly soak?: string }> {
  const promotion = askedNow?.promotion ?? asked?.promotion;
  // What ran before anybody bundled came from anywhere.
  if (!promotion || !former) return {};
  const { all } = await ReleaseFiles.of(repository);
  const source = all.find(({ environment }) => environment === promotion.from);
  if (!source) return { soak: `the release of '${promotion.from}' is not here` };
  const after = await releaseOfBlob(bundle.release.blob, bundle.release.file, repository.top);
  const before = await releaseOfBlob(former.bundle.release.blob, bundle.release.file, repository.top);
  const waiting: string[] = [];
  for (const workload of movedWorkloads(before, after)) {
    const image = after.images[workload];
    if (!image) continue;
    const { waits } = await soaked(workload, image, promotion, now, { branch: branch.commit, file: source, repository });
    if (waits !== undefined) waiting.push(`${workload} ${waits.replace(branch.commit, branch.name)}`);
  }
  return waiting.length > 0 ? { soak: waiting.slice(0, 3).join('; ') } : {};
}
