import * as fs from 'node:fs';
import * as path from 'node:path';
import { readRegularText } from '../../documents/read-regular-file';
import { UserError } from '../../errors';
import { refuseLinks } from '../../files/refuse-links';
import { writeFile } from '../../files/write-file';
import { jsonSchemaOf } from '../../properties/json-schema';
import { libProperties } from '../../properties/lib-properties';
import { markdownTables } from '../../properties/markdown-tables';
import { PropertyTable } from '../../properties/property-table';
import { tableText } from '../../properties/table-text';
import { compilerOf } from '../../properties/walk/compiler';
import { byKey } from '../../properties/walk/kinds';
import { projectTypes } from '../../properties/walk/project-types';
import type { Declared } from '../../properties/walk/public-types';
import { reachedFrom } from '../../properties/walk/reached-from';
import { topmost } from '../../properties/walk/topmost';
import { printableJson } from '../../wording/printable';
import { slashes } from '../slashes';

/** Flags of the command line. */
export interface PropertiesFlags {
  readonly type?: readonly string[];
  readonly output?: PropertiesFormat;
  readonly write?: string;
  readonly check?: true;
  readonly quiet?: true;
}

type PropertiesFormat = 'typescript' | 'json' | 'json-schema' | 'markdown';

/** Larger than any table. */
const mostBytes = 16 * 1024 * 1024;

/** `slipway properties`: what types take, as a table for `checkProps`, as JSON Schema or as a page. */
export function runProperties(entries: readonly string[], { type = [], output, write, check, quiet }: PropertiesFlags): void {
  if (check && write === undefined)
    throw new UserError("'--check' comes without a file to look at.", 'Name it: --write constructs/topic.properties.ts --check.');
  const folder = process.cwd();
  const all = projectTypes(compilerOf(folder), folder, entries, type);
  const types = type.length === 0 ? all : reachedFrom(all, type);
  const text = texts[output ?? formatOf(write)](types, type);
  if (write === undefined) {
    process.stdout.write(text);
    return;
  }
  refuseLinks(path.dirname(path.resolve(write)), path.basename(write), 'Name the file itself.');
  const there = fs.existsSync(write) ? readRegularText(write, mostBytes).replaceAll('\r\n', '\n') : undefined;
  if (check && there !== text)
    throw new UserError(
      `'${slashes(write)}' is ${there === undefined ? 'not there' : 'not what the types say'}.`,
      'Run the same without --check, and commit the file.',
    );
  if (!check) writeFile(write, text);
  if (!quiet && !check) process.stderr.write(`${slashes(write)}: ${[...types.keys()].sort().join(', ')}.\n`);
}

/** By the name of the file, unless somebody says it. */
function formatOf(file: string | undefined): PropertiesFormat {
  if (file === undefined || file.endsWith('.ts')) return 'typescript';
  if (file.endsWith('.schema.json')) return 'json-schema';
  if (file.endsWith('.json')) return 'json';
  if (file.endsWith('.md')) return 'markdown';
  throw new UserError(
    `The name '${file}' of --write says no format.`,
    "End it in '.ts', '.json', '.schema.json' or '.md', or say it: -o json.",
  );
}

type Types = ReadonlyMap<string, Declared>;

const texts: Readonly<Record<PropertiesFormat, (types: Types, roots: readonly string[]) => string>> = {
  typescript: (types) => `// Made by \`slipway properties\`: change the types, and run it again.
import type { PropertyTypes } from 'slipway';

/** What these types take, from the types and their doc tags. */
export const types: PropertyTypes = {
${tableText(sorted(types))}};
`,
  json: (types) => `${printableJson(plain(types))}\n`,
  'json-schema': (types, roots) => `${printableJson(jsonSchemaOf(tableOf(types), roots.length === 0 ? topmost(types) : roots, types))}\n`,
  markdown: (types) => markdownTables(tableOf(types), [...types.keys()].sort(), types),
};

function tableOf(types: Types): PropertyTable {
  return new PropertyTable(plain(types), libProperties);
}

function plain(types: Types): Readonly<Record<string, Pick<Declared, 'extends' | 'properties'>>> {
  return Object.fromEntries(
    sorted(types).map(([name, { extends: parents, properties }]) => [name, { ...(parents && { extends: parents }), properties }]),
  );
}

function sorted(types: Types): readonly (readonly [string, Declared])[] {
  return [...types].sort(byKey);
}
