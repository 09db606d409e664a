import { Source, UserError } from '../errors';

/** An error that is found only at synth is still about the line that defined what it is about. */
export function atLine<T>(source: Source | undefined, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw error instanceof UserError && !error.at && source ? new UserError(error.what, error.cure, source) : error;
  }
}
