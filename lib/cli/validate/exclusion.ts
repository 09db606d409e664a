import * as fs from 'node:fs';
import ignore from 'ignore';
import { decodeText } from '../../documents/decode-text';
import { refuseMergeMarks } from '../../documents/merge-marks';
import { readRegularFile } from '../../documents/read-regular-file';
import { UserError } from '../../errors';
import { pathWithin } from '../../path-within';
import { slashes } from '../slashes';

/** Why a file or folder is left out; nothing where it is not. */
export type Exclusion = (file: string, isFolder: boolean, root: string) => string | undefined;

const ignoreFile = '.slipwayignore';
const mostBytes = 1024 * 1024;

/**
 * What `--exclude` and `.slipwayignore` leave out, by patterns as `.gitignore` has them, from the working directory.
 *
 * @throws UserError if a pattern is none, or the file cannot be read
 */
export function exclusion(patterns: readonly string[]): Exclusion {
  const inFile = ignored();
  const sources = [
    ...(patterns.length > 0 ? [{ name: '--exclude', matcher: ignore().add([...patterns]) }] : []),
    ...(inFile === '' ? [] : [{ name: ignoreFile, matcher: ignore().add(inFile) }]),
  ];
  const blank = patterns.find((pattern) => pattern.trim() === '');
  if (blank !== undefined) throw new UserError(`--exclude is '${blank}'.`, "Write a pattern as .gitignore has it, such as 'charts/'.");
  if (sources.length === 0) return () => undefined;
  return (file, isFolder, root) => {
    // Outside the working directory, patterns count from the folder that was named.
    const way = pathWithin(process.cwd(), file) ?? pathWithin(root, file);
    if (!way) return undefined;
    const source = sources.find(({ matcher }) => matcher.ignores(isFolder ? `${slashes(way)}/` : slashes(way)));
    return source && `is excluded by ${source.name}`;
  };
}

function ignored(): string {
  if (!fs.lstatSync(ignoreFile, { throwIfNoEntry: false })) return '';
  const text = decodeText(readRegularFile(ignoreFile, mostBytes), ignoreFile);
  refuseMergeMarks(text, ignoreFile, 'Keep the patterns that hold, and take the marks out.');
  return text;
}
