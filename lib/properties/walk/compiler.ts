import { createRequire } from 'node:module';
import * as path from 'node:path';
import { UserError } from '../../errors';

/** The TypeScript compiler, as a program uses it: that of the project, loaded where types are read and nowhere else. */
export type Compiler = typeof import('typescript');

/**
 * The compiler that a project has.
 *
 * @throws UserError if it has none, or one that programs cannot use
 */
export function compilerOf(folder: string): Compiler {
  const project = createRequire(path.join(path.resolve(folder), 'package.json'));
  let compiler: Partial<Compiler>;
  try {
    compiler = project('typescript');
  } catch {
    throw new UserError(
      'TypeScript is not installed in this project, and types are read by its compiler.',
      'Install it: npm install --save-dev typescript@6. A project in JavaScript needs it for this command only; what its properties take then stands in a .d.ts file.',
    );
  }
  if (typeof compiler.createProgram !== 'function' || typeof compiler.forEachChild !== 'function')
    throw new UserError(
      `TypeScript ${compiler.version ?? 'of this version'} cannot be used by programs.`,
      'Install one that can: npm install --save-dev typescript@6.',
    );
  return compiler as Compiler;
}
