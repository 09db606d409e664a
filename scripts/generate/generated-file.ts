import * as fs from 'node:fs';
import * as path from 'node:path';

/** A file that is made from others, and committed. */
export interface GeneratedFile {
  /** From the project's folder. */
  readonly file: string;
  readonly text: string;
}

/** The first line of such a file: it may be as long as it is, and nobody edits it. */
export const mark = '// Made by `npm run generate`.';

export const root = path.resolve(__dirname, '../..');

/** What a file exports. */
export interface Exporting {
  /** As one imports it. */
  readonly from: string;
  readonly names: readonly string[];
}

/** Exports that a pattern captures, in a folder and those below it, by the paths of their files. */
export function exportsOf(folder: string, pattern: RegExp): readonly Exporting[] {
  return fs
    .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.slice(0, -'.ts'.length).replaceAll(path.sep, '/'))
    .sort()
    .map((file) => {
      const text = fs.readFileSync(path.join(root, folder, `${file}.ts`), 'utf8');
      return { from: `./${file}`, names: [...text.matchAll(pattern)].map(([, name]) => name!) };
    })
    .filter(({ names }) => names.length > 0);
}

/** One import for each file, as the formatter writes it. */
export function imports(exporting: readonly Exporting[], keyword = 'import'): readonly string[] {
  return exporting.map(({ from, names }) => `${keyword} { ${[...names].sort().join(', ')} } from '${from}';`);
}
