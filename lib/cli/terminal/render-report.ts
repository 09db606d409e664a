import type { Strictness } from '../../policy/report/blocking';
import { githubReport } from '../../policy/report/formats/github';
import { gitlabReport } from '../../policy/report/formats/gitlab';
import { junitReport } from '../../policy/report/formats/junit';
import { markdownReport } from '../../policy/report/formats/markdown';
import type { OutputFolders } from '../../policy/report/formats/output-file';
import { sarifReport } from '../../policy/report/formats/sarif';
import { textPieces } from '../../policy/report/formats/text';
import type { Report } from '../../policy/report/report';
import { inPieces } from '../../wording/in-pieces';
import { printableJsonPieces } from '../../wording/json-pieces';
import { repositoryPrefix, withPrefix } from './forge-paths';
import { paintFor } from './paint';
import type { ReportFormat } from './report-formats';

/**
 * A report as stdout takes it, in pieces: a long one is never in memory as a whole.
 *
 * @param characters what Markdown may have, for a comment
 */
export function renderReport(
  report: Report,
  format: ReportFormat,
  folders: OutputFolders,
  strictness: Strictness,
  version: string,
  characters?: number,
): Iterable<string> {
  switch (format) {
    case 'text':
      return inPieces(textPieces(report, strictness, paintFor(process.stdout)));
    case 'json':
      return json(report);
    case 'sarif':
      return json(sarifReport(...withPrefix(report, folders, repositoryPrefix()), strictness, version));
    case 'junit':
      return [junitReport(report, strictness)];
    case 'markdown':
      return [markdownReport(report, strictness, characters)];
    case 'github':
      return [githubReport(...withPrefix(report, folders, repositoryPrefix()), strictness)];
    case 'gitlab':
      return json(gitlabReport(...withPrefix(report, folders, repositoryPrefix()), strictness));
  }
}

function* json(value: unknown): Generator<string> {
  yield* printableJsonPieces(value);
  yield '\n';
}
