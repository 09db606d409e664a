import type { GivenState } from '../../assembly/run-request';
import { UserError } from '../../errors';
import { readState } from '../../kept/read-state';
import { givenFile } from '../validate/plan-choices';

/**
 * What states hold that the command line names, as `givenFile` takes it.
 *
 * @param stack the only one that is asked for
 * @throws UserError if one is no state, or given twice
 */
export function readStates(values: readonly string[], stack: string | undefined): readonly GivenState[] {
  const twice = values.find((value, index) => values.indexOf(value) !== index);
  if (twice !== undefined) throw new UserError(`The state '${twice}' is given twice.`, 'Give it once.');
  return values.map((value) => {
    const { file, name, stacks } = givenFile(value, stack);
    return { name, stacks, resources: readState(file, name) };
  });
}
