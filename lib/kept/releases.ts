import { isObject } from '../documents/shape';

/** What the blocks of a stack tell Terraform of addresses that it knows. */
export interface Releases {
  /** The address that a resource has now, by its former one. */
  readonly moved: ReadonlyMap<string, string>;
  /** Addresses that leave the state and stay where they are. */
  readonly released: ReadonlySet<string>;
  /** Addresses that take something in. */
  readonly imported: ReadonlySet<string>;
}

/**
 * The `moved`, `removed` and `import` blocks of Terraform JSON.
 *
 * @see https://developer.hashicorp.com/terraform/language/syntax/json
 */
export function releasesOf(document: unknown): Releases {
  const blocks = (kind: string) => (isObject(document) ? [document[kind]].flat().filter(isObject) : []);
  const moved = blocks('moved').flatMap(({ from, to }) => (isText(from) && isText(to) ? [[unwrapped(from), unwrapped(to)] as const] : []));
  const released = blocks('removed').flatMap(({ from, lifecycle }) => {
    const keeps = [lifecycle].flat().some((one) => isObject(one) && (one['destroy'] === false || one['destroy'] === 'false'));
    return isText(from) && keeps ? [unwrapped(from)] : [];
  });
  const imported = blocks('import').flatMap(({ to }) => (isText(to) ? [unwrapped(to)] : []));
  return { moved: new Map(moved), released: new Set(released), imported: new Set(imported) };
}

/**
 * Where an address ends up, which may have moved several times.
 *
 * @param made what there is now: it stays where it is, whatever else is said of it
 */
export function whereNow(address: string, releases: Releases, made: ReadonlyMap<string, unknown>): string {
  const ends = endsOf(releases, made);
  const passed = new Set<string>();
  let at = address;
  while (!made.has(at) && !passed.has(at)) {
    passed.add(at);
    at = ends.get(at) ?? releases.moved.get(at) ?? at;
  }
  if (made.has(at)) for (const each of passed) ends.set(each, at);
  return at;
}

/** Where lines of blocks were found to end, so that each is followed once. */
const known = new WeakMap<Releases, WeakMap<ReadonlyMap<string, unknown>, Map<string, string>>>();

function endsOf(releases: Releases, made: ReadonlyMap<string, unknown>): Map<string, string> {
  const all = known.get(releases) ?? new WeakMap<ReadonlyMap<string, unknown>, Map<string, string>>();
  known.set(releases, all);
  const ends = all.get(made) ?? new Map<string, string>();
  all.set(made, ends);
  return ends;
}

const isText = (value: unknown): value is string => typeof value === 'string';

/** References stand in Terraform JSON with or without `${…}`. */
function unwrapped(reference: string): string {
  return /^\$\{\s*(.*?)\s*\}$/s.exec(reference)?.[1] ?? reference;
}
