import type { ImageState } from '../image-state';

/** A change of a release file, as people review it. */
export interface Proposal {
  readonly environment: string;
  readonly title: string;
  /** Markdown. */
  readonly body: string;
  /** Of the commit, with the trailer by which a later run knows its own. */
  readonly message: string;
}

/** The one branch of an environment. */
export function branchOf(environment: string): string {
  return `slipway/images-${environment}`;
}

/** The last line of a commit that a later run may replace. */
export function trailerOf(environment: string): string {
  return `Slipway-Images: ${environment}`;
}

/**
 * What is said of updates, in words of ours: tags, digests, commits and names have been checked, and none of them can end a span of code.
 *
 * @param updated workloads whose entries are new
 */
export function proposalOf(environment: string, states: readonly ImageState[], updated: readonly string[]): Proposal {
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
  return {
    environment,
    title,
    body: `${table.join('\n')}\n\n${kept}\n`,
    message: `${title}\n\n${from.join('\n')}\n\n${trailerOf(environment)}\n`,
  };
}

function commitWords({ source }: NonNullable<ImageState['update']>): string {
  return source ? ` (${source.commit.slice(0, 12)} of ${source.repository})` : '';
}
