import * as fs from 'node:fs';
import * as path from 'node:path';
import { root } from '../generate/generated-file';

/** The first line of a file that was asked of a real engine, and committed: nobody edits it. */
export const recordedMark = '// Recorded by `npm run record`.';

/** A table as text, a line for each entry: what a change of it is shows in a diff. */
export interface RecordedTable {
  readonly name: string;
  /**
   * Where it stands, from the project's folder.
   *
   * @default - among what plans know
   */
  readonly folder?: string;
  /** What it holds and how a line reads. */
  readonly comment: string;
  /** Version of the engine that was asked. */
  readonly version: string;
  readonly lines: readonly string[];
}

/** From the project's folder. */
export function tableFile({ name, folder = 'lib/plan/facts/tables' }: Pick<RecordedTable, 'name' | 'folder'>): string {
  return `${folder}/${name}.ts`;
}

export function writeTable(table: RecordedTable): void {
  fs.writeFileSync(path.join(root, tableFile(table)), tableText(table));
}

export function tableText({ name, comment, version, lines }: RecordedTable): string {
  const constant = name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  const body = lines.map((line) => line.replace(/[\\`]|\$\{/g, '\\$&')).join('\n');
  return [
    recordedMark,
    `/** ${comment} */`,
    `export const ${constant} = {`,
    `  /** Of the engine that was asked. */`,
    ...setting('version', version),
    `  text: \`${body}\`,`,
    '};',
    '',
  ].join('\n');
}

/** As the formatter breaks lines. */
const longestLine = 140;

function setting(name: string, text: string): readonly string[] {
  const line = `  ${name}: '${text}',`;
  return line.length <= longestLine ? [line] : [`  ${name}:`, `    '${text}',`];
}
