import type { ImageState } from '../../../../lib/cli/images/image-state';
import { type Writing, writeUpdates } from '../../../../lib/cli/images/write-updates';
import * as proposing from '../../../../lib/cli/propose/propose';
import * as releasing from '../../../../lib/cli/release/write-release';
import { ReleaseText } from '../../../../lib/release/release-text';

const file = 'releases/staging.json';
const text = new ReleaseText(JSON.stringify({ schemaVersion: 1, images: { 'shop/orders': { tag: '1.0.0' } } }), file);
const committed = { text, head: 'a'.repeat(40), top: '/repository', path: file, isConverted: false };
const state = (more: Partial<ImageState> = {}): ImageState => ({
  workload: 'shop/orders',
  repositories: ['ghcr.io/acme/orders'],
  current: { tag: '1.0.0' },
  state: 'current',
  candidates: [],
  matching: 1,
  notes: [],
  ...more,
});
const newer = state({ state: 'newer', update: { tag: '1.1.0' } });
/** Somebody wrote another version while the registry was asked. */
const overtaken = { ...newer, current: { tag: '0.9.0' } };
const held = { ...newer, refused: { by: 'hold', why: 'held' } } as const;
const failed = state({ state: 'failed', failure: 'answers 502' });
const pr = { pr: true } as const;

async function written(states: readonly ImageState[], flags: Writing) {
  jest.spyOn(releasing, 'openRelease').mockResolvedValue({ file, text, ...((flags.pr || flags.commit) && { committed }) });
  const write = jest.spyOn(releasing, 'writeRelease').mockResolvedValue({ isWritten: true });
  const propose = jest.spyOn(proposing, 'propose').mockResolvedValue({ address: 'https://forge/pull/1' });
  const withdraw = jest.spyOn(proposing, 'withdraw').mockResolvedValue('https://forge/pull/1');
  const told = await writeUpdates({ name: 'staging', file, images: [] }, states, '2026-12-01', flags);
  const done = Object.entries({ write, propose, withdraw }).flatMap(([name, { mock }]) => (mock.calls.length > 0 ? [name] : []));
  return { told, done, why: withdraw.mock.calls[0]?.[2] };
}
afterEach(() => {
  jest.restoreAllMocks();
});

test.each<[what: string, states: readonly ImageState[], why: string]>([
  ['everything is current', [state()], 'Nothing is left to update.\n'],
  ['what is newer is held', [held], 'Nothing is left to update: `shop/orders` (hold) may not move.\n'],
])('the request is closed where nothing is left of it: %s', async (_what, states, expected) => {
  const { told, done, why } = await written(states, pr);
  expect([done, why]).toEqual([['withdraw'], expected]);
  expect(told).toMatchObject({ updated: [], closed: 'https://forge/pull/1' });
});

test.each<[what: string, states: readonly ImageState[], flags: Writing]>([
  ['somebody else changed what it updates', [overtaken], pr],
  ['somebody else changed one of several', [overtaken, state({ workload: 'shop/cart' })], pr],
  ['a registry does not answer', [failed], pr],
  ['one of several does not', [state(), { ...failed, workload: 'shop/cart' }], pr],
  ['nothing is proposed', [state()], {}],
  ['it is committed', [state()], { commit: true }],
  ['it is only looked at', [state()], { ...pr, dryRun: true }],
])('the request stays as it is where %s', async (_what, states, flags) => {
  const { told, done } = await written(states, flags);
  expect(done).toEqual([]);
  expect(told).not.toHaveProperty('closed');
});

test.each<[what: string, flags: Writing, done: readonly string[]]>([
  ['proposed', pr, ['propose']],
  ['committed', { commit: true }, ['write']],
  ['written', {}, ['write']],
  ['looked at', { dryRun: true }, []],
])('what is newer is %s', async (_what, flags, expected) => {
  const { told, done } = await written([newer, { ...overtaken, workload: 'shop/cart' }, { ...failed, workload: 'shop/ads' }], flags);
  expect(done).toEqual(expected);
  expect(told).toMatchObject({ updated: ['shop/orders'], overtaken: ['shop/cart'] });
});
