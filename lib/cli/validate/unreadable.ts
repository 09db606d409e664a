import { readRegularFile } from '../../documents/read-regular-file';
import { UserError } from '../../errors';
import type { NotJudged } from '../../policy/report/report';

/**
 * What is said of a file that was not read: foreign if an engine would not read it either, or take nothing from it; refused otherwise, as
 * the engine may deploy it.
 */
export function unreadable(error: unknown, file: string): Pick<NotJudged, 'line' | 'kind' | 'reason'> {
  if (!(error instanceof UserError)) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return { kind: 'refused', reason: `cannot be read (${code})` };
  }
  const [, place, what = error.what] = /^.*?:(\d+):\d+: (.*)$/s.exec(error.what) ?? [];
  const line = place === undefined ? undefined : Number(place);
  const text = headOf(file);
  const said = { ...(line !== undefined && { line }), reason: `cannot be read: ${what.replace(/\.$/, '')}` };
  if (isTemplate(text, line, error.what))
    return { ...said, kind: 'foreign', reason: 'is a template, such as those of Helm: judge what it renders' };
  return { ...said, kind: mayBeDeployed(text, file) ? 'refused' : 'foreign' };
}

const mostBytes = 64 * 1024 * 1024;

function headOf(file: string): string {
  try {
    return readRegularFile(file, mostBytes).toString('latin1').replaceAll('\0', '');
  } catch {
    return '';
  }
}

/** Braces where no engine takes them: at the place that is no YAML, or as a key. */
function isTemplate(text: string, line: number | undefined, what: string): boolean {
  return line === undefined ? / a mapping as a key/.test(what) : /\{\{/.test(text.split('\n')[line - 1] ?? '');
}

/** What cannot be looked into may be anything. */
function mayBeDeployed(text: string, file: string): boolean {
  return (
    text === '' || /\.tf\.json$/i.test(file) || (text.includes('apiVersion') && text.includes('kind')) || text.includes('"format_version"')
  );
}
