import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { forges } from '../../../lib/plan/formats/forges';
import { ForgeServer, ownId, validToken } from '../../kit/forge-server';
import { type Run, Slipway } from './slipway';

let slipway: Slipway;
let forge: ForgeServer;
let folder: string;
beforeAll(() => {
  slipway = new Slipway();
});
afterAll(() => slipway.remove());
beforeEach(async () => {
  forge = await ForgeServer.start();
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'slipway-comment-'));
  fs.writeFileSync(path.join(folder, 'plan.md'), '### Plan: danger\n');
});
afterEach(async () => {
  await forge.stop();
  fs.rmSync(folder, { recursive: true });
});

type Variables = Readonly<Record<string, string>>;
const head = 'a'.repeat(40);
const marked = (text: string, marker = 'plan') => `<!-- slipway:${marker} -->\n${text}`;

function event(content: unknown): string {
  const file = path.join(folder, 'event.json');
  fs.writeFileSync(file, JSON.stringify(content));
  return file;
}
const pullRequest = (from = 'acme/shop') => ({
  pull_request: { number: 12, head: { sha: head, repo: { full_name: from } }, base: { repo: { full_name: 'acme/shop' } } },
});

/** The environments of the two runners, for the request with the number 12. */
const runners: Readonly<Record<'GitHub' | 'GitLab', () => Variables>> = {
  GitHub: () => ({
    GITHUB_ACTIONS: 'true',
    GITHUB_API_URL: forge.url,
    GITHUB_GRAPHQL_URL: `${forge.url}/graphql`,
    GITHUB_SERVER_URL: forge.url,
    GITHUB_REPOSITORY: 'acme/shop',
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_EVENT_PATH: event(pullRequest()),
    GITHUB_TOKEN: validToken,
  }),
  GitLab: () => ({
    GITLAB_CI: 'true',
    CI_API_V4_URL: `${forge.url}/api/v4`,
    CI_PROJECT_ID: '7',
    CI_MERGE_REQUEST_PROJECT_ID: '7',
    CI_MERGE_REQUEST_SOURCE_PROJECT_ID: '7',
    CI_MERGE_REQUEST_PROJECT_URL: `${forge.url}/acme/shop`,
    CI_MERGE_REQUEST_IID: '12',
    CI_COMMIT_SHA: head,
    GITLAB_TOKEN: validToken,
  }),
};
const both = ['GitHub', 'GitLab'] as const;

/** Without blocking this process, which is the server. */
async function comment(env: Variables, ...args: readonly string[]): Promise<Run> {
  const child = spawn(process.execPath, [slipway.main, 'comment', 'plan.md', ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH, ...env },
  });
  const said = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream].setEncoding('utf8').on('data', (text: string) => (said[stream] += text));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  for (const text of [said.stdout, said.stderr]) expect(text).not.toContain(validToken);
  return { code, ...said };
}

describe.each(both)('on %s', (name) => {
  const env = () => runners[name]();
  const address = (id: number) =>
    name === 'GitHub' ? `/acme/shop/pull/12#issuecomment-${id}` : `/acme/shop/-/merge_requests/12#note_${id}`;

  test('a comment is made, changed by the next run, and not written again where it is equal', async () => {
    expect(await comment(env())).toEqual({ code: 0, stdout: `created ${forge.url}${address(1000)}\n`, stderr: '' });
    expect(forge.comments).toEqual([{ id: 1000, author: ownId, body: marked('### Plan: danger\n') }]);
    forge.comments[0]!.body = forge.comments[0]!.body.replaceAll('\n', '\r\n').trimEnd();
    expect((await comment(env())).stdout).toBe(`unchanged ${forge.url}${address(1000)}\n`);
    fs.writeFileSync(path.join(folder, 'plan.md'), '### Plan: routine\n');
    expect((await comment(env())).stdout).toBe(`updated ${forge.url}${address(1000)}\n`);
    expect(forge.comments).toEqual([{ id: 1000, author: ownId, body: marked('### Plan: routine\n') }]);
    expect(forge.writes).toHaveLength(2);
  });

  test('comments of others, of ours with another marker, and of the forge itself are left alone', async () => {
    forge.add(1, marked('by somebody else'));
    forge.add(ownId, marked('of another verb', 'gate'));
    forge.add(ownId, `quoted: ${marked('x')}`);
    if (name === 'GitLab') forge.add(ownId, marked('by the forge'), { system: true });
    const before = structuredClone(forge.comments);
    expect((await comment(env())).stdout).toContain('created');
    expect(forge.comments.slice(0, -1)).toEqual(before);
    expect((await comment(env(), '--marker', 'gate')).stdout).toContain(`updated ${forge.url}${address(1001)}`);
  });

  test('the own comment is found on the third page, and no address of the answer is followed', async () => {
    for (let index = 0; index < 230; index++) forge.add(1, 'chat');
    const id = forge.add(ownId, marked('old'));
    expect((await comment(env())).stdout).toBe(`updated ${forge.url}${address(id)}\n`);
  });

  test('two of ours become one', async () => {
    const [first] = [forge.add(ownId, marked('a')), forge.add(ownId, marked('b'))];
    expect((await comment(env())).stdout).toBe(`updated ${forge.url}${address(first)}\n`);
    expect(forge.comments.map(({ id, body }) => [id, body])).toEqual([[first, marked('### Plan: danger\n')]]);
  });

  test('one that is deleted meanwhile is made anew', async () => {
    forge.add(ownId, marked('old'));
    forge.before = ({ method }) => {
      if (method === 'PATCH' || method === 'PUT') forge.comments = [];
      return undefined;
    };
    expect((await comment(env())).stdout).toContain('created');
    expect(forge.comments).toHaveLength(1);
  });

  test('a run about a former commit writes nothing', async () => {
    const id = forge.add(ownId, marked('newer'));
    forge.head = 'b'.repeat(40);
    expect(await comment(env())).toEqual({ code: 0, stdout: '', stderr: expect.stringContaining('another commit is proposed by now') });
    expect(forge.writes).toEqual([]);
    expect((await comment(env(), '--commit', 'b'.repeat(40))).stdout).toBe(`updated ${forge.url}${address(id)}\n`);
  });

  test('--dry-run writes nothing, and says what would be', async () => {
    expect((await comment(env(), '--dry-run')).stdout).toBe('would be created\n');
    const id = forge.add(ownId, marked('old'));
    expect((await comment(env(), '--dry-run')).stdout).toBe(`would be updated ${forge.url}${address(id)}\n`);
    expect(forge.writes).toEqual([]);
  });

  test('a forge that is busy is asked again, as it says', async () => {
    let busy = 2;
    forge.before = () => (busy-- > 0 ? { status: busy ? 503 : 429, headers: { 'retry-after': '0' } } : undefined);
    expect((await comment(env())).stdout).toContain('created');
    expect(forge.comments).toHaveLength(1);
  });

  test('where it is not known whether a comment was made, it is looked first', async () => {
    let once = true;
    forge.before = ({ method, path: asked, body }) => {
      if (method !== 'POST' || asked === '/graphql' || !once) return undefined;
      once = false;
      forge.add(ownId, JSON.parse(body).body);
      return { status: 502, headers: { 'retry-after': '0' }, body: 'Bad gateway' };
    };
    expect((await comment(env())).stdout).toBe(`unchanged ${forge.url}${address(1000)}\n`);
    expect(forge.comments).toHaveLength(1);
  });

  test('a forge that stays busy, and one that asks for an hour, is an error of one paragraph', async () => {
    forge.before = () => ({ status: 502, headers: { 'retry-after': '0' } });
    expect(await comment(env())).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('answers 502, however often') });
    forge.before = () => ({ status: 429, headers: { 'retry-after': '3600' } });
    expect((await comment(env())).stderr).toContain('asks to wait 3600 seconds');
    if (name === 'GitLab') return;
    const reset = String(Math.floor(Date.now() / 1000) + 900);
    forge.before = () => ({ status: 403, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset } });
    expect((await comment(env())).stderr).toMatch(/asks to wait (?:89\d|900) seconds/);
  });

  test.each([
    [301, 'no token follows there'],
    [401, 'that is valid'],
    [403, name === 'GitHub' ? 'pull-requests: write' : 'the scope `api`'],
    [404, 'Check its name and number'],
    [422, '--max-chars'],
  ])('%i has its cure, and the token is told to nobody', async (status, cure) => {
    const message = `\u001b[2Jno: ${validToken}\n::set-output name=a::b`;
    forge.before = () => ({ status, body: { message }, headers: { location: 'https://evil.example.com/' } });
    const { code, stdout, stderr } = await comment(env());
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(`${name} answers ${status}: no: ***`);
    expect(stderr).toContain(cure);
    expect(stderr).not.toMatch(/\p{Cc}(?<!\n)|^::/mu);
  });

  test.each([
    ['a page of a proxy', '<html>Sign in</html>'],
    ['an object for a list', { evil: true }],
    ['text', '"x"'],
    ['a list of anything', [null, 1, 'x', [], { id: -1 }, { id: '1', body: 1 }, { id: 1e300, body: marked('x') }]],
    ['deep nesting', '['.repeat(20_000)],
    ['a prototype', '{"__proto__": {"id": 1}, "id": 1, "id": 2}'],
  ])('an answer that is %s changes nothing', async (_case, body) => {
    forge.before = ({ method }) => (method === 'GET' ? { status: 200, body } : undefined);
    const { code, stderr } = await comment(env());
    expect(code).toBe(1);
    expect(stderr).toMatch(/^Error: What Git(?:Hub|Lab) answered at .* is not .*\n.*\n$/);
    expect(forge.writes).toEqual([]);
  });

  test('a fork without a token that may is told so, and fails nothing', async () => {
    const fork = (): Variables => ({
      ...env(),
      ...(name === 'GitHub' ? { GITHUB_EVENT_PATH: event(pullRequest('stranger/shop')) } : { CI_MERGE_REQUEST_SOURCE_PROJECT_ID: '99' }),
    });
    forge.before = ({ method, path: asked }) =>
      method === 'POST' && asked !== '/graphql' ? { status: 403, body: { message: 'Resource not accessible by integration' } } : undefined;
    const told = { code: 0, stdout: '', stderr: expect.stringContaining('runs of a fork get no token that may') };
    expect(await comment(fork())).toEqual(told);
    expect(await comment({ ...fork(), GITHUB_TOKEN: '', GITLAB_TOKEN: '' })).toEqual(told);
    expect((await comment(env())).code).toBe(1);
  });

  test('a text that is too long is refused before anything is asked, and what the plan writes for the forge fits', async () => {
    const { characters } = forges[name === 'GitHub' ? 'github' : 'gitlab'];
    fs.writeFileSync(path.join(folder, 'plan.md'), '😀'.repeat(characters / 2));
    const { code, stderr } = await comment(env());
    expect([code, stderr]).toEqual([1, expect.stringContaining(`more than the ${characters} of a comment`)]);
    expect(forge.writes).toEqual([]);
    fs.writeFileSync(path.join(folder, 'plan.md'), 'x'.repeat(characters - 100));
    expect((await comment(env(), '--marker', 'x'.repeat(50))).stdout).toContain('created');
  });

  test.each(['', ' \n', undefined])('a file with %j is no comment', async (content) => {
    fs.rmSync(path.join(folder, 'plan.md'));
    if (content !== undefined) fs.writeFileSync(path.join(folder, 'plan.md'), content);
    const { code, stderr } = await comment(env());
    expect([code, stderr]).toEqual([1, expect.stringMatching(/is empty|does not exist/)]);
    expect(forge.asked).toEqual([]);
  });

  test.each([
    'http://forge.example.com',
    'ftp://127.0.0.1',
    'https://user:word@forge.example.com',
    'https://forge.example.com/?a=b',
    'nowhere',
  ])('no token goes to %s', async (url) => {
    const { code, stderr } = await comment({ ...env(), GITHUB_API_URL: url, CI_API_V4_URL: url });
    expect([code, stderr]).toEqual([1, expect.stringContaining('is no plain address of https')]);
  });

  test('a token with a line break is refused, and not told', async () => {
    const token = 'secret-of-mine\n';
    const { code, stderr } = await comment({ ...env(), GITHUB_TOKEN: token, GITLAB_TOKEN: token });
    expect([code, stderr]).toEqual([1, expect.stringContaining('holds blanks')]);
    expect(stderr).not.toContain('secret-of-mine');
  });

  test('without a token it is said which variable wants one', async () => {
    const { code, stderr } = await comment({ ...env(), GITHUB_TOKEN: '', GITLAB_TOKEN: '' });
    expect([code, stderr]).toEqual([1, expect.stringMatching(/GIT(?:HUB|LAB)_TOKEN.* is not set/)]);
  });

  test('a connection that breaks is tried again', async () => {
    let broken = 1;
    forge.before = () => (broken-- > 0 ? 'hang up' : undefined);
    expect((await comment(env())).stdout).toContain('created');
  });
});

describe('on GitHub', () => {
  const run = (changes: object = {}) =>
    event({
      workflow_run: {
        head_sha: head,
        head_branch: 'feature',
        head_repository: { owner: { login: 'acme' } },
        pull_requests: [],
        ...changes,
      },
    });
  const workflowRun = (changes?: object): Variables => ({
    ...runners.GitHub(),
    GITHUB_EVENT_NAME: 'workflow_run',
    GITHUB_EVENT_PATH: run(changes),
  });

  test('a run after another one finds the request by the branch that it was of, also from a fork', async () => {
    forge.branch = 'stranger:fix & more';
    const { stdout } = await comment(workflowRun({ head_branch: 'fix & more', head_repository: { owner: { login: 'stranger' } } }));
    expect(stdout).toContain('created');
  });

  test('where the branch proposes another commit by now, or nothing, nothing is written', async () => {
    expect(await comment(workflowRun({ head_branch: 'other' }))).toMatchObject({ code: 0, stdout: '' });
    expect(await comment(workflowRun({ head_sha: 'c'.repeat(40) }))).toMatchObject({ code: 0, stdout: '' });
    expect(forge.writes).toEqual([]);
  });

  test('an event of no request says what to run it on', async () => {
    const push = { ...runners.GitHub(), GITHUB_EVENT_NAME: 'push', GITHUB_EVENT_PATH: event({ ref: 'refs/heads/main' }) };
    expect((await comment(push)).stderr).toContain("The event 'push' is of no pull request.");
    expect((await comment(push, '--pull-request', '12')).stdout).toContain('created');
  });

  test('GraphQL of a server of a company is beside its API', async () => {
    const { GITHUB_GRAPHQL_URL: _, ...rest } = runners.GitHub();
    forge.before = ({ path: asked }) =>
      asked === '/api/graphql' ? { status: 200, body: { data: { viewer: { databaseId: 5 } } } } : { status: 404 };
    await comment({ ...rest, GITHUB_API_URL: `${forge.url}/api/v3` });
    expect(forge.asked.map(({ path: asked }) => asked.replace(/\?.*/, ''))).toEqual([
      '/api/graphql',
      '/api/v3/repos/acme/shop/issues/12/comments',
    ]);
  });
});

test('on GitLab no line of the text is a command', async () => {
  fs.writeFileSync(path.join(folder, 'plan.md'), 'a\n/merge\n  /close\n`/x`\n');
  await comment(runners.GitLab());
  expect(forge.comments[0]!.body).not.toMatch(/^\s*\//m);
});

test.each([
  [['--github', '--gitlab'], {}, 'Both --github and --gitlab'],
  [[], {}, 'Neither a runner of GitHub Actions nor one of GitLab CI'],
  [['--github'], {}, 'No repository is named.'],
  [['--github', '--repository', 'acme/../x'], {}, 'is no repository of GitHub'],
  [['--github', '--repository', 'acme/shop'], {}, 'is of no pull request'],
  [['--gitlab'], {}, 'No project is named.'],
  [['--gitlab', '--repository', '../x'], {}, 'is no project of GitLab'],
  [['--gitlab', '--repository', 'acme/shop'], {}, 'is of no merge request'],
  [['--github', '--pull-request', '0'], {}, 'is no whole number from 1'],
  [['--github', '--commit', 'main'], {}, 'is no whole hash of a commit'],
  [['--github', '--marker', 'a -->'], {}, 'of --marker is no name'],
] as const)('%j with %j is told in one paragraph', async (flags, env, message) => {
  const { code, stdout, stderr } = await comment({ GITHUB_TOKEN: validToken, GITLAB_TOKEN: validToken, ...env }, ...flags);
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toContain(message);
  expect(stderr.trim().split('\n')).toHaveLength(2);
});
