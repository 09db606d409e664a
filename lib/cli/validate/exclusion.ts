import * as fs from 'node:fs';
import * as path from 'node:path';
import ignore from 'ignore';
import { decodeText } from '../../documents/decode-text';
import { UserError } from '../../errors';
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
  const sources = [
    { name: '--exclude', matcher: ignore().add([...patterns]) },
    { name: ignoreFile, matcher: ignore().add(ignored()) },
  ];
  const blank = patterns.find((pattern) => pattern.trim() === '');
  if (blank !== undefined) throw new UserError(`--exclude is '${blank}'.`, "Write a pattern as .gitignore has it, such as 'charts/'.");
  return (file, isFolder, root) => {
    const inside = (folder: string) => slashes(path.relative(folder, path.resolve(file)));
    const fromHere = inside(process.cwd());
    // Outside the working directory, patterns count from the folder that was named.
    const relative = fromHere.startsWith('../') || path.isAbsolute(fromHere) ? inside(root) : fromHere;
    if (relative === '' || relative.startsWith('../') || path.isAbsolute(relative)) return undefined;
    const source = sources.find(({ matcher }) => matcher.ignores(isFolder ? `${relative}/` : relative));
    return source && `is excluded by ${source.name}`;
  };
}

function ignored(): string {
  const stat = fs.statSync(ignoreFile, { throwIfNoEntry: false });
  if (!stat) return '';
  if (!stat.isFile() || stat.size > mostBytes)
    throw new UserError(`'${ignoreFile}' is no file of at most ${mostBytes} bytes.`, 'Replace it.');
  return decodeText(fs.readFileSync(ignoreFile), ignoreFile);
}
