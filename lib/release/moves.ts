import { UserError } from '../errors';
import { nearestFirst } from '../wording/nearest';
import { printable } from '../wording/printable';
import { imageIn } from './image-in';
import { namesOfLine } from './names-of-line';
import type { Release, ReleasedImage } from './release';
import type { ReleaseText } from './release-text';

/** A workload that runs another image from now on. */
export interface Move {
  readonly workload: string;
  /** Nothing where it is new. */
  readonly from?: ReleasedImage;
  readonly to: ReleasedImage;
}

/** Whether two entries name one image, wherever they came from. */
export function isSameImage(a: ReleasedImage, b: ReleasedImage): boolean {
  return a.tag === b.tag && a.digest === b.digest;
}

/**
 * The workloads that somebody means.
 *
 * @param names of apps, of workloads as `<app>/<workload>`, with the containers beside them, and of those alone as `<app>/<workload>.<container>`
 * @param file of the release that has them, for the error
 * @returns in order, each once
 * @throws UserError naming those that there are, where the release has none of that name
 */
export function workloadsNamed(names: readonly string[], { images }: Release, file: string): readonly string[] {
  const all = Object.keys(images);
  const chosen = names.flatMap((name) => {
    const found = all.filter((workload) => namesOfLine(workload).includes(name));
    if (found.length > 0) return found;
    const known = nearestFirst(name, name.includes('/') ? all : [...new Set(all.map((workload) => workload.split('/')[0]!))]);
    throw new UserError(
      `'${file}' has no ${name.includes('/') ? 'workload' : 'app'} '${printable(name)}'.`,
      known.length > 0 ? `It has: ${known.slice(0, 5).join(', ')}.` : 'It has no image at all.',
    );
  });
  return [...new Set(chosen)].sort();
}

/** What a promotion moves: the workloads whose image is another one in the source, or is not in the target yet. */
export function movesBetween(source: Release, target: Release, workloads: readonly string[]): readonly Move[] {
  return workloads.flatMap((workload) => {
    const to = imageIn(source, workload)!;
    const from = imageIn(target, workload);
    return from && isSameImage(from, to) ? [] : [{ workload, ...(from && { from }), to }];
  });
}

/**
 * A release with images of another one.
 *
 * @param blob what git calls the file that they come from
 * @param today as `YYYY-MM-DD`
 * @throws UserError if one of them is held
 */
export function promoted(target: ReleaseText, moves: readonly Move[], blob: string, today: string): ReleaseText {
  return moves.reduce(
    (text, { workload, to: { from: _before, ...image } }) => text.withImage(workload, { ...image, from: blob }, today),
    target,
  );
}
