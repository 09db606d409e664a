import { Source, UserError } from '../errors';

/**
 * An error that is found only at synth is still about the line that defined what it is about.
 *
 * @param source the line, or what finds it where it is asked for
 */
export function atLine<T>(source: Source | undefined | (() => Source | undefined), act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof UserError) || error.at) throw error;
    const line = typeof source === 'function' ? source() : source;
    throw line ? new UserError(error.what, error.cure, line) : error;
  }
}
