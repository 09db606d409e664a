import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Source } from '../../errors';
import type { OutputFolders } from '../../policy/report/formats/output-file';
import type { Report } from '../../policy/report/report';

/** The working directory in its repository, such as `platform/`; empty at its top, and outside any. */
export function repositoryPrefix(from: string = process.cwd()): string {
  for (let folder = from; ; folder = path.dirname(folder)) {
    if (fs.existsSync(path.join(folder, '.git'))) {
      const below = path.relative(folder, from).split(path.sep).join('/');
      return below && `${below}/`;
    }
    if (folder === path.dirname(folder)) return '';
  }
}

/** A report and its folders as a forge names files: relative to the top of the repository. */
export function withPrefix(report: Report, folders: OutputFolders, prefix: string): readonly [Report, OutputFolders] {
  if (!prefix) return [report, folders];
  const moved = (source: Source): Source => (source.file === '<external>' ? source : { ...source, file: `${prefix}${source.file}` });
  const findings = report.findings.map((finding) => ({
    ...finding,
    ...(finding.source && { source: moved(finding.source) }),
    output: finding.output.folder === 'input' ? { ...finding.output, file: `${prefix}${finding.output.file}` } : finding.output,
  }));
  return [
    { ...report, findings },
    { terraform: `${prefix}${folders.terraform}`, kubernetes: `${prefix}${folders.kubernetes}` },
  ];
}
