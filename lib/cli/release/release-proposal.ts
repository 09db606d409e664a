import { type CommentLimits, fewestCharacters } from '../../plan/formats/forges';
import { markdownPlan } from '../../plan/formats/markdown-plan';
import type { Plan } from '../../plan/plan';
import { moveLines } from '../../release/move-lines';
import { type Move, movesBetween } from '../../release/moves';
import { readableRelease } from '../../release/parse-release';
import type { Release } from '../../release/release';
import { printable } from '../../wording/printable';
import { type Proposal, type ProposalPlace, trailerOf } from '../propose/proposal';
import type { ProposedBefore } from '../propose/push-branch';
import { type ReleaseVerdict, verdictWords } from './release-verdict';

/** What a request says of an edit. */
export interface ReleaseEdit {
  readonly place: ProposalPlace;
  /** Such as `release(production): promote shop from staging`. */
  readonly title: string;
  /** Why, in the commit. */
  readonly reason?: string;
  readonly moves: readonly Move[];
  readonly revision?: string;
  readonly plan?: Plan;
  readonly verdict?: ReleaseVerdict;
  /** What people must know, a line each. */
  readonly notes: readonly string[];
}

/** Rows of a table that a request has room for. */
const mostRows = 100;

/** The commit and the request of an edit: its moves, and what they mean. */
export function releaseProposal({ place, title, reason, moves, revision, plan, verdict, notes }: ReleaseEdit): Proposal {
  const shown = printable(title);
  const code = revision === undefined ? [] : [revision === '' ? 'Code: follows the branch again.' : `Code: ${commitText(revision)}.`];
  const kept = `A later \`slipway ${place.kind}\` replaces the commit and rewrites this: push none of your own.`;
  const head = [
    ...tableOf(moves),
    '',
    ...code,
    ...(verdict ? [verdictWords(verdict)] : []),
    ...notes.map((note) => `- ${plain(note)}`),
    '',
  ].join('\n');
  return {
    ...place,
    title: shown,
    body: (limits: CommentLimits) => {
      const room = limits.characters - head.length - kept.length - 100;
      const told = plan && room >= fewestCharacters ? `${markdownPlan(plan, { ...limits, characters: room })}\n` : '';
      return `${head}\n${told}${kept}\n`;
    },
    message: `${shown}\n\n${reason === undefined ? '' : `${printable(reason)}\n\n`}${moveLines(moves).join('\n')}\n\n${trailerOf(place)}\n`,
  };
}

/** Workloads that a request proposed until now, and does not any more: they were named in another run. */
export function leftOut(before: ProposedBefore | undefined, moves: readonly Move[], current: Release): readonly string[] {
  if (!before) return [];
  const [was, proposed] = [before.before, before.after].map((text) => readableRelease(text, 'what was proposed'));
  if (!was || !proposed) return [];
  const former = movesBetween(proposed, was, Object.keys(proposed.images));
  const open = movesBetween(proposed, current, Object.keys(proposed.images)).map(({ workload }) => workload);
  return former.map(({ workload }) => workload).filter((name) => open.includes(name) && !moves.some(({ workload }) => workload === name));
}

/** Tags, digests and names have been checked, and none of them can end a span of code; what a source says may. */
function tableOf(moves: readonly Move[]): readonly string[] {
  if (moves.length === 0) return [];
  const rows = moves.slice(0, mostRows).map(({ workload, from, to }) => {
    const commit = to.source === undefined ? 'not stated' : commitText(to.source.commit);
    return `| \`${workload}\` | ${from ? `\`${from.tag}\`` : 'new'} | \`${to.tag}\` | ${commit} |`;
  });
  const more = moves.length > mostRows ? ['', `${moves.length - mostRows} more: the commit has them all.`] : [];
  return ['| workload | from | to | commit |', '| --- | --- | --- | --- |', ...rows, ...more];
}

function commitText(commit: string): string {
  return /^[0-9a-f]{7,64}$/.test(commit) ? `\`${commit.slice(0, 12)}\`` : plain(commit.slice(0, 40));
}

/** Texts of others mark, link and mention nothing. */
function plain(text: string): string {
  return printable(text.trim()).replace(/[\\`*_{}[\]<>()#+!|@~&-]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
