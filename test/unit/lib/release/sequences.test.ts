import * as fc from 'fast-check';
import { imageIn } from '../../../../lib/release/image-in';
import { movesBetween, promoted } from '../../../../lib/release/moves';
import type { Release } from '../../../../lib/release/release';
import { ReleaseText } from '../../../../lib/release/release-text';
import { Backwards, rolledBack } from '../../../../lib/release/rollback';
import { check } from '../../../kit/property';

const today = '2026-11-29';
const workloads = ['shop/cart', 'shop/web', 'blog/web'] as const;
const hold = { reason: 'a reason', by: 'ops', since: today };
const blob = '0a'.repeat(20);
const begin = (file: string, indent: number | undefined) =>
  new ReleaseText(
    JSON.stringify({ schemaVersion: 1, images: Object.fromEntries(workloads.map((name) => [name, { tag: 'v0' }])) }, undefined, indent),
    file,
  );
const image = fc.record(
  {
    tag: fc.constantFrom('v0', 'v1', 'v2', 'v3'),
    digest: fc.constant(`sha256:${'0'.repeat(64)}`),
    source: fc.constant({ repository: 'r', commit: 'c' }),
  },
  { requiredKeys: ['tag'] },
);
const places = fc.constantFrom('*', 'shop', 'blog', ...workloads);
const steps = fc.array(
  fc.oneof(
    fc.record({ does: fc.constant('update' as const), workload: fc.constantFrom(...workloads), image }),
    fc.record({ does: fc.constant('promote' as const), workload: fc.constantFrom(...workloads) }),
    fc.record({ does: fc.constant('code' as const) }),
    fc.record({ does: fc.constant('rollback' as const), workload: fc.constantFrom(...workloads), onlyImages: fc.boolean() }),
    fc.record({
      does: fc.constantFrom('hold' as const, 'release' as const),
      held: places,
      where: fc.constantFrom('staging' as const, 'production' as const),
    }),
  ),
  { maxLength: 20 },
);

/** A step that a hold refuses leaves everything as it was. */
function orRefused<T>(step: () => T): T | undefined {
  try {
    return step();
  } catch (error) {
    expect(String(error)).toContain(' is held in ');
    return undefined;
  }
}

/** What a rollback goes back to, and the commit at which it stood, where each step is a commit. */
function formerOf(current: Release, history: readonly Release[], names: readonly string[]) {
  const backwards = new Backwards(current, names);
  const index = history.findIndex((release) => backwards.isBefore(release));
  return index < 0 ? undefined : { former: history[index]!, stoodAt: commitAt(history.length - index - 1) };
}

const commitAt = (step: number) => `${step}`.padStart(40, '0');

test('whatever people do in whatever order, nothing held moves, no code under a hold, production has only what staging had, and says where it is from', () => {
  check(
    fc.property(steps, fc.constantFrom(undefined, 2), (all, indent) => {
      let [staging, production] = [begin('staging', indent), begin('production', indent)];
      const history: Release[] = [production.release];
      const seen = new Set(workloads.map((name) => JSON.stringify([name, 'v0', undefined])));
      /** Releases of staging, as git would name them. */
      const promotedFrom = new Map<string, Release>();
      const mark = (name: string, { tag, digest }: { tag: string; digest?: string }) => JSON.stringify([name, tag, digest]);
      for (const step of all) {
        const before = { staging, production };
        if (step.does === 'update') staging = orRefused(() => staging.withImage(step.workload, step.image, today)) ?? staging;
        else if (step.does === 'promote') {
          const from = promotedFrom.size.toString(16).padStart(40, '0');
          promotedFrom.set(from, staging.release);
          const moves = movesBetween(staging.release, production.release, [step.workload]);
          production = orRefused(() => promoted(production, moves, from, today)) ?? production;
        } else if (step.does === 'code')
          production = orRefused(() => production.withRevision(commitAt(history.length - 1), today)) ?? production;
        else if (step.does === 'rollback') {
          const { workload, onlyImages } = step;
          const former = formerOf(production.release, history, [workload]);
          const options = { workloads: [workload], held: workload, hold, today, onlyImages };
          if (former) production = orRefused(() => rolledBack(production, { ...former, ...options }).text) ?? production;
          const { revision } = before.production.release;
          // The code never goes on, neither to the branch nor to what is newer than what stood there.
          expect([revision, former?.former.revision ?? (revision && former?.stoodAt)]).toContain(production.release.revision);
          if (revision !== undefined) expect(production.release.revision).toBeDefined();
          // Its own hold is the one that it replaces.
          before.production = before.production.withHold(workload, undefined);
        } else {
          const edit = (text: ReleaseText) => text.withHold(step.held, step.does === 'hold' ? hold : undefined);
          if (step.where === 'staging') staging = edit(staging);
          else production = edit(production);
        }
        history.unshift(production.release);
        for (const [name, one] of Object.entries(staging.release.images)) seen.add(mark(name, one));
        for (const [name, one] of Object.entries(production.release.images)) {
          expect(seen).toContain(mark(name, one));
          // The chain is unbroken: what it names had that very image.
          if (one.from) expect(mark(name, imageIn(promotedFrom.get(one.from)!, name)!)).toBe(mark(name, one));
        }
        for (const [was, is] of [
          [before.staging, staging],
          [before.production, production],
        ] as const)
          for (const name of workloads) if (was.holdOf(name, today)) expect(is.imageOf(name)).toEqual(was.imageOf(name));
        if (before.production.release.holds) expect(production.release.revision).toBe(before.production.release.revision);
      }
    }),
    { short: 50, long: 2_000 },
  );
});

test('promote, then roll back and release the hold: the bytes are as they were', () => {
  check(
    fc.property(fc.dictionary(fc.constantFrom(...workloads), image), fc.constantFrom(undefined, 2, '\t' as never), (images, indent) => {
      const production = begin('production', indent);
      const source = Object.entries(images).reduce((text, [name, one]) => text.withImage(name, one, today), begin('staging', 2));
      const moves = movesBetween(source.release, production.release, [...workloads]);
      fc.pre(moves.length > 0);
      const names = moves.map(({ workload }) => workload);
      const there = promoted(production, moves, blob, today);
      const back = rolledBack(there, {
        former: production.release,
        stoodAt: 'c0',
        workloads: names,
        held: 'shop',
        hold,
        today,
        onlyImages: false,
      });
      expect(back.text.withHold('shop', undefined).text).toBe(production.text);
    }),
  );
});
