import * as fs from 'node:fs';
import * as path from 'node:path';
import { clockAhead } from '../../kit/clock-ahead';
import { type ApprovedShop, rule, withApprovedShop } from './approved-shop';

const day = 86_400;
const code = (replicas: number) => ({ replicas, approvals: { ...rule, maxAgeSeconds: 30 * day }, soakSeconds: day });

let approved: ApprovedShop;
withApprovedShop((shop) => {
  approved = shop;
  approved.shop.code(code(1));
  approved.pin(approved.shop.commit('soak a day'));
  const clock = path.join(approved.shop.cache, 'clock.js');
  fs.writeFileSync(clock, clockAhead);
  approved.shop.env['NODE_OPTIONS'] = `--require ${clock}`;
});
beforeEach(() => at(0));

/** Lets the command line live so many days from now. */
function at(days: number): void {
  approved.shop.env['AHEAD'] = `${days * day}`;
}

/** The date of a commit, so many days from now, as git reads it. */
const days = (count: number) => `@${Math.floor(Date.now() / 1000 + count * day)} +0000`;

/** Pins staging, and commits that. */
function pinStaging(revision: string, date = days(0)): void {
  approved.shop.release('staging', approved.shop.read('staging').images, { revision });
  approved.shop.commit('pin staging', date);
}

/** Brings a revision to production. */
function bring(revision: string): void {
  approved.pin(revision);
  approved.approved();
}

/** What the gate finds of the soak. */
function soak(): { readonly passed: boolean; readonly found: string } {
  const { conditions } = JSON.parse(approved.gate('-o', 'json').stdout);
  return conditions.find(({ name }: { readonly name: string }) => name === 'soak');
}

function newRevision(replicas: number): string {
  approved.shop.code(code(replicas));
  return approved.shop.commit(`${replicas}`);
}

test('a revision soaks in an environment that follows the branch from its commit on', () => {
  bring(newRevision(2));
  expect(approved.stops()).toEqual(['soak']);
  expect(soak()).toMatchObject({
    passed: false,
    found: expect.stringMatching(/^revision [0-9a-f]{12} soaks in staging, which follows 'origin\/main'/),
  });
  at(1.1);
  expect(approved.stops()).toEqual([]);
});

test('a revision that the environment before never had does not soak by itself', () => {
  pinStaging(approved.shop.read('production').revision!);
  bring(newRevision(3));
  at(5);
  expect(approved.stops()).toEqual(['soak']);
  expect(soak().found).toMatch(/^revision [0-9a-f]{12} was never in staging on 'origin\/main'$/);
});

test('a revision that is pinned before soaks from then on; what staging moved on from soaked too, where it was there long enough', () => {
  const revision = newRevision(4);
  pinStaging(revision);
  bring(revision);
  expect(soak().found).toMatch(/^revision [0-9a-f]{12} soaks in staging until \d{4}-/);
  at(1.1);
  expect(approved.stops()).toEqual([]);
  // Staging went on after two days.
  pinStaging(newRevision(5), days(2));
  approved.push();
  at(2.5);
  expect(approved.stops()).toEqual([]);
});

test('what staging moved on from too early did not soak, however long ago that was', () => {
  const revision = newRevision(6);
  pinStaging(revision);
  bring(revision);
  pinStaging(newRevision(7), days(0.5));
  approved.push();
  at(5);
  expect(approved.stops()).toEqual(['soak']);
  expect(soak().found).toMatch(/was in staging for less time than it should have been$/);
});

test('a rollback to what an approved bundle had waits for nothing', () => {
  const before = approved.shop.read('production').revision!;
  // Since the first bundle staging has been elsewhere, all the time.
  const revision = newRevision(8);
  pinStaging(revision);
  bring(revision);
  at(1.1);
  expect(approved.stops()).toEqual([]);
  at(0);
  bring(before);
  expect(approved.stops()).toEqual([]);
});

test('what was bundled, and not approved, is no way back', () => {
  pinStaging(approved.shop.read('production').revision!);
  const skipped = newRevision(9);
  approved.pin(skipped);
  approved.push();
  approved.bundle();
  bring(newRevision(10));
  bring(skipped);
  at(3);
  expect(approved.stops()).toEqual(['soak']);
  expect(soak().found).toContain(skipped.slice(0, 12));
});
