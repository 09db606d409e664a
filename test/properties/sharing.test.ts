import * as fc from 'fast-check';
import { Shared, UserError } from '../../lib';
import { check } from '../kit/property';
import { consumers } from './sharing/consumers';
import { wrongIn } from './sharing/held';
import { places, type Wish } from './sharing/places';
import { things } from './sharing/things';
import { worlds } from './sharing/worlds';

/** What is shared, where it comes from, how it is delivered, where it stands, and the kind of the first who uses it. */
type Case = readonly [thing: string, source: 'made' | 'there already', world: string, place: string, kind: string];

const sources = ['made', 'there already'] as const;
const kinds = Object.keys(consumers);
const cases: readonly Case[] = Object.keys(things).flatMap((thing) =>
  sources.flatMap((source) =>
    Object.keys(worlds).flatMap((world) =>
      Object.keys(places).flatMap((place) => kinds.map((kind) => [thing, source, world, place, kind] as const)),
    ),
  ),
);

/** Some cases, among which any two of what makes a case meet. */
const pairwise = (() => {
  const seen = new Set<string>();
  return cases.filter((one) => {
    const pairs = one.flatMap((a, i) => one.slice(i + 1).map((b, j) => `${i} ${a} / ${i + 1 + j} ${b}`));
    const isNew = pairs.some((pair) => !seen.has(pair));
    for (const pair of pairs) seen.add(pair);
    return isNew;
  });
})();

function wishOf([thing, source, world, , kind]: Case): Wish {
  // biome-ignore lint/suspicious/noExplicitAny: whatever is shared
  const shared = new Shared<any>('it', things[thing]!());
  const { accesses } = shared.dependency;
  const first = kinds.indexOf(kind);
  const users = accesses.map((access: string, index: number) => ({
    name: `user-${index}`,
    kind: kinds[(first + index) % kinds.length]!,
    use: shared.as(access as 'owner'),
  }));
  return { shared, world: worlds[world]!, isThere: source === 'there already', users };
}

/** Why a case is refused; nothing where it is not. */
function refusalOf([thing, source, world, place]: Case): string | undefined {
  const isThere = source === 'there already';
  const isInCluster = world === 'the cluster';
  const isOfCloud = ['queue', 'bucket', 'table', 'postgres'].includes(thing);
  const isStateful = isOfCloud || thing === 'redis';
  const hasSecret = !['queue', 'bucket', 'table'].includes(thing);
  // An operator stated it of one region and one app.
  const isMadeToo = !isThere || place.startsWith('two regions') || place === 'a preview beside';
  if (isInCluster && isOfCloud && isMadeToo) return 'approves no provisioner for';
  if (place === 'another environment') return "which no app places in environment 'staging'";
  if (place === 'two regions, without a word' && isStateful && !isThere) return 'Say on the line that places it';
  if (place !== 'another app') return undefined;
  if (isInCluster && hasSecret) return 'which lives in the cluster';
  const isOwn = ['postgres', 'redis', 'secret', 'secret file'].includes(thing) && !isThere;
  return world === 'Terraform' && isOwn ? 'which only the Terraform of that stack can write' : undefined;
}

describe('whatever is shared, wherever it comes from, by whatever delivery, with any kind of consumer in any place', () => {
  const outcomes: (string | undefined)[] = [];

  test('is refused for its reason, or each consumer is told, granted and let through what its access says', () => {
    const look = (one: Case) => {
      const refusal = refusalOf(one);
      outcomes.push(refusal);
      const wish = wishOf(one);
      const written = () => places[one[3]]!(wish);
      const name = one.join(', ');
      if (refusal === undefined) expect([name, ...wrongIn(written(), wish, one[3] === 'a place that differs')]).toEqual([name]);
      else expect([name, refusedBy(written)]).toEqual([name, expect.stringContaining(refusal)]);
    };
    check(fc.property(fc.constantFrom(...cases), look), {
      // The first of them have the most pairs.
      short: 25,
      long: pairwise.length + 300,
      examples: pairwise.map((one) => [one]),
    });
  }, 3_600_000);

  test('is written more often than refused', () => {
    expect(outcomes.filter((refusal) => refusal === undefined).length).toBeGreaterThan(outcomes.length / 2);
  });
});

/** What the user is told; every other error is a fault of the library. */
function refusedBy(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  return 'It is not refused.';
}
