import type { ReleasedImage } from '../../release/release';
import type { ReleaseText } from '../../release/release-text';
import { type ImageState, isWritable } from './image-state';

/** A release with the updates that may be written, and the workloads that somebody changed while registries were asked. */
export interface UpdatedRelease {
  readonly text: ReleaseText;
  /** By name. */
  readonly updated: readonly string[];
  readonly overtaken: readonly string[];
}

/**
 * Puts updates into a release as it is now: an entry that is not what was looked at stays as somebody wrote it, and so does what is held meanwhile.
 *
 * @param today as `YYYY-MM-DD`
 */
export function updatedRelease(release: ReleaseText, states: readonly ImageState[], today: string): UpdatedRelease {
  let text = release;
  const updated: string[] = [];
  const overtaken: string[] = [];
  for (const state of states.filter(isWritable)) {
    const { workload, current, update } = state;
    if (!isSame(release.imageOf(workload), current) || release.holdOf(workload, today)) {
      overtaken.push(workload);
      continue;
    }
    text = text.withImage(workload, update, today);
    updated.push(workload);
  }
  return { text, updated, overtaken };
}

function isSame(a: ReleasedImage | undefined, b: ReleasedImage): boolean {
  return a?.tag === b.tag && a.digest === b.digest;
}
