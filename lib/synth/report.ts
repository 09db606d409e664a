import { printSource, sourceIn } from '../assembly/source';
import { UserError } from '../errors';

let reporting = false;

/**
 * Prints a `UserError` that nobody caught as one paragraph and exits with 1, in whatever program defines a platform.
 * Any other error stays with Node: it is a bug, and its stack is wanted.
 */
export function reportUserErrors(): void {
  if (reporting) return;
  reporting = true;
  process.on('uncaughtException', (error) => {
    console.error(error instanceof UserError ? describe(error) : error);
    process.exit(1);
  });
}

/** One paragraph: the user's line, what is wrong, and the cure. */
export function describe(error: UserError): string {
  const source = error.at ?? sourceIn(error.stack);
  return `Error: ${source ? `${printSource(source)}: ` : ''}${error.what}\n${error.cure}`;
}
