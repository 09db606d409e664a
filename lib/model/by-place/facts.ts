import { UserError } from '../../errors';
import { isPlain } from '../../frozen';
import { nearestFirst } from '../../wording/nearest';

/**
 * The platform's own facts of regions and clusters, by name. Whoever defines the environments says what they are, once, and each place states those
 * that it has:
 *
 * `declare module 'slipway' { interface Facts { readonly certificateArn: string } }`
 */
// biome-ignore lint/suspicious/noEmptyInterface: made to be added to
export interface Facts {}

/** Names of the platform's own facts. */
export type FactName = [keyof Facts] extends [never] ? string : Extract<keyof Facts, string>;

/** What a fact is. */
export type FactOf<N extends FactName> = N extends keyof Facts ? Facts[N] : unknown;

/** A region, or a cluster of it: what is known of the cluster stands before what is known of its region. */
interface FactsOfPlace {
  readonly region: { readonly region: string; readonly facts?: Partial<Facts> };
  readonly cluster?: { readonly name: string; readonly facts?: Partial<Facts> } | undefined;
}

/**
 * A fact that a place states.
 *
 * @param environment name, for the error
 * @throws UserError naming the place, if it does not state it
 */
export function factOf<N extends FactName>(environment: string, { region, cluster }: FactsOfPlace, name: N): FactOf<N> {
  const stated = [cluster?.facts, region.facts].find((facts) => facts && Object.hasOwn(facts, name));
  if (stated) return (stated as Readonly<Record<string, unknown>>)[name] as FactOf<N>;
  const known = nearestFirst(name, [...new Set([cluster?.facts, region.facts].flatMap((facts) => Object.keys(facts ?? {})))]);
  const where = `${cluster ? `Cluster '${cluster.name}' of region` : 'Region'} '${region.region}' of environment '${environment}'`;
  throw new UserError(
    `${where} states no fact '${name}' (facts: ${known.join(', ') || 'none'}).`,
    `State it in the environment: facts: { ${name}: … }${cluster ? ', of the region or of the cluster' : ''}.`,
  );
}

/**
 * Facts are plain: texts, numbers, true and false, lists and maps of those.
 *
 * @param path where they stand, for the error: `regions[0].facts`
 * @throws UserError naming the one that is something else
 */
export function checkFacts(subject: string, facts: object | undefined, path: string): void {
  checkWithin(subject, facts, path, []);
}

/** @param around those that it stands in */
function checkWithin(subject: string, facts: object | undefined, path: string, around: readonly unknown[]): void {
  for (const [name, fact] of Object.entries(facts ?? {})) checkFact(subject, fact, `${path}.${name}`, [...around, facts]);
}

function checkFact(subject: string, fact: unknown, path: string, around: readonly unknown[]): void {
  if (around.includes(fact)) throw new UserError(`'${path}' of ${subject} holds itself.`, 'Write a plain value that ends.');
  if (typeof fact === 'string' || typeof fact === 'boolean' || (typeof fact === 'number' && Number.isFinite(fact))) return;
  if (Array.isArray(fact)) for (const [index, one] of fact.entries()) checkFact(subject, one, `${path}[${index}]`, [...around, fact]);
  else if (typeof fact === 'object' && fact !== null && isPlain(fact)) checkWithin(subject, fact, path, around);
  else
    throw new UserError(
      `'${path}' of ${subject} is ${typeof fact === 'object' && fact !== null ? `a ${fact.constructor.name}` : String(fact)}.`,
      'Write a plain value: a text, a number, true or false, or a list or map of those.',
    );
}
