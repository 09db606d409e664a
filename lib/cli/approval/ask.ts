import * as readline from 'node:readline/promises';
import { UserError } from '../../errors';
import { Interrupted } from '../../process';

/**
 * Asks a question on stderr, at a terminal.
 *
 * @throws UserError where there is none; Interrupted at Ctrl-C
 */
export async function ask(question: string, flag: string): Promise<string> {
  if (!process.stdin.isTTY) throw new UserError('There is no terminal to ask at.', `Say it by ${flag}.`);
  const terminal = readline.createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await new Promise<string>((resolve, reject) => {
      terminal.once('SIGINT', () => reject(new Interrupted()));
      terminal.once('close', () => reject(new Interrupted()));
      terminal.question(question).then(resolve, reject);
    });
  } finally {
    terminal.close();
  }
}
