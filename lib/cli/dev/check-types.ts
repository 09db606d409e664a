import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import * as path from 'node:path';
import { runProgram } from '../../process';

/** What the compiler says while it watches, and nobody asked. */
const chatter = /(^|\s)(Starting compilation in watch mode|File change detected|Found \d+ errors?\. Watching)/;

/**
 * Has the compiler of a project check its types at every change, where it has one; ends when we are interrupted.
 *
 * @param tell is handed what it finds, and that it finds nothing any more
 */
export async function checkTypes(folder: string, tell: (text: string) => void): Promise<void> {
  const compiler = compilerOf(folder);
  if (!compiler) return;
  let had = false;
  let left = '';
  const onOutput = (chunk: Buffer) => {
    const lines = (left + chunk.toString('utf8')).split(/\r?\n/);
    left = lines.pop()!;
    for (const line of lines) {
      const found = /Found (\d+) errors?\. Watching/.exec(line);
      if (found && Number(found[1]) === 0 && had) tell('Types: no errors any more.');
      if (found) had = Number(found[1]) > 0;
      else if (line.trim() !== '' && !chatter.test(line)) tell(line);
    }
  };
  const pretty = process.stderr.isTTY && !process.env.NO_COLOR ? 'true' : 'false';
  const flags = ['--project', folder, '--noEmit', '--watch', '--preserveWatchOutput', '--pretty', pretty];
  await runProgram(process.execPath, [compiler, ...flags], { folder, onOutput });
}

function compilerOf(folder: string): string | undefined {
  if (!fs.existsSync(path.join(folder, 'tsconfig.json'))) return undefined;
  try {
    return createRequire(path.join(folder, 'tsconfig.json')).resolve('typescript/bin/tsc');
  } catch {
    return undefined;
  }
}
