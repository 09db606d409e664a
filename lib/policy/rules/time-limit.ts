import * as vm from 'node:vm';

/** What stands in for a result that never came. */
export const overtime = Symbol('overtime');

/**
 * Runs something that may never end, such as a rule with a loop, and stops it then, wherever it is.
 *
 * @param limit in milliseconds
 */
export function withinTime<T>(limit: number, run: () => T): T | typeof overtime {
  try {
    return vm.runInNewContext('run()', { run }, { timeout: limit });
  } catch (error) {
    if ((error as NodeJS.ErrnoException | undefined)?.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return overtime;
    throw error;
  }
}
