import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { readApprovers } from '../../../lib/approval/approvers';
import { type Bundle, digestOf, printBundle } from '../../../lib/approval/bundle';
import { authorsOf } from '../../../lib/cli/approval/authors';
import { bundlesOn } from '../../../lib/cli/approval/bundle-history';
import { signaturesOf } from '../../../lib/cli/approval/commit-signatures';
import { SshKeys } from '../../kit/ssh-keys';

let folder: string;
let home: string;
let keys: SshKeys;
beforeEach(() => {
  folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'slipway commits ')));
  home = fs.mkdtempSync(path.join(os.tmpdir(), 'slipway keys '));
  keys = new SshKeys(home);
  for (const name of ['ann', 'bob', 'eve', 'old']) keys.make(name);
  git('init', '--quiet', '--initial-branch=main');
});
afterEach(() => {
  fs.rmSync(folder, { recursive: true });
  fs.rmSync(home, { recursive: true });
});

const who = (name: string, at = '2026-11-29T12:00:00Z') => ({
  GIT_AUTHOR_NAME: name,
  GIT_AUTHOR_EMAIL: `${name}@acme.example`,
  GIT_COMMITTER_NAME: name,
  GIT_COMMITTER_EMAIL: `${name}@acme.example`,
  GIT_AUTHOR_DATE: at,
  GIT_COMMITTER_DATE: at,
});
function gitAs(env: Readonly<Record<string, string>>, ...args: readonly string[]): string {
  return execFileSync('git', args, {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, HOME: home, ...env },
  }).trim();
}
const git = (...args: readonly string[]) => gitAs(who('ann'), ...args);
const signing = (name: string) => ['-c', 'gpg.format=ssh', '-c', `user.signingkey=${keys.file(name)}.pub`];

let count = 0;
/** A commit of somebody, signed by a key where one is named. */
function commit(name: string, signer?: string, at?: string): string {
  fs.writeFileSync(path.join(folder, `file${count++}`), `${count}`);
  gitAs(who(name, at), 'add', '--all');
  gitAs(who(name, at), ...(signer ? signing(signer) : []), 'commit', '--quiet', ...(signer ? ['-S'] : []), '--message', 'change');
  return git('rev-parse', 'HEAD');
}

/** The text of a commit, to its last byte. */
const textOf = (name: string) => execFileSync('git', ['cat-file', 'commit', name], { cwd: folder, encoding: 'utf8' });

/** A commit of such a text. */
function writeCommit(text: string, ...options: readonly string[]): string {
  const args = ['hash-object', ...options, '-t', 'commit', '-w', '--stdin'];
  return execFileSync('git', args, { cwd: folder, encoding: 'utf8', input: text }).trim();
}

function list(more: Readonly<Record<string, object>> = {}, machines: readonly string[] = []) {
  const person = (name: string, key: object = {}) => [
    name,
    { keys: [{ key: keys.publicKey(name), ...key }], roles: ['operator'], emails: [`${name}@acme.example`] },
  ];
  const people = Object.fromEntries([person('ann'), person('bob'), person('old', { until: '2026-06-01T00:00:00Z' })]);
  return readApprovers(JSON.stringify({ schemaVersion: 1, approvers: { ...people, ...more }, machines }), 'approvers.json');
}

const signed = (after: string) => signaturesOf([{ after, upTo: git('rev-parse', 'HEAD') }], list().approvers, folder);
const authors = async (after: string, of = list()) =>
  (await authorsOf([{ after, upTo: git('rev-parse', 'HEAD') }], of, folder)).map(({ email }) => email);

describe('where commits must be signed', () => {
  let before: string;
  beforeEach(() => {
    before = commit('ann');
  });

  test('those who signed are known, whoever they say they are', async () => {
    commit('eve', 'bob');
    expect(await signed(before)).toEqual({ signers: ['bob'], unsigned: [] });
  });

  test('one that is not signed is told, and one of a key that is not listed', async () => {
    const [none, other] = [commit('ann'), commit('ann', 'eve')];
    commit('ann', 'ann');
    expect(await signed(before)).toEqual({ signers: ['ann'], unsigned: [none, other].sort() });
  });

  test('a key counts while it holds, by the time of the commit', async () => {
    commit('old', 'old', '2026-05-01T00:00:00Z');
    expect(await signed(before)).toEqual({ signers: ['old'], unsigned: [] });
    const late = commit('old', 'old', '2026-07-01T00:00:00Z');
    expect(await signed(before)).toEqual({ signers: ['old'], unsigned: [late] });
  });

  test('a commit that was changed under its signature is signed by nobody', async () => {
    commit('ann', 'ann');
    const raw = textOf('HEAD').replace('change', 'other');
    const forged = writeCommit(raw);
    git('reset', '--quiet', '--hard', forged);
    expect(await signed(before)).toEqual({ signers: [], unsigned: [forged] });
  });

  test('a signature for files, with the same key, is none of a commit', async () => {
    const raw = textOf(commit('ann'));
    fs.writeFileSync(path.join(home, 'commit'), raw);
    keys.sign('ann', path.join(home, 'commit'), 'slipway');
    const signature = fs.readFileSync(path.join(home, 'commit.sig'), 'utf8').trimEnd().split('\n').join('\n ');
    const made = writeCommit(raw.replace('\n\n', `\ngpgsig ${signature}\n\n`));
    git('reset', '--quiet', '--hard', made);
    expect((await signed(before)).unsigned).toEqual([made]);
  });

  test('a merge that adds nothing needs no signature; one that adds something does', async () => {
    git('checkout', '--quiet', '-b', 'side');
    commit('bob', 'bob');
    git('checkout', '--quiet', 'main');
    commit('ann', 'ann');
    git('merge', '--quiet', '--no-ff', '--message', 'merge', 'side');
    expect(await signed(before)).toEqual({ signers: ['ann', 'bob'], unsigned: [] });
    fs.writeFileSync(path.join(folder, 'evil'), '');
    git('add', '--all');
    git('commit', '--quiet', '--amend', '--no-edit');
    expect((await signed(before)).unsigned).toEqual([git('rev-parse', 'HEAD')]);
  });

  test('programs that the repository names look at no signature', async () => {
    git('config', 'gpg.ssh.program', '/bin/true');
    git('config', 'gpg.program', '/bin/true');
    git('config', 'gpg.ssh.allowedSignersFile', keys.file('eve.pub'));
    const other = commit('ann');
    git('config', '--unset', 'gpg.ssh.program');
    expect((await signed(before)).unsigned).toEqual([other]);
  });
});

describe('authors are those of the objects', () => {
  let before: string;
  beforeEach(() => {
    before = commit('ann');
  });
  /** A commit of a raw text, in which `HEAD` was written. */
  function raw(edit: (text: string) => string): void {
    const text = textOf(commit('bob'));
    git('update-ref', 'HEAD', writeCommit(edit(text), '--literally'));
  }

  test('of a commit with two authors, both; whatever order they are in', async () => {
    raw((text) => text.replace(/^author .*$/m, (line) => `${line}\n${line.replace('bob@', 'mal@')}`));
    expect(await authors(before)).toEqual(['bob@acme.example', 'mal@acme.example']);
  });

  test('of a line with two addresses, both', async () => {
    raw((text) => text.replace(/^author .*$/m, (line) => line.replace('<bob@', '<mal@acme.example> <bob@')));
    expect(await authors(before)).toEqual(['bob@acme.example', 'mal@acme.example']);
  });

  test('a map of names changes nobody', async () => {
    fs.writeFileSync(path.join(folder, '.mailmap'), 'Ann <ann@acme.example> <bob@acme.example>\n');
    git('config', 'log.mailmap', 'true');
    commit('bob');
    expect(await authors(before)).toEqual(['bob@acme.example']);
  });

  test.each([
    ['in the middle of a message', 'Co-authored-by: Mal <mal@acme.example>\n\nMore words.'],
    ['in other letters', 'CO-AUTHORED-BY: Mal <MAL@acme.example>'],
    ['after characters that separate', 'Co-authored-by: a\u001e\u001f <x@y>\nCo-authored-by: Mal <mal@acme.example>'],
  ])('a co-author counts %s', async (_where, message) => {
    raw((text) => text.replace(/change\n$/, `change\n\n${message}\n`));
    expect(await authors(before)).toContain('mal@acme.example');
  });

  test.each([
    ['a letter of another alphabet', 'b\u043eb@acme.example'],
    ['a letter that becomes one of ours in lower case', 'bob@ac\u212ae.example'.replace('c\u212a', 'm\u212a')],
    ['a name of another encoding', '+AGI-ob@acme.example'],
  ])('an address that looks like another one is nobody’s: %s', async (_what, address) => {
    raw((text) => text.replace(/<bob@[^>]*>/g, `<${address}>`).replace(/\n\n/, '\nencoding UTF-7\n\n'));
    expect(await authorsOf([{ after: before, upTo: git('rev-parse', 'HEAD') }], list(), folder)).toEqual([
      { email: address.replace('+AGI', '+agi') },
    ]);
  });

  test('a forge is nobody as a committer, under no other address', async () => {
    raw((text) => text.replace(/^committer .*$/m, (line) => line.replace('bob@acme.example', 'noreply@k.example')));
    expect(await authors(before, list({}, ['noreply@k.example']))).toEqual(['bob@acme.example']);
    raw((text) => text.replace(/^committer .*$/m, (line) => line.replace('bob@acme.example', 'noreply@\u212a.example')));
    expect(await authors(before, list({}, ['noreply@k.example']))).toContain('noreply@\u212a.example');
  });

  test('who brings what people said of bundles, and nothing else, is no author; nor has that to be signed', async () => {
    const aside = 'apps/[x]/releases/approvals';
    const put = (name: string, ...files: readonly string[]) => {
      for (const file of files) {
        fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
        fs.writeFileSync(path.join(folder, file), `${count++}`);
      }
      gitAs(who(name), 'add', '--all');
      gitAs(who(name), 'commit', '--quiet', '--message', 'said\n\nCo-authored-by: Eve <eve@acme.example>');
      return git('rev-parse', 'HEAD');
    };
    const range = () => ({ after: before, upTo: git('rev-parse', 'HEAD'), aside });
    const found = async () => (await authorsOf([range()], list(), folder)).map(({ email }) => email);
    put('bob', `${aside}/production/0/bob.json`, `${aside}/production/0/bob.json.sig`);
    expect(await found()).toEqual([]);
    expect((await signaturesOf([range()], list().approvers, folder)).unsigned).toEqual([]);
    expect(await authors(before)).toEqual(['bob@acme.example', 'eve@acme.example']);
    const more = [put('bob', `${aside}/production/0/ann.json`, 'code'), put('old', 'apps/x/releases/approvals/a.json')];
    expect(await found()).toEqual(['bob@acme.example', 'eve@acme.example', 'old@acme.example']);
    expect((await signaturesOf([range()], list().approvers, folder)).unsigned).toEqual([...more].sort());
  });

  test('a commit that was replaced, or grafted, is what it was', async () => {
    const of = commit('bob');
    const innocent = commit('ann');
    git('replace', of, before);
    fs.mkdirSync(path.join(folder, '.git/info'), { recursive: true });
    fs.writeFileSync(path.join(folder, '.git/info/grafts'), `${innocent} ${before}\n`);
    expect(await authors(before)).toEqual(['ann@acme.example', 'bob@acme.example']);
  });
});

describe('bundles of the protected branch are found', () => {
  const zeros = '0'.repeat(64);
  const bundle: Bundle = {
    organization: 'acme',
    environment: 'production',
    revision: 'a'.repeat(40),
    release: { file: 'releases/production.json', blob: 'b'.repeat(40) },
    files: {},
    plans: {},
    plan: { sha256: zeros, acknowledge: [] },
    policies: { sha256: zeros, packs: [] },
  };
  const put = (file: string, text: string) => {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), text);
  };
  const found = async (below = '', releases = 'releases', environment = 'production') => {
    const file = { environment, file: `${releases}/${environment}.json`, path: path.posix.join(below, releases, `${environment}.json`) };
    const all = await bundlesOn({ name: 'origin/main', commit: git('rev-parse', 'HEAD') }, file, { top: folder, below });
    return all.map(({ digest }) => digest);
  };
  const place = (of: Bundle, releases = 'releases') => `${releases}/approvals/${of.environment}/${digestOf(of).slice(0, 16)}/bundle.json`;

  test.each(['', 'apps[1]', 'a*b?', 'back\\slash'])('in a project below %j', async (below) => {
    put(path.posix.join(below, place(bundle)), printBundle(bundle));
    commit('ann');
    expect(await found(below)).toEqual([digestOf(bundle)]);
  });

  test('beside release files that lie elsewhere', async () => {
    put(place(bundle, 'apps/releases'), printBundle(bundle));
    commit('ann');
    expect(await found('', 'apps/releases')).toEqual([digestOf(bundle)]);
    expect(await found()).toEqual([]);
  });

  test('also one that came as something else, and one that was taken away since', async () => {
    put(place(bundle), 'nothing\n');
    commit('ann');
    put(place(bundle), printBundle(bundle));
    commit('ann');
    fs.rmSync(path.join(folder, 'releases'), { recursive: true });
    commit('ann');
    expect(await found()).toEqual([digestOf(bundle)]);
  });

  test('none of an environment whose name begins the same, or is another one’s in other letters, and none under a name that is none', async () => {
    const other: Bundle = { ...bundle, environment: 'production-eu' };
    put(place(other), printBundle(other));
    put(place(bundle).replace('production', 'Production'), printBundle(bundle));
    put(place(other).replace('production-eu', 'production'), printBundle(other));
    put('releases/approvals/production/a\nb/bundle.json', printBundle(bundle));
    commit('ann');
    expect(await found()).toEqual([]);
    expect(await found('', 'releases', 'production-eu')).toEqual([digestOf(other)]);
  });
});
