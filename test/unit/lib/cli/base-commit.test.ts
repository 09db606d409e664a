import { baseCommit, OnDefaultBranch, shallow as shallowError } from '../../../../lib/cli/plan/base-commit';
import { UserError } from '../../../../lib/errors';

// The module itself: what `import *` gives is a copy.
const childProcess = require('node:child_process') as typeof import('node:child_process');

type Answers = Readonly<Record<string, string | undefined>>;
const [head, common] = ['a'.repeat(40), 'b'.repeat(40)];

/** A clone in which a branch is checked out that left the default branch, and no file differs. */
const clone: Answers = {
  'rev-parse --show-toplevel': '/repository',
  'rev-parse --show-prefix': 'apps/\n',
  'status --porcelain --untracked-files=normal': '',
  'rev-parse HEAD': head,
  'symbolic-ref --short --quiet HEAD': 'feature',
  'symbolic-ref --short --quiet refs/remotes/origin/HEAD': 'origin/main',
  'merge-base --end-of-options origin/main HEAD': common,
  'rev-parse origin/main^{commit}': 'c'.repeat(40),
  'rev-parse --verify --quiet --end-of-options v1^{commit}': common,
};
const dirty = { 'status --porcelain --untracked-files=normal': ' M apps/main.ts' };
const onMain = { 'symbolic-ref --short --quiet HEAD': 'main' };
/** As runners check it out. */
const detached = { 'symbolic-ref --short --quiet HEAD': undefined };
const atMain = { ...detached, 'merge-base --end-of-options origin/main HEAD': head, 'rev-parse origin/main^{commit}': head };
const unrelated = { 'merge-base --end-of-options origin/main HEAD': undefined };
const shallow = { 'rev-parse --is-shallow-repository': 'true' };
const withoutRemote = { 'symbolic-ref --short --quiet refs/remotes/origin/HEAD': undefined };

/** Has git answer so, and fail where nothing is said. */
function answering(answers: Answers): void {
  jest.spyOn(childProcess, 'execFile').mockImplementation(((
    _git: string,
    args: readonly string[],
    _options: object,
    done: (error: Error | null, stdout: string, stderr: string) => void,
  ) => {
    const asked = args.slice(args.lastIndexOf('-c') + 2).join(' ');
    const answer = answers[asked];
    done(answer === undefined ? new Error(asked) : null, answer === undefined ? '' : `${answer}\n`, '');
  }) as never);
}
afterEach(() => {
  jest.restoreAllMocks();
});

test.each<[what: string, changes: Answers, ref: string | undefined, expected: readonly [name: string, commit: string, isDirty: boolean]]>([
  ['of a branch, what it has in common with the default branch', {}, undefined, ['origin/main', common, false]],
  ['of a branch with changes, the same', dirty, undefined, ['origin/main', common, true]],
  ['of a commit without a branch, the same', detached, undefined, ['origin/main', common, false]],
  [
    'of a commit that the default branch left behind, itself',
    { ...detached, 'merge-base --end-of-options origin/main HEAD': head },
    undefined,
    ['origin/main', head, false],
  ],
  ['of changes on the default branch, its last commit', { ...onMain, ...dirty }, undefined, ['HEAD', head, true]],
  ['of changes on the last commit of the default branch, that', { ...atMain, ...dirty }, undefined, ['HEAD', head, true]],
  ...['origin/main', 'origin/master', 'main', 'master'].map(
    (name) =>
      [
        `where no remote says its default branch, ${name}`,
        {
          ...withoutRemote,
          [`rev-parse --verify --quiet --end-of-options ${name}^{commit}`]: head,
          [`merge-base --end-of-options ${name} HEAD`]: common,
        },
        undefined,
        [name, common, false],
      ] as [string, Answers, undefined, readonly [string, string, boolean]],
  ),
  ['what is named', {}, 'v1', ['v1', common, false]],
])('is compared with: %s', async (_what, changes, ref, [name, commit, isDirty]) => {
  answering({ ...clone, ...changes });
  expect(await baseCommit(ref, '/repository/apps')).toEqual({ name, commit, top: '/repository', below: 'apps', isDirty });
});

test.each<[what: string, changes: Answers]>([
  ['the default branch is checked out', onMain],
  ['its last commit is', atMain],
])('nothing is compared where %s, unless something else is', async (_what, changes) => {
  answering({ ...clone, ...changes });
  await expect(baseCommit(undefined, '/repository/apps')).rejects.toThrow(OnDefaultBranch);
  expect(await baseCommit(undefined, '/repository/apps', true)).toMatchObject({ name: 'HEAD', commit: head });
});

test.each<[what: string, changes: Answers, ref: string | undefined, message: string]>([
  ['a folder without git', { 'rev-parse --show-toplevel': undefined }, undefined, "'/repository/apps' is in no git repository."],
  ['a repository without a commit', { 'rev-parse HEAD': undefined }, undefined, 'The repository has no commit.'],
  ['a repository without a default branch', withoutRemote, undefined, "The repository has no branch 'main' or 'master'."],
  ['one of which it was not cloned', { ...withoutRemote, ...shallow }, undefined, 'The clone is shallow, and the default branch'],
  ['another history', unrelated, undefined, "'origin/main' and what is checked out have no commit in common."],
  ['another history, whatever git says of it', { 'merge-base --end-of-options origin/main HEAD': '' }, undefined, 'no commit in common'],
  ['a history that is not there', { ...unrelated, ...shallow }, undefined, "The clone is shallow, and what 'origin/main' and the commit"],
  ['a ref that is not there', {}, 'v2', "There is no folder and no git ref 'v2'."],
  ['a ref that was not cloned', shallow, 'v2', "The clone is shallow, and 'v2' is not there."],
  ['an option', {}, '--all', "'--all' is no git ref."],
  [
    'a branch whose name a tag has too',
    { 'rev-parse --verify --quiet --end-of-options refs/tags/origin/main': common },
    undefined,
    "'refs/tags/origin/main' has the name of the branch 'origin/main'",
  ],
])('is refused: %s', async (_what, changes, ref, message) => {
  answering({ ...clone, ...changes });
  const compared = baseCommit(ref, '/repository/apps');
  await expect(compared).rejects.toThrow(UserError);
  await expect(compared).rejects.toThrow(message);
});

test.each([
  ['origin/main', '--unshallow origin main`'],
  ['v2', '--unshallow origin v2`'],
  ['release/1.4', '--unshallow origin release/1.4`'],
  ['0123abc', '--unshallow origin`'],
  ['0'.repeat(40), '--unshallow origin`'],
  ['', '--unshallow origin`'],
  ['HEAD~2', '--unshallow origin`'],
  ['a; rm -rf /', '--unshallow origin`'],
])('a clone without %j is deepened by a command that names a branch alone', (ref, command) => {
  expect(shallowError('it is not there', ref).cure).toContain(command);
});
