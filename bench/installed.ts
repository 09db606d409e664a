import { UserError } from '../lib/errors';
import { findProgram } from '../lib/find-program';

/**
 * A program that is measured beside ours, where it is on the PATH; otherwise tells what is left out.
 *
 * @param leftOut what is not measured then, as the start of a sentence
 */
export function installed(name: string, cure: string, leftOut: string): string | undefined {
  try {
    return findProgram(name, cure);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    console.log(`\n${leftOut}: ${error.message}`);
    return undefined;
  }
}
