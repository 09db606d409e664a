import * as path from 'node:path';
import { type IdsRequest, printStates } from '../../assembly/run-request';
import { inTemporaryFolder } from '../temporary-folder';
import { readStates } from './given-states';

/**
 * Works with what states hold of addresses, ids and names, in a file that is gone afterwards.
 *
 * @param values of the option: `<stack>=<file>`
 * @param stacks that are asked for: where that is one, a state is of it
 * @throws UserError if one is no state
 */
export function withStates<T>(
  values: readonly string[],
  stacks: readonly string[],
  work: (states: Pick<IdsRequest, 'states'>) => Promise<T>,
): Promise<T> {
  if (values.length === 0) return work({});
  const given = readStates(values, stacks.length === 1 ? stacks[0] : undefined);
  return inTemporaryFolder('slipway-states', (folder) => {
    const file = path.join(folder, 'states.json');
    printStates(file, given);
    return work({ states: file });
  });
}
