import { scanJson } from '../../documents/json/scan-json';
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

/** Braces where no engine takes them: as a key, or as a value that begins so. What only we do not read is told as such, whatever stands in its line. */
function isTemplate(text: string, line: number | undefined, what: string): boolean {
  if (line === undefined) return / a mapping as a key/.test(what);
  // Of JSON, kubectl applies what comes before.
  if (/^(?:ï»¿)?\s*\{(?!\{)/.test(text) && holdsValue(text)) return false;
  return !/kubectl|'---'|twice/.test(what) && /^(?:[^"'#|>]*[:-] +)?\s*\{\{/.test(text.split('\n')[line - 1] ?? '');
}

function holdsValue(json: string): boolean {
  let ends = 0;
  scanJson(json, Number.POSITIVE_INFINITY, { end: () => ends++ });
  return ends > 0;
}

/** What cannot be looked into may be anything. */
function mayBeDeployed(text: string, file: string): boolean {
  const isObject = (text.includes('apiVersion') && text.includes('kind')) || /\\[xuU]/.test(text);
  return text === '' || /\.tf\.json$/i.test(file) || isObject || text.includes('"format_version"');
}
