import { type Proposal, type ProposalPlace, trailerOf } from '../propose/proposal';
import type { ImageState } from './image-state';

/**
 * What is said of updates, in words of ours: tags, digests, commits and names have been checked, and none of them can end a span of code.
 *
 * @param updated workloads whose entries are new
 */
export function imagesProposal(environment: string, states: readonly ImageState[], updated: readonly string[]): Proposal {
  const chosen = states.filter(({ workload }) => updated.includes(workload));
  const moves = chosen.map(
    ({ workload, current, update }) => `${workload} ${update!.tag === current.tag ? `@${update!.digest!.slice(0, 19)}` : update!.tag}`,
  );
  const title = `release(${environment}): ${moves.length > 2 ? `${moves.length} images` : moves.join(', ')}`;
  const from = chosen.map(({ workload, current, update }) => `${workload}: ${current.tag} → ${update!.tag}${commitWords(update!)}`);
  const rows = chosen.map(
    ({ workload, current, update }) =>
      `| \`${workload}\` | \`${current.tag}\` | \`${update!.tag}\` | ${update!.source ? `\`${update!.source.commit.slice(0, 12)}\` of \`${update!.source.repository}\`` : 'not stated'} |`,
  );
  const table = ['| workload | from | to | commit |', '| --- | --- | --- | --- |', ...rows];
  const kept = `\`slipway images update --env ${environment}\` keeps this up to date: it replaces the commit, so push none of your own. \`slipway hold\` keeps an image where it is.`;
  const place: ProposalPlace = { kind: 'images', environment };
  return {
    ...place,
    title,
    body: ({ characters }) => `${fitting(table, characters - kept.length - 100)}\n\n${kept}\n`,
    message: `${title}\n\n${from.join('\n')}\n\n${trailerOf(place)}\n`,
  };
}

/** As many rows as there is room for. */
function fitting(rows: readonly string[], room: number): string {
  let [length, count] = [0, 0];
  while (count < rows.length && length + rows[count]!.length + 1 <= room) length += rows[count++]!.length + 1;
  return [...rows.slice(0, count), ...(count < rows.length ? [`\n${rows.length - count} more: the commit has them all.`] : [])].join('\n');
}

function commitWords({ source }: NonNullable<ImageState['update']>): string {
  return source ? ` (${source.commit.slice(0, 12)} of ${source.repository})` : '';
}
