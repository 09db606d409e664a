import { sha256 } from '../../../documents/hash';
import { printable } from '../../../wording/printable';
import type { Severity } from '../../severity';
import type { Strictness } from '../blocking';
import type { Report } from '../report';
import { type OutputFolders, outputFile } from './output-file';

const severityOf: Readonly<Record<Severity, string>> = {
  info: 'info',
  low: 'minor',
  medium: 'major',
  high: 'critical',
  critical: 'blocker',
};

/**
 * A report as GitLab's Code Quality artifact. It knows no waivers and compares with the target branch itself: what is waived is left out.
 *
 * @see https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
export function gitlabReport({ findings, notJudged = [] }: Report, folders: OutputFolders, { baseline }: Strictness = {}): unknown {
  const leftOut = notJudged.map(({ file, line = 1, kind, reason }) => ({
    description: printable(`Not judged: ${file} ${reason}.`),
    check_name: 'not-judged',
    fingerprint: sha256(JSON.stringify(['not-judged', file, line, reason])).slice(0, 16),
    severity: kind === 'refused' ? 'blocker' : 'info',
    location: { path: file, lines: { begin: line } },
  }));
  const found = findings
    .filter(({ waiver, fingerprint }) => !waiver && !baseline?.has(fingerprint))
    .map((finding) => {
      const { rule, fingerprint, severity, message, cure, source, addresses } = finding;
      const known = source && source.file !== '<external>' ? source : undefined;
      return {
        description: printable(`${addresses[0]}: ${message}. ${cure}`),
        check_name: rule,
        fingerprint,
        severity: severityOf[severity],
        location: { path: known?.file ?? outputFile(finding, folders), lines: { begin: known?.line ?? 1 } },
      };
    });
  return [...found, ...leftOut];
}
