import * as fs from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import * as path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Source } from '../errors';

/**
 * Where what was compiled was written: Node maps stacks only under `--enable-source-maps`.
 *
 * @returns the position itself where there is no map, or none that can be read: it only makes an error's line better
 */
export function originalPosition(position: Source): Source {
  if (!compiled.test(position.file)) return position;
  const mapped = mapOf(position.file);
  const entry = mapped?.map.findEntry(position.line - 1, position.column - 1);
  if (!entry || !('originalSource' in entry) || typeof entry.originalSource !== 'string') return position;
  const file = fileOf(entry.originalSource, mapped!.from);
  return file === undefined ? position : { file, line: entry.originalLine + 1, column: entry.originalColumn + 1 };
}

const compiled = /\.[cm]?jsx?$/;

interface Mapped {
  readonly map: SourceMap;
  /** The file that names of sources are relative to: the map, or what holds it. */
  readonly from: string;
}

interface Known {
  /** The file that was compiled, and those that its map may lie in. */
  readonly files: readonly string[];
  readonly stamp: string;
  readonly mapped: Mapped | undefined;
}

/** A watcher runs while files are compiled anew: what is known of a file holds as long as it, and its map, stay as they are. */
const known = new Map<string, Known>();

function mapOf(file: string): Mapped | undefined {
  const before = known.get(file);
  if (before && before.stamp === stampOf(before.files)) return before.mapped;
  const { files, mapped } = readMap(file);
  known.set(file, { files, stamp: stampOf(files), mapped });
  return mapped;
}

function stampOf(files: readonly string[]): string {
  return files
    .map((file) => {
      const { mtimeMs, size } = fs.statSync(file, { throwIfNoEntry: false }) ?? {};
      return `${mtimeMs} ${size}`;
    })
    .join(' ');
}

function readMap(file: string): Pick<Known, 'files' | 'mapped'> {
  const files = [file];
  try {
    const url = urlIn(fs.readFileSync(file, 'utf8'));
    const inside = /^data:application\/json[^,]*?(;base64)?,(.*)$/is.exec(url ?? '');
    if (inside)
      return {
        files,
        mapped: parsed(inside[1] ? Buffer.from(inside[2]!, 'base64').toString('utf8') : decodeURIComponent(inside[2]!), file),
      };
    const named = url === undefined ? undefined : fileOf(url, file);
    files.push(...(named === undefined ? [] : [named]), `${file}.map`);
    const there = files.slice(1).find((each) => fs.existsSync(each));
    return { files, mapped: there === undefined ? undefined : parsed(fs.readFileSync(there, 'utf8'), there) };
  } catch {
    return { files, mapped: undefined };
  }
}

/** The last one that no code follows: those before it came along with what was bundled. */
function urlIn(code: string): string | undefined {
  const last = [...code.matchAll(/\/[/*][#@][ \t]*sourceMappingURL=([^\s'"]+)[^\n]*/g)].at(-1);
  const after = last && code.slice(last.index + last[0].length);
  return after !== undefined && /^(?:\s|\/\/[^\n]*)*$/.test(after) ? last![1] : undefined;
}

function parsed(text: string, from: string): Mapped {
  // What keeps browsers from running it: https://tc39.es/ecma426/#sec-source-map-format
  const payload = JSON.parse(text.replace(/^\)\]\}'[^\n]*/, ''));
  return { map: new SourceMap(withSources(payload)), from };
}

/** With the root before each source, which Node leaves out; an index of maps has one in each. */
function withSources(payload: Payload): SourceMapPayload {
  const { sections, sources = [], sourceRoot = '', mappings = '' } = payload;
  if (!/^[\w+/,;]*$/.test(mappings)) throw new SyntaxError('no mappings');
  const root = sourceRoot === '' ? '' : `${sourceRoot.replace(/\/$/, '')}/`;
  const rooted = sources.map((source) => (source === null || absolute.test(source) ? source : `${root}${source}`));
  return {
    ...payload,
    sources: rooted,
    ...(sections && { sections: sections.map((section) => ({ ...section, map: withSources(section.map) })) }),
  } as SourceMapPayload;
}

interface Payload {
  readonly sources?: readonly (string | null)[];
  readonly sourceRoot?: string;
  readonly mappings?: string;
  readonly sections?: readonly { readonly map: Payload }[];
}

const absolute = /^(?:[a-z][\w+.-]*:|\/)/i;

/** The file that a URL means; nothing where it is none. Some compilers write names as they are: what lies there is meant. */
function fileOf(url: string, from: string): string | undefined {
  const plain = path.resolve(path.dirname(from), url);
  if (!/^[a-z][\w+.-]+:/i.test(url) && fs.existsSync(plain)) return plain;
  try {
    return fileURLToPath(new URL(url, pathToFileURL(from)));
  } catch {
    return undefined;
  }
}
