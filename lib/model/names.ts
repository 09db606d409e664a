import { sha256 } from '../documents/hash';
import { UserError } from '../errors';
import { kebabCase } from '../wording/kebab-case';

/** What Kubernetes takes as the name of most objects, and without two hyphens in a row, which RDS and ElastiCache refuse. */
const dnsLabel = /^[a-z](-?[a-z0-9])*$/;

/**
 * A name that starts with a letter, holds lower-case letters, digits and single hyphens, and ends with a letter or digit.
 *
 * @param what what bears it, for the error: `Workload 'Orders'`
 * @param limit most characters
 * @throws UserError otherwise
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#rfc-1035-label-names
 */
export function checkName(what: string, name: string, limit = 63): string {
  if (typeof name !== 'string') throw new UserError(`${what} has a name that is no text.`, 'Write a text.');
  if (!dnsLabel.test(name)) {
    throw new UserError(
      `${what} has the name '${name}'.`,
      'Use lower-case letters, digits and single hyphens; start with a letter, end with a letter or a digit.',
    );
  }
  if (name.length > limit) throw new UserError(`${what} has the name '${name}' of ${name.length} characters.`, `Use at most ${limit}.`);
  return name;
}

/**
 * A name within an app, or `<app>/<name>`.
 *
 * @param what what bears it, for the error: `A service`
 * @throws UserError otherwise
 */
export function checkPath(what: string, path: string): string {
  const parts = typeof path === 'string' ? path.split('/') : [path];
  if (parts.length > 2) throw new UserError(`${what} has the name '${path}'.`, "Write '<name>', or '<app>/<name>'.");
  for (const part of parts) checkName(what, part);
  return path;
}

/** Length of the hash that ends a name. Six would be taken for the suffix that Secrets Manager adds to ARNs. */
const hashLength = 8;

/** The name itself, or its beginning and 8 hexadecimal digits of its hash where it is longer than `limit`. */
export function shorten(name: string, limit: number): string {
  return name.length <= limit ? name : endIn(name, hashOf(name), limit);
}

/** The parts of a cloud resource's name, in the order in which they are joined. */
export interface NameParts {
  readonly organization: string;
  readonly environment: string;
  readonly region: string;
  readonly app: string;
  /** Ids of the workload, and of the dependency or part below it. */
  readonly ids: readonly string[];
}

/**
 * The parts joined by hyphens, as a name that no other parts get, not even in another program: where a part other than the region has a
 * hyphen, it ends in 8 hexadecimal digits of the hash of their list.
 *
 * @param limit most characters; a longer name is cut, and ends in a hash too
 */
export function joinParts({ organization, environment, region, app, ids }: NameParts, limit: number): string {
  const parts = [organization, environment, region, app, ...ids];
  const name = parts.join('-');
  const isAmbiguous = [organization, environment, app, ...ids].some((part) => part.includes('-'));
  return isAmbiguous ? endIn(name, hashOf(JSON.stringify(parts)), limit) : shorten(name, limit);
}

function hashOf(text: string): string {
  return sha256(text).slice(0, hashLength);
}

function endIn(name: string, hash: string, limit: number): string {
  return `${name.slice(0, limit - hashLength - 1).replace(/-+$/, '')}-${hash}`;
}

/** `orderEvents` as `ORDER_EVENTS`. */
export function upperSnakeCase(camelCase: string): string {
  return kebabCase(camelCase).replace(/-/g, '_').toUpperCase();
}
