import * as fc from 'fast-check';
import { acknowledgements } from '../../../../lib/approval/acknowledgement';
import { allowedSigners, readApprovers } from '../../../../lib/approval/approvers';
import { type Bundle, bundleDifferences, digestOf, printBundle, readBundle } from '../../../../lib/approval/bundle';
import { readToldFacts } from '../../../../lib/approval/evidence-facts';
import { readManifest } from '../../../../lib/approval/evidence-manifest';
import { instant, printInstant } from '../../../../lib/approval/instant';
import { decisions, printStatement, readStatement, type Statement } from '../../../../lib/approval/statement';
import { UserError } from '../../../../lib/errors';

const one = `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${'A'.repeat(43)}`;
const two = `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${'B'.repeat(43)}`;

function approvers(people: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ schemaVersion: 1, approvers: people }, undefined, 2);
}

function person(changes: Readonly<Record<string, unknown>> = {}) {
  return { keys: [{ key: one }], roles: ['operator'], emails: ['Ann@acme.example'], ...changes };
}

/** What is said of a text that is refused. */
function refusal(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof UserError) return `${error.what} ${error.cure}`;
    throw error;
  }
  return 'nothing';
}

test.each<[what: string, read: (json: string) => unknown]>([
  ['a list of approvers', (json) => readApprovers(json, 'x.json')],
  ['a bundle', (json) => readBundle(json, 'x.json')],
  ['a statement', (json) => readStatement(json, 'x.json')],
  ['evidence', readManifest],
  ['facts', (json) => readToldFacts(json, 'x.json')],
])('%s of a newer version says so, and one of no version is none', (what, read) => {
  expect(refusal(() => read('{"schemaVersion":2}'))).toMatch(
    new RegExp(`${what} of version 2, and this slipway reads version 1\\. Update slipway\\.$`),
  );
  for (const other of ['{}', 'null', '[]', '{"schemaVersion":"2"}']) expect(refusal(() => read(other))).not.toMatch(/^nothing$|Update/);
});

describe('approvers', () => {
  test('have keys, roles and addresses; what they sign with is listed for our namespace only, while it holds', () => {
    // GIVEN
    const { approvers: list, machines } = readApprovers(
      approvers({
        ann: person({
          keys: [
            { key: `${one} ann@laptop`, until: '2026-12-01T00:00:00Z' },
            { key: two, from: '2026-12-01T00:00:00Z' },
          ],
        }),
      }),
      'approvers.json',
    );
    // THEN
    expect([...machines]).toEqual([]);
    expect(list.get('ann')).toMatchObject({ roles: ['operator'], emails: ['ann@acme.example'] });
    expect(allowedSigners(list, new Date('2026-11-30T00:00:00Z'))).toBe(`ann namespaces="slipway" ${one}\n`);
    expect(allowedSigners(list, new Date('2026-12-01T00:00:00Z'))).toBe(`ann namespaces="slipway" ${two}\n`);
  });

  test.each<[what: string, people: Readonly<Record<string, unknown>>, told: RegExp]>([
    ['a wildcard', { '*': person() }, /:4: '\*' is no name/],
    ['a name of another file of a bundle', { plan: person() }, /'plan' is no name/],
    [
      'two names that differ in case',
      { ann: person(), Ann: person({ keys: [{ key: two }], emails: [] }) },
      /are one where case does not count/,
    ],
    ['several names', { 'ann,bob': person() }, /'ann,bob' is no name/],
    ['an authority of certificates', { ann: person({ keys: [{ key: `cert-authority ${one}` }] }) }, /authorities approve nothing/],
    ['a certificate', { ann: person({ keys: [{ key: one.replace('ssh-ed25519', 'ssh-ed25519-cert-v01@openssh.com') }] }) }, /certificates/],
    ['options', { ann: person({ keys: [{ key: `namespaces="git" ${one}` }] }) }, /without options/],
    ['two lines', { ann: person({ keys: [{ key: `${one} a\n* ${two}` }] }) }, /public key/],
    ['a key of two people', { ann: person(), bob: person({ emails: [] }) }, /the key of 'bob' is also one of 'ann'/],
    [
      'a key of two people, with another comment',
      { ann: person(), bob: person({ keys: [{ key: `${one} bob` }], emails: [] }) },
      /also one of 'ann'/,
    ],
    ['an address of two people', { ann: person(), bob: person({ keys: [{ key: two }], emails: ['ANN@acme.example'] }) }, /also of 'ann'/],
    ['a wildcard of addresses', { ann: person({ emails: ['*@acme.example'] }) }, /e-mail address/],
    ['nobody to sign', { ann: person({ keys: [] }) }, /'ann' has no key/],
    ['a day that is none', { ann: person({ keys: [{ key: one, until: '2026-02-30T00:00:00Z' }] }) }, /is no time such as/],
    [
      'a key that ends before it begins',
      { ann: person({ keys: [{ key: one, from: '2026-02-02T00:00:00Z', until: '2026-02-01T00:00:00Z' }] }) },
      /ends before it begins/,
    ],
    ['an unknown field', { ann: person({ role: 'operator' }) }, /'approvers.ann.role' is unknown/],
  ])('%s is refused, with its line', (_what, people, told) => {
    const said = refusal(() => readApprovers(approvers(people), 'approvers.json'));
    expect(said).toMatch(told);
    expect(said).toMatch(/^approvers\.json:\d+: /);
  });

  test('a merge that is left undone is told by its line', () => {
    expect(refusal(() => readApprovers('{\n<<<<<<< HEAD\n', 'approvers.json'))).toMatch(/^approvers\.json:2: a merge is left undone/);
  });
});

const time = fc.integer({ min: 0, max: 4_000_000_000 }).map((seconds) => new Date(seconds * 1_000));
const hex = (length: number) => fc.stringMatching(new RegExp(`^[0-9a-f]{${length}}$`));
const word = fc.string({ minLength: 1, maxLength: 20 }).filter((text) => /^[^\p{Cc}]+$/u.test(text) && /\S/.test(text));

describe('statements', () => {
  const statement: fc.Arbitrary<Statement> = fc.record({
    bundle: hex(64),
    environment: word,
    approver: word,
    decision: fc.constantFrom(...decisions),
    time,
    acknowledges: fc.subarray([...acknowledgements]).map((all) => [...all].sort()),
  });

  test('have one text, which is read again', () => {
    fc.assert(
      fc.property(statement, (said) => expect(readStatement(printStatement(said), 'a.json')).toEqual(said)),
      { seed: 1 },
    );
  });

  test('any other text of the same is refused', () => {
    fc.assert(
      fc.property(statement, fc.integer({ min: 0, max: 400 }), fc.constantFrom(' ', '\n', '\t'), (said, at, space) => {
        const text = printStatement(said);
        const place = Math.min(at, text.length);
        const other = `${text.slice(0, place)}${space}${text.slice(place)}`;
        expect(() => {
          if (printStatement(readStatement(other, 'a.json')) === text) throw new Error('It was read in two ways.');
          throw new UserError('It says something else.', 'That is seen.');
        }).toThrow(UserError);
      }),
      { seed: 2 },
    );
  });

  test.each([
    ['two decisions', '{"decision":"approve","decision":"reject"}', /'decision' is there twice/],
    ['a newer version', '{"schemaVersion":2}', /version 2, and this slipway reads version 1/],
    ['no object', '[]', /a\.json: /],
    ['a prototype', '{"__proto__":{}}', /__proto__/],
  ])('%s is refused', (_what, text, told) => {
    expect(refusal(() => readStatement(text, 'a.json'))).toMatch(told);
  });
});

describe('bundles', () => {
  const file = fc.array(fc.stringMatching(/^[a-z0-9][a-z0-9._-]{0,8}$/), { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));
  const bundle: fc.Arbitrary<Bundle> = fc.record(
    {
      organization: word,
      environment: word,
      revision: hex(40),
      release: fc.record({ file: word, blob: hex(40) }),
      follows: hex(64),
      files: fc.dictionary(file, hex(64), { noNullPrototype: true }),
      plans: fc.dictionary(file, hex(64), { noNullPrototype: true }),
      plan: fc.record({ sha256: hex(64), acknowledge: fc.subarray([...acknowledgements]).map((all) => [...all].sort()) }),
      policies: fc.record({ sha256: hex(64), packs: fc.uniqueArray(word, { maxLength: 3 }).map((all) => all.sort()) }),
    },
    { requiredKeys: ['organization', 'environment', 'revision', 'release', 'files', 'plans', 'plan', 'policies'] },
  );

  test('have one text, which is read again, and one digest', () => {
    fc.assert(
      fc.property(bundle, (made) => {
        const read = readBundle(printBundle(made), 'bundle.json');
        expect(read).toEqual(made);
        expect(digestOf(read)).toBe(digestOf(made));
      }),
      { seed: 3 },
    );
  });

  test('differ exactly where something of them differs', () => {
    fc.assert(
      fc.property(bundle, bundle, (a, b) => {
        expect(bundleDifferences(a, a)).toEqual([]);
        expect(bundleDifferences(a, b).length > 0).toBe(
          digestOf(a) !== digestOf(b) && JSON.stringify(a.plan.sha256) !== JSON.stringify(b.plan.sha256),
        );
      }),
      { seed: 4 },
    );
  });

  const made: Bundle = {
    organization: 'acme',
    environment: 'production',
    revision: 'a'.repeat(40),
    release: { file: 'releases/production.json', blob: 'b'.repeat(40) },
    files: { 'dist/a.yaml': '0'.repeat(64) },
    plans: {},
    plan: { sha256: '0'.repeat(64), acknowledge: [] },
    policies: { sha256: '0'.repeat(64), packs: [] },
  };

  test.each<[what: string, files: Readonly<Record<string, string>>, told: RegExp]>([
    [
      'two files that differ in case',
      { 'dist/a.yaml': '0'.repeat(64), 'dist/A.yaml': '0'.repeat(64) },
      /are one file where case does not count/,
    ],
    [
      'two files that differ in how a letter is composed',
      { 'dist/é.yaml': '0'.repeat(64), 'dist/e\u0301.yaml': '0'.repeat(64) },
      /are one file/,
    ],
    ['a file elsewhere', { '../a.yaml': '0'.repeat(64) }, /not a path within the output/],
    ['a file from the root', { '/etc/passwd': '0'.repeat(64) }, /not a path within the output/],
    ['a backslash', { 'dist\\a.yaml': '0'.repeat(64) }, /not a path within the output/],
    ['no hash', { 'dist/a.yaml': 'x' }, /not a SHA-256/],
  ])('%s is refused', (_what, files, told) => {
    expect(refusal(() => readBundle(printBundle({ ...made, files }), 'bundle.json'))).toMatch(told);
  });

  test('a bundle of a newer version is refused, and one that is laid out otherwise', () => {
    expect(refusal(() => readBundle('{"schemaVersion": 2}', 'bundle.json'))).toMatch(/version 2/);
    expect(refusal(() => readBundle(JSON.stringify(JSON.parse(printBundle(made))), 'bundle.json'))).toMatch(/not written as bundles are/);
  });
});

test('a time is one to the second in UTC that exists', () => {
  fc.assert(
    fc.property(time, (at) => expect(instant(printInstant(at))).toEqual(at)),
    { seed: 5 },
  );
  for (const text of ['2026-02-30T00:00:00Z', '2026-11-29T12:00:00+01:00', '2026-11-29T12:00:00.5Z', '2026-11-29T24:00:00Z', 'now', ''])
    expect({ text, at: instant(text) }).toEqual({ text, at: undefined });
});
