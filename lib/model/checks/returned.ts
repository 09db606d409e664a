import { atOnce } from '../../at-once';
import { UserError } from '../../errors';
import { fits, wordsOf } from '../../properties/check-value';
import { libProperties } from '../../properties/lib-properties';
import type { Kind } from '../../properties/property';
import { shown } from '../../wording/shown';

/**
 * What a function of somebody else's returned, where it is what it is to return.
 *
 * @param what the function, as a sentence begins: `The function 'grantsFor' of AwsBucket`
 * @param words what it is to return, where the kind does not say it
 * @throws UserError if it is a promise, or something else
 */
export function returned<T>(what: string, result: unknown, kind: Kind, words = wordsOf(kind, {})): T {
  const answer = atOnce(what, result);
  if (!fits(kind, answer)) throw new UserError(`${what} returned ${shown(answer)}.`, `Return ${words}.`);
  return libProperties.checkAll(kind, answer, '', `what ${what.replace(/^The/, 'the')} returned`) as T;
}

/** The same of a function that may return nothing. */
export function returnedIfAny<T>(what: string, result: unknown, kind: Kind, words = wordsOf(kind, {})): T | undefined {
  return result === undefined ? undefined : returned<T>(what, result, kind, `${words}, or nothing`);
}

/**
 * The same of a function that makes an object for Kubernetes.
 *
 * @throws UserError if it is a promise, or none
 */
export function returnedObject<T>(what: string, result: unknown): T {
  const words = "an object for Kubernetes: { apiVersion: '…', kind: '…', … }";
  const { apiVersion, kind } = returned<Readonly<Record<string, unknown>>>(what, result, { is: 'map', of: { is: 'anything' } }, words);
  const missing = Object.entries({ apiVersion, kind }).find(([, value]) => typeof value !== 'string' || value === '');
  if (missing) throw new UserError(`${what} returned an object whose '${missing[0]}' is ${shown(missing[1])}.`, `Return ${words}.`);
  return result as T;
}

/** The same of a function that may make none. */
export function returnedObjectIfAny<T>(what: string, result: unknown): T | undefined {
  return result === undefined ? undefined : returnedObject<T>(what, result);
}
