import { type Source, UserError } from '../errors';
import { nearestFirst } from '../wording/nearest';
import type { Fresh, Known } from './lost';

/** Something that was in the stack of another app. */
export interface Carrying {
  /** Below its stack. */
  readonly path: string;
  /** What says so: itself, or its workload. */
  readonly by: string;
  /** Where it was, each with the id of its stack: `shop-production-eu-west-1/orders/uploads`. */
  readonly former: readonly string[];
  readonly source: Source | undefined;
}

/**
 * Refuses what says that it was in the stack of another app, whose lists do not know it: it would be imported, and is not there. A workload that moved may have got more since.
 *
 * @param known the lists of a stack
 * @throws UserError with the names that are known
 */
export function refuseUnknownHome(
  stack: string,
  known: (stack: string) => readonly Known[],
  { list }: Fresh,
  carried: readonly Carrying[],
): void {
  const pathsIn = (id: string) => known(id).flatMap((one) => [...one.list.resources.values()].map(({ path }) => path));
  const isListed = (paths: readonly string[], at: string) => paths.some((path) => `${path}/`.startsWith(`${at}/`));
  const now = [...list.resources.values()].map(({ path }) => path);
  for (const by of new Set(carried.map((one) => one.by))) {
    const all = carried.filter((one) => one.by === by && isListed(now, `${stack}/${one.path}`));
    const isKnown = ({ path, former }: Carrying) => [`${stack}/${path}`, ...former].some((at) => isListed(pathsIn(at.split('/')[0]!), at));
    const [first] = all;
    if (!first || all.some(isKnown)) continue;
    const place = first.former[0]!;
    const [id] = place.split('/') as [string];
    const [of] = known(id);
    if (!of) continue;
    const names = [...new Set(pathsIn(id).map((path) => path.split('/').slice(1, 3).join('/')))].filter((name) => name.includes('/'));
    const [near] = nearestFirst(place.split('/').slice(1).join('/'), names);
    throw new UserError(
      `'${by}' of '${stack}' says that it was in '${id}' formerly, as '${place.split('/').slice(1).join('/')}', which ${of.file} does not know.`,
      near === undefined
        ? "Write the name that it had there, or drop 'formerly': it is new."
        : `Did you mean '${near}' there? If it is new, drop 'formerly'.`,
      first.source,
    );
  }
}
