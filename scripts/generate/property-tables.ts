import * as path from 'node:path';
import * as ts from 'typescript';
import type { PropertyType } from '../../lib/properties/property';
import { type GeneratedFile, mark, root } from './generated-file';
import { PublicTypes } from './public-types';

/** From the ground up: a shelf's types reach only those below. */
const shelves = ['lib', 'constructs', 'policies'] as const;
const entries = ['lib/index.ts', 'lib/testing/index.ts', 'constructs/index.ts', 'policies/index.ts'];

/** What the public types take, a table for each shelf that has some. */
export function propertyTables(): readonly GeneratedFile[] {
  const { options } = ts.parseJsonConfigFileContent({ extends: './tsconfig.json', files: [] }, ts.sys, root);
  const program = ts.createProgram(
    entries.map((entry) => path.join(root, entry)),
    options,
  );
  const { types } = new PublicTypes(program, root, shelves, entries);
  return shelves.flatMap((shelf) => {
    const own = [...types]
      .filter(([, type]) => type.shelf === shelf && (type.extends || Object.keys(type.properties).length > 0))
      .sort(byKey);
    return own.length > 0 ? [{ file: fileOf(shelf), text: textOf(shelf, own) }] : [];
  });
}

function fileOf(shelf: string): string {
  return shelf === 'lib' ? 'lib/properties/property-types.ts' : `${shelf}/property-types.ts`;
}

function textOf(shelf: string, types: readonly [string, PropertyType][]): string {
  const from = shelf === 'lib' ? "import type { PropertyTypes } from './property';" : "import type { PropertyTypes } from '../lib';";
  const lines = types.flatMap(([key, { extends: parents, properties }]) => [
    `  ${nameText(key)}: {`,
    ...(parents ? [`    extends: ${valueText(parents)},`] : []),
    '    properties: {',
    ...Object.entries(properties).map(([name, property]) => `      ${nameText(name)}: ${valueText(property)},`),
    '    },',
    '  },',
  ]);
  return [
    mark,
    from,
    '',
    '/** What the public types of this folder take, from the types and their doc tags. */',
    'export const types: PropertyTypes = {',
    ...lines,
    '};',
    '',
  ].join('\n');
}

function valueText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(valueText).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{ ${Object.entries(value)
    .map(([name, child]) => `${nameText(name)}: ${valueText(child)}`)
    .join(', ')} }`;
}

function nameText(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
