import * as fs from 'node:fs';
import { SourceMap } from 'node:module';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Source } from '../errors';

const root = path.join(__dirname, '../..');
/** Folders whose frames are the library's own, also by the names that source maps give to the compiled copy. */
const ownFolders = (path.basename(root) === 'build' ? [root, path.dirname(root)] : [root]).flatMap((folder) =>
  ['lib', 'constructs', 'policies'].map((room) => path.join(folder, room) + path.sep),
);

const framesOfInterest = 30;
const frame = /^at (?:.*? \(|async )?((?:file:\/\/)?(?:\/|[A-Za-z]:[\\/])[^<>]*):(\d+):(\d+)\)?$/;

/**
 * The line of the user's code that is running: the first frame outside the library, `node_modules` and Node itself.
 *
 * @returns nothing where only such frames are on the stack
 */
export function currentSource(): Source | undefined {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = framesOfInterest;
  const { stack } = new Error();
  Error.stackTraceLimit = stackTraceLimit;
  return sourceIn(stack);
}

/** The first line of the user's code in a printed stack. */
export function sourceIn(stack: string | undefined): Source | undefined {
  for (const line of (stack ?? '').split('\n')) {
    const [, location, row, column] = frame.exec(line.trim()) ?? [];
    if (!location) continue;
    const file = location.startsWith('file://') ? fileURLToPath(location) : location;
    if (file.includes(`${path.sep}node_modules${path.sep}`) || isOwn(file) || isGenerated(file)) continue;
    return relative(original({ file, line: Number(row), column: Number(column) }));
  }
  return undefined;
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
  const file = path.relative(projectFolder(), source.file);
  return { ...source, file: file.startsWith('..') || path.isAbsolute(file) ? '<external>' : file.split(path.sep).join('/') };
}

/** Compiled JavaScript is mapped through its own map: Node does so only under `--enable-source-maps`. */
function original(position: Source): Source {
  const map = sourceMapOf(position.file);
  const entry = map?.findEntry(position.line - 1, position.column - 1);
  if (!entry || !('originalSource' in entry)) return position;
  return {
    file: path.resolve(path.dirname(position.file), entry.originalSource),
    line: entry.originalLine + 1,
    column: entry.originalColumn + 1,
  };
}

const sourceMaps = new Map<string, SourceMap | undefined>();

function sourceMapOf(file: string): SourceMap | undefined {
  if (!sourceMaps.has(file)) {
    sourceMaps.set(file, file.endsWith('.js') ? readSourceMap(file) : undefined);
  }
  return sourceMaps.get(file);
}

/** Inside the file or beside it; nothing where there is none, or no readable one: it only makes an error's line better. */
function readSourceMap(file: string): SourceMap | undefined {
  try {
    const [, inside] = /^\/\/# sourceMappingURL=data:application\/json[^,]*;base64,(\S+)\s*$/m.exec(fs.readFileSync(file, 'utf8')) ?? [];
    const map = inside === undefined ? fs.readFileSync(`${file}.map`, 'utf8') : Buffer.from(inside, 'base64').toString('utf8');
    return new SourceMap(JSON.parse(map));
  } catch {
    return undefined;
  }
}
