import type { Bundle } from '../../../approval/bundle';
import { digestOf } from '../../../approval/bundle';
import type { ToldFacts } from '../../../approval/evidence-facts';
import type { Condition } from '../../../approval/gate';
import { printInstant } from '../../../approval/instant';
import { readStatement } from '../../../approval/statement';
import { parseJson } from '../../../documents/json/parse-json';
import { htmlPlan } from '../../../plan/formats/html-plan';
import { textPlan } from '../../../plan/formats/text-plan';
import type { Plan } from '../../../plan/plan';
import { parseRelease } from '../../../release/parse-release';
import { printable, printableJson } from '../../../wording/printable';
import { isUserError } from '../../../wording/report-user-errors';
import { conditionTable } from '../condition-table';
import { type EvidenceTexts, evidenceFiles as files, statementFolders } from './evidence-texts';

const plain = { bold: same, dim: same, cyan: same, green: same, yellow: same, red: same };

/**
 * What is made of evidence for people to read: the same of the same, by one version of slipway.
 *
 * @param texts whose plan is the one that the bundle names
 */
export function evidenceViews(texts: EvidenceTexts, bundle: Bundle, facts: ToldFacts, conditions: readonly Condition[]): EvidenceTexts {
  const plan = parseJson(texts.get(files.plan)!, files.plan) as Plan;
  const { environment } = bundle;
  const passed = conditions.every((each) => each.passed);
  const gate = { schemaVersion: 1, environment, digest: digestOf(bundle), at: printInstant(facts.now), passed, conditions };
  return new Map([
    // Whole, and of no terminal.
    [files.planText, textPlan(plan, { verbose: true, columns: 120 })],
    [files.planPage, htmlPlan(plan)],
    [files.gate, `${printableJson(gate)}\n`],
    [files.summary, summary(texts, bundle, facts, conditions)],
  ]);
}

/** Names of those. */
export const viewFiles: readonly string[] = [files.planText, files.planPage, files.gate, files.summary];

/** What nobody can see here, a line each. */
export function notShown({ list, isAsked }: ToldFacts): readonly string[] {
  return [
    `that ${files.approvers} is what stood there: compare it with \`git show ${list}\``,
    `who wrote what was approved, holds, soak, and what it followed: ${files.facts} tells it, as the repository was`,
    `what the protected branch asked: ${files.rule} tells it${isAsked ? '' : ', and the remote was not asked'}`,
    'that nothing else was deployed, and that whoever approved it had read it',
  ];
}

function summary(texts: EvidenceTexts, bundle: Bundle, facts: ToldFacts, conditions: readonly Condition[]): string {
  const { images } = parseRelease(texts.get(files.release)!, files.release).release;
  const lines = [
    `${bundle.organization}, ${bundle.environment}: what was approved, as of ${printInstant(facts.now)}`,
    '',
    `bundle    ${digestOf(bundle)}`,
    `revision  ${bundle.revision}`,
    `follows   ${bundle.follows ?? 'none: it is the first'}`,
    `branch    ${facts.branch}`,
    '',
    'Who said what',
    ...wordsIn(texts),
    '',
    'Images, and the commits that they were built from',
    ...Object.entries(images).map(
      ([workload, { tag, digest, source }]) =>
        `  ${workload}: ${tag}${digest ? `@${digest}` : ''}${source ? `, ${source.repository} at ${source.commit}` : ', of which no commit is known'}`,
    ),
    '',
    'The gate, then',
    ...conditionTable(conditions, 100, plain).trimEnd().split('\n'),
    '',
    'Look at it again, anywhere: slipway gate --evidence <this folder>. It needs ssh-keygen, neither the network nor the repository. It shows',
    'that nothing here was changed, and who signed it, if these are the keys of those people. It cannot show:',
    ...notShown(facts).map((line) => `  - ${line}`),
    '',
    'Whoever writes all of it anew can change that. Keep the SHA-256 that `slipway evidence` printed elsewhere, and give it: --digest.',
  ];
  return `${lines.map(printable).join('\n')}\n`;
}

/** As they stand there, whether they count or not. */
function wordsIn(texts: EvidenceTexts): readonly string[] {
  const said = statementFolders.flatMap((folder) =>
    [...texts]
      .filter(([file]) => file.startsWith(`${folder}/`) && file.endsWith('.json'))
      .flatMap(([file, text]) => {
        try {
          const { approver, decision, time, acknowledges } = readStatement(text, file);
          const seen = acknowledges.length > 0 ? `, acknowledging ${acknowledges.join(', ')}` : '';
          return [`  ${printInstant(time)}  ${approver}: ${decision}${seen}`];
        } catch (error) {
          if (!isUserError(error)) throw error;
          return [`  ${file} is no statement`];
        }
      }),
  );
  return said.length > 0 ? [...new Set(said)].sort() : ['  nobody said anything'];
}

function same(text: string): string {
  return text;
}
