import * as fs from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Source } from '../errors';
import { pathWithin } from '../path-within';
import { originalPosition } from './source-map';

const root = path.join(__dirname, '../..');
/** Folders whose frames are the library's own, also by the names that source maps give to the compiled copy. */
const ownFolders = (path.basename(root) === 'build' ? [root, path.dirname(root)] : [root]).flatMap((folder) =>
  ['lib', 'constructs', 'policies'].map((room) => path.join(folder, room) + path.sep),
);

/** Enough for what a program's own file makes; where it is not, for anything. V8 takes as long as it has frames to print. */
const framesOfInterest = [8, 30];
const frame = /^at (?:.*? \(|async )?((?:file:\/\/)?(?:\/|[A-Za-z]:[\\/])[^<>]*):(\d+):(\d+)\)?$/;

/**
 * The line of the user's code that is running: the first frame outside the library, `node_modules` and Node itself.
 *
 * @returns nothing where only such frames are on the stack
 */
export function currentSource(): Source | undefined {
  for (const frames of framesOfInterest) {
    const source = sourceIn(currentStack(frames));
    if (source) return source;
  }
  return undefined;
}

function currentStack(frames: number): string | undefined {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = frames;
  const { stack } = new Error();
  Error.stackTraceLimit = stackTraceLimit;
  return stack;
}

/** The first line of the user's code in a printed stack. */
export function sourceIn(stack: string | undefined): Source | undefined {
  for (const line of (stack ?? '').split('\n')) {
    const [, location, row, column] = frame.exec(line.trim()) ?? [];
    if (!location) continue;
    const file = location.startsWith('file://') ? fileURLToPath(location) : location;
    if (isSomebodyElses(file)) continue;
    // A bundle holds the library and what is installed beside the user's code.
    const source = originalPosition({ file, line: Number(row), column: Number(column) });
    if (!isSomebodyElses(source.file)) return relative(source);
  }
  return undefined;
}

function isSomebodyElses(file: string): boolean {
  return file.includes(`${path.sep}node_modules${path.sep}`) || isOwn(file) || isGenerated(file);
}

/** Whether a file is one of the library. */
export function isOwn(file: string): boolean {
  return ownFolders.some((folder) => file.startsWith(folder));
}

/** Whether a file is a binding that `cdktf get` or `cdk8s import` wrote into the project. */
export function isGenerated(file: string): boolean {
  return file.includes(generatedByCdktf) || file.startsWith(path.join(projectFolder(), 'imports') + path.sep);
}

const generatedByCdktf = `${path.sep}.gen${path.sep}`;

/** `file:line:column`, as editors and terminals link it. */
export function printSource({ file, line, column }: Source): string {
  return `${file}:${line}:${column}`;
}

/** The folder that holds `cdktf.json`, at or above the working directory; otherwise the working directory. */
export function projectFolder(from: string = process.cwd()): string {
  for (let folder = from; ; folder = path.dirname(folder)) {
    if (fs.existsSync(path.join(folder, 'cdktf.json'))) return folder;
    if (folder === path.dirname(folder)) return from;
  }
}

function relative(source: Source): Source {
  return { ...source, file: pathWithin(projectFolder(), source.file)?.split(path.sep).join('/') ?? '<external>' };
}
