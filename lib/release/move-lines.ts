import { printable } from '../wording/printable';
import type { Move } from './moves';
import type { ReleasedImage } from './release';

/** Lines for people: what becomes of each workload, its columns aligned. */
export function moveLines(moves: readonly Move[]): readonly string[] {
  const width = Math.max(0, ...moves.map(({ workload }) => workload.length));
  return moves.map(({ workload, from, to }) =>
    printable(`  ${workload.padEnd(width)}  ${from ? named(from, to) : '(new)'} → ${named(to, from)}`),
  );
}

/** By tag; where the other one has the same tag, by what tells them apart. */
function named({ tag, digest }: ReleasedImage, other: ReleasedImage | undefined): string {
  if (other?.tag !== tag) return tag;
  return `${tag} ${digest === undefined ? '(no digest)' : `@${digest.slice(0, 19)}`}`;
}
