import * as path from 'node:path';
import * as ts from 'typescript';
import { tableText } from '../../lib/properties/table-text';
import type { Ground } from '../../lib/properties/walk/declarations';
import { byKey } from '../../lib/properties/walk/kinds';
import { isMachinery } from '../../lib/properties/walk/machinery';
import { PublicTypes } from '../../lib/properties/walk/public-types';
import { type GeneratedFile, mark, root } from './generated-file';

/** From the ground up: a shelf's types reach only those below. */
const shelves = ['lib', 'constructs', 'policies'] as const;
const entries = ['lib/index.ts', 'lib/testing/index.ts', 'constructs/index.ts', 'policies/index.ts'];

const ground: Ground = {
  shelves,
  shelfOf: (file) => shelves.find((shelf) => path.relative(root, file).startsWith(`${shelf}/`)),
  isMachinery: (file) => isMachinery(path.relative(root, file)),
  isLibrary: () => false,
  isKnown: () => false,
};

/** What the public types take, a table for each shelf that has some. */
export function propertyTables(): readonly GeneratedFile[] {
  const { options } = ts.parseJsonConfigFileContent({ extends: './tsconfig.json', files: [] }, ts.sys, root);
  const files = entries.map((entry) => path.join(root, entry));
  const { types } = new PublicTypes(ts, ts.createProgram(files, options), ground, files);
  return shelves.flatMap((shelf) => {
    const own = [...types]
      .filter(([, type]) => type.shelf === shelf && (type.extends || Object.keys(type.properties).length > 0))
      .sort(byKey);
    return own.length > 0 ? [{ file: fileOf(shelf), text: textOf(shelf, tableText(own)) }] : [];
  });
}

function fileOf(shelf: string): string {
  return shelf === 'lib' ? 'lib/properties/property-types.ts' : `${shelf}/property-types.ts`;
}

function textOf(shelf: string, table: string): string {
  const from = shelf === 'lib' ? './property' : '../lib';
  return `${mark}
import type { PropertyTypes } from '${from}';

/** What the public types of this folder take, from the types and their doc tags. */
export const types: PropertyTypes = {
${table}};
`;
}
