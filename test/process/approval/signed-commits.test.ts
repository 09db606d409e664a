import { type ApprovedShop, rule, withApprovedShop } from './approved-shop';

let approved: ApprovedShop;
withApprovedShop((shop) => {
  approved = shop;
  approved.shop.git('config', 'gpg.format', 'ssh');
  // The first bundle's revision is not looked at again; what pins it is.
  signedBy('ada');
  approved.shop.git('commit', '--amend', '--quiet', '--no-edit');
  approved.push();
  signedBy(undefined);
});

const signedBy = (name: string | undefined) => {
  approved.shop.git('config', 'commit.gpgSign', `${name !== undefined}`);
  if (name !== undefined) approved.shop.git('config', 'user.signingKey', `${approved.key(name)}.pub`);
};

/** A new revision of production that asks for signatures, with one who signed it, and the pin another; bundled, approved, rendered. */
function bring(revision: string | undefined, pin: string | undefined): void {
  signedBy(revision);
  approved.shop.code({ replicas: 2, approvals: { ...rule, requireSigned: true } });
  const commit = approved.shop.commit('two');
  signedBy(pin);
  approved.pin(commit);
  // What people say is signed by itself.
  signedBy(undefined);
  approved.approved();
}

test('where each commit is signed by somebody who is listed, it passes, and the table tells by whom', () => {
  bring('ada', 'dev');
  expect(approved.stops()).toEqual([]);
  expect(approved.gate('--explain').stdout).toMatch(/pass {5}signatures: [^\n]*\n +found: ada, dev\n/);
});

test.each<[what: string, revision: string | undefined, pin: string | undefined, stops: readonly string[]]>([
  ['a revision that nobody signed', undefined, 'ada', ['signatures']],
  ['a release that was edited in a commit that nobody signed', 'ada', undefined, ['signatures']],
  ['a commit that an approver signed, whoever it says wrote it', 'ann', 'ada', ['approvals']],
  ['a commit of a key that nobody listed', 'eve', 'ada', ['signatures']],
])('%s stops it', (_what, revision, pin, stops) => {
  if (revision === 'eve') approved.keys.make('eve');
  bring(revision, pin);
  expect(approved.stops()).toEqual(stops);
});
