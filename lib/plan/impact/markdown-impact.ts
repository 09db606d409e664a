import { code } from '../../wording/markdown-text';
import { Comment, type Entry } from '../formats/comment';
import { type CommentLimits, fewestCharacters } from '../formats/forges';
import { plural, verdictWords } from '../formats/plan-words';
import { planVerdicts } from '../plan';
import type { Impact, ImpactKind } from './impact';
import { kindLine, moveLines, placeWords, reachWords } from './impact-words';

const titles = { danger: 'Danger', review: 'To review', routine: 'Routine' } as const;
/** Places that are named. */
const fewPlaces = 10;

/** An impact for a comment or the notes of a release: danger first. Nothing that is compared can mark, link, mention or embed anything. */
export function markdownImpact(impact: Impact, { characters }: CommentLimits): string {
  const comment = new Comment(Math.max(characters, fewestCharacters), 'slipway impact');
  const { summary } = impact;
  comment.add(`### ${code(impact.package)}: ${code(impact.from)} → ${code(impact.to)}\n\n${reachWords(impact)}.`);
  comment.add(
    summary.items === 0
      ? '\nNothing changes.'
      : `\n**${plural(summary.items, 'change')}**: ${verdictWords(summary)}. **${plural(summary.restarts, 'pod')}** started anew.`,
  );
  for (const verdict of planVerdicts)
    comment.list(`\n#### ${titles[verdict]}\n`, impact.kinds.filter((kind) => kind.verdict === verdict).map(kindEntry));
  comment.list(
    '\n#### Not compared, though they differ\n',
    impact.projects.flatMap(({ project, plan }) =>
      plan.notCompared.map(({ file, reason }): Entry => ({ text: `- ${code(`${project}: ${file}: ${reason}`)}`, part: 'file' })),
    ),
  );
  comment.list(
    '\n#### Moves\n\nAddresses that seem to be of the same thing: without a `moved` block Terraform destroys one and creates another.\n',
    moveLines(impact).map((line): Entry => ({ text: `- ${code(line)}`, part: 'move' })),
  );
  return comment.toString();
}

function kindEntry(kind: ImpactKind): Entry {
  const examples = kind.examples.map((text) => `  - ${code(text)}`);
  return {
    text: [
      `- ${code(kindLine(kind))}`,
      `  - ${kind.reason} [${kind.rule}](${kind.source})`,
      ...examples,
      `  - ${code(placeWords(kind.places, fewPlaces))}`,
    ].join('\n'),
    changes: [{ verdict: kind.verdict, count: kind.items }],
  };
}
