import { UserError } from '../../errors';
import { isObject } from '../shape';
import { mergeMark } from './kubectl-schema';

/** So many nodes has no file that is read, unless its aliases multiply. */
const mostNodes = 1_000_000;

/**
 * A value that was read, with the mappings that `<<` names taken in, each in its turn as kubectl does: what stands later wins.
 *
 * @param hasMerges whether there are some
 * @throws UserError if it holds itself, more than aliases may make, or a number that JSON cannot hold
 */
export function mergedKeys(root: unknown, file: string, hasMerges: boolean): unknown {
  const around = new Set<object>();
  let nodes = 0;
  const visit = (value: unknown, name: string): unknown => {
    if (typeof value === 'number' && !Number.isFinite(value))
      throw new UserError(`${file} has '${name}': ${value}, which is no number in JSON.`, 'Put it in quotes, or write a number.');
    if (typeof value === 'string' && value.startsWith(mergeMark)) return '<<';
    if (typeof value !== 'object' || value === null) return value;
    if (around.has(value)) throw new UserError(`${file}: '${name}' contains itself, by an alias.`, 'Write out what its aliases stand for.');
    nodes += Array.isArray(value) ? value.length : Object.keys(value).length;
    if (nodes > mostNodes)
      throw new UserError(`${file}: its aliases stand for more than ${mostNodes} values.`, 'Write out what they stand for.');
    around.add(value);
    const result = Array.isArray(value) ? list(value, name) : mapping(value);
    around.delete(value);
    return result;
  };
  const list = (items: unknown[], name: string) => {
    items.forEach((item, index) => {
      items[index] = visit(item, name);
    });
    return items;
  };
  const mapping = (entries: object) => {
    const result: Record<string, unknown> = hasMerges ? {} : (entries as Record<string, unknown>);
    for (const [key, value] of Object.entries(entries)) {
      if (key === '__proto__') throw new UserError(`${file} has the key '${key}'.`, 'Remove it: it reaches into JavaScript itself.');
      if (key === '[object Object]')
        throw new UserError(`${file} has a mapping as a key.`, 'Put what begins with a brace in quotes, or render the template first.');
      const read = visit(value, key.startsWith(mergeMark) ? '<<' : key);
      if (!key.startsWith(mergeMark)) result[key] = read;
      // Of several, the first wins.
      else for (const other of [read].flat().reverse()) Object.assign(result, takenIn(other));
    }
    return result;
  };
  const takenIn = (value: unknown) => {
    if (isObject(value)) return value;
    throw new UserError(`${file}: '<<' takes in what is no mapping.`, 'Name a mapping by its alias, or put the key in quotes.');
  };
  return visit(root, '');
}
