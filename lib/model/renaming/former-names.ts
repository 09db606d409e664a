import { Source, UserError } from '../../errors';
import { currentSource } from '../../source/source';
import { kebabCase } from '../../wording/kebab-case';
import { shown } from '../../wording/shown';
import { checkName } from '../names';

/** What something was called in the code before, and is called outside of it. */
export interface Names {
  /** Paths below the stack, names beside it, or either with the app of another stack before it, oldest first. */
  readonly formerly: readonly string[];
  /** The same, of what stands in the cloud and in the cluster. */
  readonly knownAs: string | undefined;
  /** The line that says so. */
  readonly source: Source | undefined;
}

/** What is said of dependencies, which are values that nobody changes. */
const said = new WeakMap<object, Names>();

/** What somebody said of the names of a dependency. */
export function namesOf(dependency: object): Names | undefined {
  return said.get(dependency);
}

/**
 * Notes names of a dependency.
 *
 * @param method by which they are said, for the error
 * @throws UserError if one is no name, or others were said before
 */
export function sayNames(dependency: object, method: 'formerly' | 'knownAs', names: readonly string[]): void {
  const where = `'${method}' of a dependency`;
  if (names.length === 0) throw new UserError(`${where} says no name.`, `Write the name that it had: ${method}('files').`);
  const checked = names.map((name) => checkDependencyName(where, name));
  const { formerly = [], knownAs } = said.get(dependency) ?? {};
  const earlier = method === 'formerly' ? formerly : knownAs === undefined ? [] : [knownAs];
  if (earlier.length > 0 && earlier.join(' ') !== checked.join(' '))
    throw new UserError(
      `${where} is '${earlier.join("', '")}' and '${checked.join("', '")}'.`,
      method === 'formerly' ? "Say it once, the oldest name first: formerly('files', 'uploads')." : 'Say it once.',
    );
  said.set(dependency, {
    ...(method === 'formerly' ? { formerly: checked, knownAs } : { formerly, knownAs: checked[0] }),
    source: currentSource(),
  });
}

/**
 * The name of a dependency in its workload, `<workload>/<name>`, or `<app>/<workload>/<name>`, as it stands in paths of constructs.
 *
 * @throws UserError otherwise
 */
function checkDependencyName(where: string, name: string): string {
  const [last, workload, app, ...others] = typeof name === 'string' ? name.split('/').reverse() : [];
  if (last === undefined || others.length > 0 || !/^[a-z]([A-Za-z0-9]|-(?!-|$))*$/.test(last))
    throw new UserError(
      `${where} is ${shown(name)}.`,
      "Write the name of a dependency, 'files'; of another workload '<workload>/files', of something shared 'shared/files'; of another app with its name before, '<app>/<workload>/files'.",
    );
  const around = [app, workload].flatMap((each) => (each === undefined ? [] : [checkName(where, each)]));
  return [...around, kebabCase(last)].join('/');
}
