import { isHeldAnew } from './holds';
import { imageIn } from './image-in';
import { isSameImage, type Move } from './moves';
import type { Hold, Release, ReleasedImage } from './release';
import type { ReleaseText } from './release-text';

/** A release as it is after a rollback. */
export interface RolledBack {
  readonly text: ReleaseText;
  readonly moves: readonly Move[];
  /** Whether the code goes back, too. */
  readonly movesRevision: boolean;
}

/** Looks for what a rollback goes back to, while releases are told from the newest to the oldest. */
export class Backwards {
  private newer: Release;
  private readonly undone = new Map<string, ReleasedImage[]>();

  /**
   * @param current what is to be left
   * @param workloads whose images go back
   * @param tag of what one of them goes back to; what ran before by default, without what a rollback left already
   */
  constructor(
    private readonly current: Release,
    private readonly workloads: readonly string[],
    private readonly tag?: string,
  ) {
    this.newer = current;
  }

  /** Whether an earlier rollback left some image of them. */
  get passedUndone(): boolean {
    return this.undone.size > 0;
  }

  /** Whether the next older release is what it goes back to. */
  isBefore(former: Release): boolean {
    for (const workload of this.workloads) this.noteUndone(workload, former);
    this.newer = former;
    const moves = movesTo(this.current, former, this.workloads);
    if (this.tag !== undefined) return moves.some(({ to }) => to.tag === this.tag);
    return moves.length > 0 && !moves.some(({ workload, to }) => this.undone.get(workload)?.some((image) => isSameImage(image, to)));
  }

  /** A rollback is the edit that moves an image and holds it. */
  private noteUndone(workload: string, older: Release): void {
    const [from, to] = [imageIn(older, workload), imageIn(this.newer, workload)];
    if (!from || !to || isSameImage(from, to) || !isHeldAnew(workload, older, this.newer)) return;
    this.undone.set(workload, [...(this.undone.get(workload) ?? []), from]);
  }
}

/** What a rollback does. */
export interface Rollback {
  /** As `Backwards` finds it. */
  readonly former: Release;
  /** The last commit at which that was the release: the code that ran with it where the environment followed the branch. */
  readonly stoodAt: string;
  readonly workloads: readonly string[];
  /** Whose images are kept: an app or a workload. */
  readonly held: string;
  readonly hold: Hold;
  /** As `YYYY-MM-DD`. */
  readonly today: string;
  /** Whether the code stays. */
  readonly onlyImages: boolean;
}

/**
 * Puts back what a former release said of some workloads, and keeps it there. It replaces the hold of the same key.
 *
 * @throws UserError if one of them, or the code that would move, is held by another key
 */
export function rolledBack(current: ReleaseText, { former, stoodAt, workloads, held, hold, today, onlyImages }: Rollback): RolledBack {
  const moves = movesTo(current.release, former, workloads);
  const images = moves.reduce((text, { workload, to }) => text.withImage(workload, to, today), current.withHold(held, undefined));
  const pinned = current.release.revision;
  const revision = former.revision ?? (pinned === undefined ? undefined : stoodAt);
  const movesRevision = !onlyImages && revision !== pinned;
  const moved = movesRevision ? images.withRevision(revision, today) : images;
  return { text: moved.withHold(held, hold), moves, movesRevision };
}

function movesTo(current: Release, former: Release, workloads: readonly string[]) {
  return workloads.flatMap((workload) => {
    const [from, to] = [imageIn(current, workload), imageIn(former, workload)];
    return from && to && !isSameImage(from, to) ? [{ workload, from, to }] : [];
  });
}
