import * as path from 'node:path';
import type * as ts from 'typescript';
import type { Source } from '../../errors';
import type { Compiler } from './compiler';

/** A place in a file, from the working folder. */
export function lineOf(compiler: Compiler, file: ts.SourceFile, position: number): Source {
  const { line, character } = compiler.getLineAndCharacterOfPosition(file, position);
  return { file: path.relative(process.cwd(), file.fileName).split(path.sep).join('/'), line: line + 1, column: character + 1 };
}
