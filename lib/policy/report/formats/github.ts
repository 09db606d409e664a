import { printable } from '../../../wording/printable';
import { blocks, blocksWaiver, type Strictness } from '../blocking';
import { placeOfNotJudged } from '../not-judged';
import type { Report } from '../report';
import { type OutputFolders, outputFile } from './output-file';

/**
 * Annotations of each kind that GitHub shows of one step; it drops the others without a word.
 *
 * @see https://github.com/orgs/community/discussions/26680
 */
const most = 10;

interface Annotation {
  readonly kind: 'error' | 'warning';
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly title: string;
  readonly message: string;
}

/**
 * A report as annotations of GitHub Actions, on the user's line: the worst ones, as many as GitHub shows, and how many more there are.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#setting-an-error-message
 */
export function githubReport(report: Report, folders: OutputFolders, strictness: Strictness = {}): string {
  const all = [...findings(report, folders, strictness), ...waivers(report, strictness), ...leftOut(report)];
  const lines = (['error', 'warning'] as const).flatMap((kind) => {
    const own = all.filter((annotation) => annotation.kind === kind);
    const shown = own.slice(0, own.length > most ? most - 1 : most);
    const more = own.length - shown.length;
    const rest: readonly Annotation[] =
      more > 0 ? [{ kind, title: 'slipway', message: `${more} more ${kind}s: \`slipway validate\` prints all of them.` }] : [];
    return [...shown, ...rest].map(command);
  });
  return lines.map((line) => `${line}\n`).join('');
}

function findings({ findings: all }: Report, folders: OutputFolders, strictness: Strictness): readonly Annotation[] {
  const open = all.filter(({ waiver, fingerprint }) => !waiver && !strictness.baseline?.has(fingerprint));
  return open.map((finding) => {
    const { source, addresses, message, cure, rule } = finding;
    const known = source && source.file !== '<external>' ? source : undefined;
    return {
      kind: blocks(finding, strictness) ? 'error' : 'warning',
      file: known?.file ?? outputFile(finding, folders),
      line: known?.line ?? 1,
      ...(known && { column: known.column }),
      title: rule,
      message: `${addresses[0]}: ${message}. ${cure}`,
    };
  });
}

function waivers(report: Report, strictness: Strictness): readonly Annotation[] {
  return report.waivers
    .filter(({ state }) => state !== 'used')
    .map((waiver) => {
      const { rule, path, fingerprint, source, state, problem = 'covers nothing: drop it' } = waiver;
      return {
        kind: blocksWaiver(waiver, strictness) ? 'error' : 'warning',
        ...(source && { file: source.file, line: source.line, column: source.column }),
        title: `waiver ${state}`,
        message: `${rule} for ${path ?? fingerprint} ${problem}.`,
      };
    });
}

function leftOut({ notJudged = [] }: Report): readonly Annotation[] {
  return notJudged
    .filter(({ kind }) => kind !== 'excluded')
    .map((each) => ({
      kind: each.kind === 'refused' ? 'error' : 'warning',
      file: each.file,
      line: each.line ?? 1,
      title: 'not judged',
      message: `${placeOfNotJudged(each)} ${each.reason}.`,
    }));
}

function command({ kind, file, line, column, title, message }: Annotation): string {
  const properties = Object.entries({ file, line, col: column, title })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${property(String(value))}`);
  return `::${kind} ${properties.join(',')}::${data(message)}`;
}

/** What GitHub's own toolkit escapes: https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts */
function data(text: string): string {
  return printable(text).replace(/%/g, '%25');
}

function property(text: string): string {
  return data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
