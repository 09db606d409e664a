import { imageIn, isSameImage, type Move } from './moves';
import type { Hold, Release } from './release';
import type { ReleaseText } from './release-text';

/** A release as it is after a rollback. */
export interface RolledBack {
  readonly text: ReleaseText;
  readonly moves: readonly Move[];
  /** Whether the code goes back, too. */
  readonly movesRevision: boolean;
}

/** Whether a former release is what a rollback of some workloads goes back to: one of them ran something else, and all were there. */
export function isBefore(current: Release, former: Release, workloads: readonly string[], tag?: string): boolean {
  const images = workloads.map((workload) => [imageIn(current, workload), imageIn(former, workload)] as const);
  if (images.every(([, before]) => before === undefined)) return false;
  if (tag !== undefined && !images.some(([, before]) => before?.tag === tag)) return false;
  return images.some(([now, before]) => now && before && !isSameImage(now, before));
}

/**
 * Puts back what a former release said of some workloads, and keeps it there.
 *
 * @param former as `isBefore` finds it
 * @param held whose images are kept: an app or a workload
 * @param today as `YYYY-MM-DD`
 * @param onlyImages whether the code stays
 * @throws UserError if one of them is held
 */
export function rolledBack(
  current: ReleaseText,
  former: Release,
  workloads: readonly string[],
  { held, hold, today, onlyImages }: { readonly held: string; readonly hold: Hold; readonly today: string; readonly onlyImages: boolean },
): RolledBack {
  const moves = workloads.flatMap((workload): readonly Move[] => {
    const [from, to] = [current.imageOf(workload), imageIn(former, workload)];
    return from && to && !isSameImage(from, to) ? [{ workload, from, to }] : [];
  });
  const images = moves.reduce((text, { workload, to }) => text.withImage(workload, to, today), current);
  const movesRevision = !onlyImages && former.revision !== current.release.revision;
  const moved = movesRevision ? images.withRevision(former.revision, today) : images;
  return { text: moved.withHold(held, hold), moves, movesRevision };
}
