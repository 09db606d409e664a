import { UserError } from '../../errors';
import { Names } from '../../model/renaming/former-names';
import { Path, textOf } from './path';

/** A path below the stack of an app: of the same environment and region, and with a state of its own. */
export interface Home {
  readonly app: string;
  readonly path: Path;
}

/** What is said of the names of something, by where they were. */
export interface SplitNames {
  /** Of the same stack; nothing where nothing is said of it. */
  readonly here: Names | undefined;
  /** Of stacks of other apps, the oldest first. */
  readonly elsewhere: readonly Home[];
  /** What it is known as in the cloud, where that is by another app. */
  readonly known: Home | undefined;
}

/**
 * Parts names that were in the stack of another app from those that were in this one.
 *
 * @param path of what bears them
 * @param app of its stack
 * @throws UserError if a name names the app that it is in
 */
export function splitNames(path: Path, app: string, said: Names | undefined): SplitNames {
  if (!said) return { here: undefined, elsewhere: [], known: undefined };
  // `<app>/<workload>` of a workload, `<app>/<workload>/<name>` of a dependency.
  const homeOf = (name: string): Home | undefined => {
    const [first, ...others] = name.split('/');
    if (others.length !== path.length) return undefined;
    if (first === app)
      throw new UserError(
        `'${textOf(path)}' of app '${app}' says that it was '${name}' formerly, with the app that it is in.`,
        `Leave the app out: '${others.join('/')}'.`,
        said.source,
      );
    return { app: first!, path: others };
  };
  const elsewhere = said.formerly.flatMap((name) => homeOf(name) ?? []);
  const known = said.knownAs === undefined ? undefined : homeOf(said.knownAs);
  const formerly = said.formerly.filter((name) => !homeOf(name));
  const knownAs = known ? undefined : said.knownAs;
  const here = formerly.length > 0 || knownAs !== undefined ? { formerly, knownAs, source: said.source } : undefined;
  return { here, elsewhere, known };
}

/** `shop/orders/uploads` */
export function textOfHome({ app, path }: Home): string {
  return `${app}/${textOf(path)}`;
}

/** Each once. */
export function distinctHomes(homes: readonly Home[]): readonly Home[] {
  return [...new Map(homes.map((home) => [textOfHome(home), home])).values()];
}
