import * as path from 'node:path';
import type { GivenState } from '../../assembly/run-request';
import { UserError } from '../../errors';
import { readState } from '../../kept/read-state';
import { namesOn } from '../validate/plan-choices';

/**
 * What states hold that the command line names: `<stack>=<file>`, or a file whose name, or a folder of which, is that of the stack.
 *
 * @param stack the only one that is asked for
 * @throws UserError if one is no state, or given twice
 */
export function readStates(values: readonly string[], stack: string | undefined): readonly GivenState[] {
  const twice = values.find((value, index) => values.indexOf(value) !== index);
  if (twice !== undefined) throw new UserError(`The state '${twice}' is given twice.`, 'Give it once.');
  return values.map((value) => {
    const [, named, name] = /^([\w.-]+)=(.+)$/s.exec(value) ?? [undefined, stack, value];
    const file = path.resolve(name!);
    return { name: name!, stacks: named === undefined ? namesOn(file) : [named], resources: readState(file, name) };
  });
}
