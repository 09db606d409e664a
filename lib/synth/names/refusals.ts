import { Source, UserError } from '../../errors';
import { Names } from '../../model/renaming/former-names';
import { atSource } from '../../source/at-source';
import { Named } from './homes';
import { Path, textOf } from './path';

/** @throws UserError if it says that it was what it is */
export function requireOther(path: Path, said: Names | undefined): void {
  const isSame = (name: string) => name === path.at(-1) || name === textOf(path);
  const same = said?.formerly.find(isSame);
  if (same === undefined) return;
  const isDependency = path.length > 1;
  // Renamed back, it is moved from where it was last; moves in a circle lead nowhere.
  const others = said!.formerly.filter((name) => !isSame(name)).map((name) => `'${name}'`);
  const both = isDependency
    ? `.formerly(${others.join(', ')}).knownAs('${path.at(-1)}')`
    : `formerly: ${others.length > 1 ? `[${others.join(', ')}]` : others.join('')}, knownAs: '${path.at(-1)}'`;
  throw new UserError(
    `${isDependency ? 'Dependency' : 'Workload'} '${textOf(path)}' says that it was '${same}' formerly, which is its name.`,
    others.length > 0
      ? `Where it is renamed back, say where it was and what it is known as: ${both}.`
      : "Write the name that it had before, or drop 'formerly'.",
    said!.source,
  );
}

/** That something is still there which another one says that it was. */
export function stillThere(named: Named, earlier: string, there: Source | undefined): UserError {
  return new UserError(
    `'${textOf(named.path)}' says that it was '${earlier}' formerly, which is still there${atSource(there)}.`,
    "Drop 'formerly', or what is there: one thing has one name in the code. To use the former name for something new, say 'knownAs' in place of 'formerly' once every environment is renamed.",
    named.source,
  );
}
