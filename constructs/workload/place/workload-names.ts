import { checkPath, currentSource, Names, UserError } from '../../../lib';

/** What a workload says of its names. */
export interface WorkloadNames {
  readonly formerly?: string | readonly string[];
  readonly knownAs?: string;
}

/**
 * What a workload says of its names; nothing where it says nothing.
 *
 * @param id its name in the code
 * @throws UserError if one is no name of a workload
 */
export function workloadNames(id: string, { formerly, knownAs }: WorkloadNames): Names | undefined {
  if (formerly === undefined && knownAs === undefined) return undefined;
  const names = typeof formerly === 'string' ? [formerly] : (formerly ?? []);
  if (formerly !== undefined && names.length === 0)
    throw new UserError(`'formerly' of workload '${id}' is an empty list.`, "Write the name that it had, or drop 'formerly'.");
  for (const name of names) checkPath("'formerly' of a workload", name);
  if (knownAs !== undefined) checkPath("'knownAs' of a workload", knownAs);
  return { formerly: names, knownAs, source: currentSource() };
}
