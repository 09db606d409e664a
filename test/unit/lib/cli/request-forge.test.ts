import type { ForgeClient } from '../../../../lib/cli/forge/forge-client';
import { ForgeRefused, ForgeSilent } from '../../../../lib/cli/forge/forge-error';
import type { Proposal } from '../../../../lib/cli/propose/proposal';
import { closeRequest, openRequest, type RequestForge } from '../../../../lib/cli/propose/request-forge';
import { UserError } from '../../../../lib/errors';
import { forges } from '../../../../lib/plan/formats/forges';

const proposal: Proposal = { kind: 'images', environment: 'staging', title: 'Images', body: () => 'What changes', message: 'm' };

/** A forge with open requests, and what it was asked to write; `opening` is what it says to a new one. */
function forgeWith(opening: () => unknown, ...lists: readonly (readonly number[])[]) {
  const written: (readonly [string, string, object])[] = [];
  const open = [...lists];
  const client = {
    ask: async (method: string, path: string, body: object) => {
      written.push([method, path, body]);
      return { value: method === 'POST' ? opening() : {} };
    },
    list: async () => (open.shift() ?? []).map((number) => ({ number })),
    unreadable: (what: string) => new UserError(`That is not ${what}.`, 'Check it.'),
  };
  const forge: RequestForge = {
    client: client as unknown as ForgeClient,
    list: '/pulls',
    page: 'https://forge/pull/',
    query: (branch, base) => `head=${branch}&base=${base}`,
    fields: (head, base) => ({ head, base }),
    texts: (title, body) => ({ ...(title !== undefined && { title }), body }),
    closing: { state: 'closed' },
    limits: forges.github,
    number: 'number',
    update: 'PATCH',
  };
  return { forge, written };
}

const texts = { title: 'Images', body: 'What changes' };
const created = ['POST', '/pulls', { ...texts, head: 'slipway/images-staging', base: 'main' }];
const refused = (status: number) => new ForgeRefused('GitHub', 'POST /pulls', status, '', 'Mend it.');
const throwing = (error: Error) => () => {
  throw error;
};

test('an environment has one request: it is opened where none is open, and otherwise the oldest is updated', async () => {
  const none = forgeWith(() => ({ number: 7 }));
  expect(await openRequest(none.forge, proposal, 'main')).toBe('https://forge/pull/7');
  expect(none.written).toEqual([created]);
  const some = forgeWith(throwing(refused(422)), [9, 8]);
  expect(await openRequest(some.forge, proposal, 'main')).toBe('https://forge/pull/8');
  expect(some.written).toEqual([['PATCH', '/pulls/8', texts]]);
});

test.each([409, 422])('a run that was faster, as %i says, has its request updated', async (status) => {
  const { forge, written } = forgeWith(throwing(refused(status)), [], [8]);
  expect(await openRequest(forge, proposal, 'main')).toBe('https://forge/pull/8');
  expect(written).toEqual([created, ['PATCH', '/pulls/8', texts]]);
});

test.each<[string, Error, opened: readonly number[]]>([
  ...[400, 401, 403, 404, 410].map((status): [string, Error, number[]] => [`${status}`, refused(status), [8]]),
  ['409, and none is open', refused(409), []],
  ['422, and none is open', refused(422), []],
  ['nothing', new ForgeSilent('GitHub', 'answers 502', true), [8]],
  ['what is not to be read', new UserError('That is not JSON.', 'Check it.'), [8]],
  ['something else that went wrong', Object.assign(new Error('wrong'), { status: 409 }), [8]],
])('what a forge says else is told, and changes no request of another: %s', async (_what, error, opened) => {
  const { forge, written } = forgeWith(throwing(error), [], opened);
  await expect(openRequest(forge, proposal, 'main')).rejects.toBe(error);
  expect(written).toEqual([created]);
});

test.each([undefined, 7, [], {}, { number: '7' }, { iid: 7 }])('an answer without its number is none of a forge: %j', async (value) => {
  await expect(openRequest(forgeWith(() => value).forge, proposal, 'main')).rejects.toThrow('That is not a request.');
});

test('what is proposed no longer is closed with the reason, where it is open', async () => {
  const some = forgeWith(() => ({}), [9]);
  expect(await closeRequest(some.forge, proposal, 'main', 'Nothing is left.')).toBe('https://forge/pull/9');
  expect(some.written).toEqual([['PATCH', '/pulls/9', { body: 'Nothing is left.', state: 'closed' }]]);
  const none = forgeWith(() => ({}));
  expect(await closeRequest(none.forge, proposal, 'main', 'Nothing is left.')).toBeUndefined();
  expect(none.written).toEqual([]);
});
