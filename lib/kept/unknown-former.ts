import { type Source, UserError } from '../errors';
import { nearestFirst } from '../wording/nearest';
import type { Fresh, Known } from './lost';

/** Something that says what it was called before, below its stack. */
export interface Renaming {
  readonly path: string;
  /** Every path that it may have had. */
  readonly former: readonly string[];
  readonly source: Source | undefined;
}

/**
 * Refuses a former name that no list knows: Terraform passes over such a `moved` block, makes a new thing, and the old one would be lost where nobody
 * lists it. What no list would hold cannot be told.
 *
 * @param known the lists of the stack
 * @throws UserError with the names that are known
 */
export function refuseUnknownFormer(stack: string, known: readonly Known[], fresh: Fresh, renamed: readonly Renaming[]): void {
  if (known.length === 0) return;
  const listed = known.flatMap(({ list }) => [...list.resources.values()].map(({ path }) => path));
  const now = [...fresh.list.resources.values()].map(({ path }) => path);
  for (const { path, former, source } of renamed) {
    const isListed = (paths: readonly string[], at: string) => paths.some((each) => `${each}/`.startsWith(`${stack}/${at}/`));
    if (!isListed(now, path) || [path, ...former].some((each) => isListed(listed, each))) continue;
    const depth = path.split('/').length;
    const names = [
      ...new Set(
        listed.map((each) =>
          each
            .split('/')
            .slice(1, depth + 1)
            .join('/'),
        ),
      ),
    ].filter((name) => !isListed(now, name));
    const [near] = nearestFirst(former[0]!, names);
    throw new UserError(
      `'${path}' of '${stack}' says that it was '${former.join("', '")}' formerly, which ${known[0]!.file} does not know.`,
      near === undefined
        ? "Write the name that it had before, or drop 'formerly': it is new."
        : `Did you mean '${near}'? If it is new, drop 'formerly'.`,
      source,
    );
  }
}
