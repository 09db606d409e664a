import * as path from 'node:path';
import * as ts from 'typescript';
import { examples, root } from './pages';

/** What the blocks of the pages hold, by the path of the file that each would be. */
export const sources = new Map(examples.map(({ file, code }) => [path.join(root, file), code]));

/** The library by the names that its users import. */
export const entries = {
  slipway: 'lib/index.ts',
  'slipway/constructs': 'constructs/index.ts',
  'slipway/policies': 'policies/index.ts',
  'slipway/testing': 'lib/testing/index.ts',
  'slipway/testing/jest': 'lib/testing/jest.ts',
};

export const { options } = ts.parseJsonConfigFileContent(
  {
    extends: './tsconfig.json',
    compilerOptions: {
      paths: Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, [`./${file}`]])),
      noUnusedLocals: false,
      noUnusedParameters: false,
    },
    files: [],
  },
  ts.sys,
  root,
);

/** A block as JavaScript. */
export function compile(file: string): string {
  return ts.transpileModule(sources.get(path.join(root, file))!, { compilerOptions: options }).outputText;
}

/** Whether it is the file of a block. */
export function isBlock(file: string): boolean {
  return sources.has(path.join(root, file));
}
