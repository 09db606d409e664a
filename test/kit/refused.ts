import { UserError } from '../../lib';

/** The mistake that an action is told of; whatever else it throws goes on. */
export function refused(action: () => unknown): UserError {
  try {
    action();
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('nothing is refused');
}
