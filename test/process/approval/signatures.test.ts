import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { readApprovers } from '../../../lib/approval/approvers';
import { printStatement, type Statement } from '../../../lib/approval/statement';
import { authorsOf } from '../../../lib/cli/approval/authors';
import { signText } from '../../../lib/cli/approval/ssh-keygen';
import { inFolder, readStatements, writeStatement } from '../../../lib/cli/approval/statement-files';
import { SshKeys } from '../../kit/ssh-keys';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'slipway approval '));
afterAll(() => fs.rmSync(folder, { recursive: true }));

const now = new Date('2026-11-29T12:00:00Z');
const keys = new SshKeys(folder);
const publicKey = (name: string) => keys.publicKey(name);

function approvers(people: Readonly<Record<string, readonly object[]>>) {
  const listed = Object.entries(people).map(([name, keys]) => [name, { keys, roles: ['operator'], emails: [`${name}@acme.example`] }]);
  return readApprovers(JSON.stringify({ schemaVersion: 1, approvers: Object.fromEntries(listed) }), 'approvers.json').approvers;
}

function said(approver: string, changes: Partial<Statement> = {}): Statement {
  return { bundle: 'a'.repeat(64), environment: 'production', approver, decision: 'approve', time: now, acknowledges: [], ...changes };
}

let count = 0;
/** A folder for the statements of one bundle. */
function place(): string {
  const made = path.join(folder, `bundle ${count++}`);
  fs.mkdirSync(made);
  return made;
}

async function sign(at: string, statement: Statement, name: string): Promise<string> {
  return writeStatement(at, statement, await signText(printStatement(statement), keys.file(name)));
}

beforeAll(() => {
  for (const name of ['ann', 'bob', 'eve']) keys.make(name);
});

test('what a person signed is theirs', async () => {
  const at = place();
  await sign(at, said('ann'), 'ann');
  const list = approvers({ ann: [{ key: publicKey('ann') }] });
  expect(await readStatements([inFolder(at)], list, now)).toEqual([{ file: 'ann.json', statement: said('ann') }]);
});

describe('a statement counts for nothing', () => {
  const list = () => approvers({ ann: [{ key: publicKey('ann') }], bob: [{ key: publicKey('bob'), until: '2026-11-29T13:00:00Z' }] });
  const fault = async (at: string, listed = list(), when = now) => (await readStatements([inFolder(at)], listed, when))[0]!.fault;

  test('that another key signed', async () => {
    const at = place();
    await sign(at, said('ann'), 'eve');
    expect(await fault(at)).toBe('it was signed by no key that ann has now and had then');
  });

  test('that another person signed, of those who may', async () => {
    const at = place();
    await sign(at, said('ann'), 'bob');
    expect(await fault(at)).toMatch(/no key that ann has/);
  });

  test('that was changed under its signature', async () => {
    const at = place();
    const file = await sign(at, said('ann', { decision: 'reject' }), 'ann');
    fs.writeFileSync(file, printStatement(said('ann')));
    expect(await fault(at)).toBe('what was signed is another text');
  });

  test('that was signed for something else', async () => {
    const at = place();
    const file = path.join(at, 'ann.json');
    fs.writeFileSync(file, printStatement(said('ann')));
    keys.sign('ann', file, 'git');
    expect(await fault(at)).toBe('it was signed for something else than slipway');
  });

  test('whose key is over since, or was not yet', async () => {
    const at = place();
    await sign(at, said('bob'), 'bob');
    expect(await fault(at)).toBeUndefined();
    expect(await fault(at, list(), new Date('2026-11-29T13:00:00Z'))).toMatch(/no key that bob has now/);
    const later = approvers({ bob: [{ key: publicKey('bob'), from: '2026-11-29T12:30:00Z' }] });
    expect(await fault(at, later, new Date('2026-11-29T12:40:00Z'))).toMatch(/no key that bob has now and had then/);
  });

  test('whose key was taken away', async () => {
    const at = place();
    await sign(at, said('bob'), 'bob');
    expect(await fault(at, approvers({ ann: [{ key: publicKey('ann') }] }))).toMatch(/no key that bob has/);
  });

  test('that lies under another name', async () => {
    const at = place();
    const file = await sign(at, said('ann'), 'ann');
    fs.renameSync(file, path.join(at, 'bob.json'));
    fs.renameSync(`${file}.sig`, path.join(at, 'bob.json.sig'));
    expect(await fault(at)).toBe('it is of ann');
  });

  const link = (file: string) => {
    fs.rmSync(file);
    fs.symlinkSync('/dev/zero', file);
  };

  test.each<[what: string, spoil: (file: string) => void, told: RegExp]>([
    ['without a signature', (file) => fs.rmSync(`${file}.sig`), /does not exist/],
    [
      'with a signature that is none',
      (file) => fs.writeFileSync(`${file}.sig`, '-----BEGIN PGP SIGNATURE-----\n'),
      /its signature is none of SSH/,
    ],
    ['with a signature without end', (file) => fs.writeFileSync(`${file}.sig`, 'A'.repeat(100_000)), /more than the 16384 that are read/],
    ['that says something twice', (file) => fs.writeFileSync(file, '{"decision":"reject","decision":"approve"}'), /twice/],
    ['that is no JSON', (file) => fs.writeFileSync(file, '<<<<<<< HEAD'), /ann\.json/],
    ['that is a link', link, /regular file|link/],
  ])('%s', async (_what, spoil, told) => {
    const at = place();
    spoil(await sign(at, said('ann'), 'ann'));
    expect(await fault(at)).toMatch(told);
  });
});

test('a key that is not there signs nothing', async () => {
  await expect(signText('x', keys.file('nobody'))).rejects.toThrow(/signed nothing/);
});

test('authors, committers and co-authors are those of every commit between two, by address', async () => {
  // GIVEN
  const repository = place();
  const commit = (author: string, committer: string, message: string) => {
    const [name, email] = [author, `${author}@ACME.example`];
    const env = {
      ...process.env,
      GIT_AUTHOR_NAME: name,
      GIT_AUTHOR_EMAIL: email,
      GIT_COMMITTER_NAME: committer,
      GIT_COMMITTER_EMAIL: `${committer}@acme.example`,
    };
    execFileSync('git', ['commit', '-q', '--allow-empty', '--cleanup=verbatim', '-m', message], { cwd: repository, env });
    return execFileSync('git', ['rev-parse', 'HEAD'], { cwd: repository, encoding: 'utf8' }).trim();
  };
  execFileSync('git', ['init', '-q'], { cwd: repository });
  const before = commit('old', 'old', 'first');
  commit('ann', 'bot', 'second\n\nCo-authored-by: Bob <Bob@acme.example>\nCo-authored-by: Eve <eve@other.example>\n');
  const revision = commit('ann', 'ann', 'third');
  const nobody = execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=', 'commit', '-q', '--allow-empty', '-m', 'fourth'], {
    cwd: repository,
    encoding: 'utf8',
    env: { ...process.env, GIT_AUTHOR_NAME: 'x', GIT_AUTHOR_EMAIL: '', GIT_COMMITTER_NAME: 'x', GIT_COMMITTER_EMAIL: '' },
  });
  const list = {
    approvers: approvers({ ann: [{ key: publicKey('ann') }], bob: [{ key: publicKey('bob') }] }),
    machines: new Set<string>(),
  };
  // THEN
  expect(nobody).toBe('');
  expect(await authorsOf([{ after: before, upTo: revision }], list, repository)).toEqual([
    { email: 'ann@acme.example', approver: 'ann' },
    { email: 'bob@acme.example', approver: 'bob' },
    { email: 'bot@acme.example' },
    { email: 'eve@other.example' },
  ]);
  expect((await authorsOf([{ upTo: revision }], list, repository)).map(({ email }) => email)).toContain('old@acme.example');
  const emails = async (machine: string) =>
    (await authorsOf([{ after: before, upTo: 'HEAD' }], { ...list, machines: new Set([machine]) }, repository)).map(({ email }) => email);
  // A forge that merges is nobody; a commit without an address is somebody.
  expect(await emails('bot@acme.example')).toEqual(['(no address)', 'ann@acme.example', 'bob@acme.example', 'eve@other.example']);
  // As an author, it is.
  expect(await emails('ann@acme.example')).toContain('ann@acme.example');
});
