import { ForgeServer, ownId, validToken } from '../../kit/forge-server';
import { Slipway } from '../cli/slipway';
import { Shop } from './shop';

let slipway: Slipway;
let shop: Shop;
let forge: ForgeServer;
/** What is merged, and of which the image is. */
let merged: string;
beforeAll(() => {
  slipway = new Slipway();
});
afterAll(() => slipway.remove());
beforeEach(async () => {
  forge = await ForgeServer.start();
  shop = new Shop(slipway);
  shop.code({ replicas: 1, soakSeconds: 3600 });
  merged = shop.commit('what is merged');
  forge.merged.set(merged, [
    { number: 12, branch: 'main' },
    { number: 5, branch: 'feature' },
    { number: 6, branch: 'main', isOpen: true },
  ]);
  staging('1.1', '2026-01-02T03:04:05Z');
  shop.run('synth');
});
afterEach(async () => {
  await forge.stop();
  shop.remove();
});

/** Staging wants an image of what is merged. */
function staging(tag: string, at?: string): void {
  const source = { repository: 'https://example.com/shop', commit: merged };
  shop.release('staging', { 'shop/cart': { tag, source }, 'shop/web': { tag: '1.0' } });
  shop.commit(`staging: cart ${tag}`, at);
}

const promote = () => shop.run('promote', 'shop', '--from', 'staging', '--to', 'production', '--no-plan', '--commit', '--only', 'images');

const runners = {
  GitHub: () => ({
    GITHUB_ACTIONS: 'true',
    GITHUB_API_URL: forge.url,
    GITHUB_SERVER_URL: forge.url,
    GITHUB_REPOSITORY: 'acme/shop',
    GITHUB_TOKEN: validToken,
  }),
  GitLab: () => ({
    GITLAB_CI: 'true',
    CI_API_V4_URL: `${forge.url}/api/v4`,
    CI_PROJECT_ID: '7',
    CI_PROJECT_URL: `${forge.url}/acme/shop`,
    GITLAB_TOKEN: validToken,
  }),
};

describe.each(['GitHub', 'GitLab'] as const)('on %s', (name) => {
  const run = async (...args: readonly string[]) => {
    const ran = await slipway.runBeside(shop.folder, ['where', ...args], { ...runners[name](), HOME: shop.cache });
    for (const text of [ran.stdout, ran.stderr]) expect(text).not.toContain(validToken);
    return ran;
  };
  const page = () =>
    name === 'GitHub' ? `${forge.url}/acme/shop/pull/12#issuecomment-` : `${forge.url}/acme/shop/-/merge_requests/12#note_`;
  const commitPage = (commit: string) => `${forge.url}/acme/shop/${name === 'GitHub' ? '' : '-/'}commit/${commit}`;
  const [waiting, done] = name === 'GitHub' ? ['pending', 'success'] : ['success', 'success'];

  test('the merged request and the commit are told until production has it, and nothing is written where it is equal', async () => {
    const first = await run('--comment', '--status');
    expect(first).toEqual({ code: 0, stderr: '', stdout: `created ${page()}1000\ncreated the status of ${merged.slice(0, 12)}\n` });
    expect(forge.comments[0]!.body).toMatch(/^<!-- slipway:where -->\n<!-- made of \w{40} at [\dT:.-]+Z -->\n### Where `\w{40}` is\n/);
    expect(forge.comments[0]!.body).toContain('| `production` | `shop/cart` | `1.1` | not yet: `slipway promote shop/cart --from staging');
    expect(forge.statuses).toEqual([
      {
        commit: merged,
        name: 'slipway/where',
        state: waiting,
        description: 'wanted in staging since 2026-01-02 03:04 UTC; production: slipway promote shop/cart --from staging --to production',
        address: commitPage(shop.git('rev-parse', 'HEAD')),
      },
    ]);
    shop.project.write('code.txt', 'more');
    shop.commit('nothing of it');
    expect(await run('--comment', '--status')).toEqual({ code: 0, stderr: '', stdout: '' });
    const before = forge.writes.length;
    expect(promote()).toMatchObject({ code: 0 });
    expect((await run('--comment', '--status')).stdout).toBe(`updated ${page()}1000\nupdated the status of ${merged.slice(0, 12)}\n`);
    expect(forge.comments[0]!.body).toMatch(/`production` \| `shop\/cart` \| `1\.1` \| wanted since [\d :-]+ UTC \|\n$/);
    expect(forge.statuses.at(-1)).toMatchObject({ state: done, description: expect.stringMatching(/^wanted in production since/) });
    expect((await run('--comment', '--status')).stdout).toBe('');
    expect(forge.writes).toHaveLength(before + 2);
    expect(forge.comments).toHaveLength(1);
  });

  test('an older run writes over nothing of a newer one', async () => {
    promote();
    await run('--comment', '--status');
    const told = [structuredClone(forge.comments), structuredClone(forge.statuses)];
    shop.git('update-ref', 'refs/heads/newer', 'HEAD');
    shop.git('reset', '--quiet', '--hard', 'HEAD~1');
    expect(await run(merged, '--comment', '--status')).toEqual({
      code: 0,
      stdout: '',
      stderr: expect.stringMatching(/request 12 .*: a newer run has told it\.\n\w{12}: a newer run has told it\.\n/),
    });
    // Also where it does not know what the newer one was made of.
    const unknown = 'f'.repeat(40);
    forge.comments[0]!.body = forge.comments[0]!.body.replace(/made of \w{40}/, `made of ${unknown}`);
    expect((await run(merged, '--comment')).stderr).toContain('a newer run has told it');
    expect([forge.comments[0]!.body.replace(unknown, shop.git('rev-parse', 'newer')), forge.statuses]).toEqual([
      told[0]![0] && (told[0]![0] as { body: string }).body,
      told[1],
    ]);
  });

  test('of the same state, the later one counts', async () => {
    await run('--comment');
    const { body } = forge.comments[0]!;
    forge.comments[0]!.body = body.replace(/at 2\d{3}-/, 'at 2999-').replace('not yet', 'later');
    expect((await run('--comment')).stderr).toContain('a newer run has told it');
    forge.comments[0]!.body = body.replace(/at 2\d{3}-/, 'at 2001-').replace('not yet', 'earlier');
    expect((await run('--comment')).stdout).toBe(`updated ${page()}1000\n`);
  });

  test('comments of others, and of ours with another marker, are left alone; a stamp of others is none', async () => {
    forge.add(1, `<!-- slipway:where -->\n<!-- made of ${'f'.repeat(40)} at 2999-01-01T00:00:00Z -->\n`);
    forge.add(ownId, '<!-- slipway:plan -->\nplan');
    const others = structuredClone(forge.comments);
    expect((await run('--comment')).stdout).toBe(`created ${page()}1002\n`);
    expect(forge.comments.slice(0, 2)).toEqual(others);
  });

  test('the own comment is found on the third page, and so is the status', async () => {
    for (let index = 0; index < 230; index++) forge.add(1, 'chat');
    await run('--comment');
    promote();
    expect((await run('--comment')).stdout).toBe(`updated ${page()}1230\n`);
  });

  test('a commit that no environment wants is told nowhere, and one that is named, alone', async () => {
    const other = shop.git('rev-parse', 'HEAD');
    forge.merged.set(other, [{ number: 12, branch: 'main' }]);
    expect(await run(other, '--comment', '--status')).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(forge.writes).toEqual([]);
    expect((await run('HEAD~1', '--comment')).stdout).toContain('created');
  });

  test('a request that is deleted meanwhile stops nothing', async () => {
    forge.merged.set(merged, [{ number: 12, branch: 'main' }]);
    forge.before = ({ path }) =>
      /\/(?:issues|merge_requests)\/12\//.test(path) ? { status: 404, body: { message: 'Not Found' } } : undefined;
    expect(await run('--comment', '--status')).toEqual({
      code: 0,
      stdout: `created the status of ${merged.slice(0, 12)}\n`,
      stderr: expect.stringContaining('is gone, or closed to comments'),
    });
  });

  test('a forge that is busy is asked again, and where it is unknown whether something was written, it is looked first', async () => {
    let busy = 2;
    forge.before = () => (busy-- > 0 ? { status: busy ? 503 : 429, headers: { 'retry-after': '0' } } : undefined);
    expect((await run('--comment')).code).toBe(0);
    let once = true;
    forge.before = ({ method, path, body }) => {
      if (method !== 'POST' || !path.includes('/statuses/') || !once) return undefined;
      once = false;
      const { context, name: own = context, state, description, target_url: address } = JSON.parse(body);
      forge.statuses.push({ commit: merged, name: own, state, description, address });
      return { status: 502, headers: { 'retry-after': '0' } };
    };
    expect((await run('--status')).code).toBe(0);
    expect([forge.comments.length, forge.statuses.length]).toEqual([1, 1]);
  });

  test('--dry-run writes nothing', async () => {
    const request = name === 'GitHub' ? 'pull request 12 of acme/shop' : 'merge request 12 of project 7';
    const { stdout } = await run('--comment', '--status', '--dry-run');
    expect(stdout).toBe(`would be created ${request}\nwould be created the status of ${merged.slice(0, 12)}\n`);
    expect(forge.writes).toEqual([]);
  });

  test('what a hold says mentions and links nobody', async () => {
    shop.run('hold', 'shop', '--env', 'production', '--reason', 'ask @team, #12 or https://evil.example/ | x', '--commit');
    await run('--comment');
    expect(forge.comments[0]!.body.replace(/`[^`]*`/g, '')).not.toMatch(/@team|#12|evil/);
  });

  test('without a token it is said which variable wants one', async () => {
    const { code, stderr } = await slipway.runBeside(shop.folder, ['where', '--status'], {
      ...runners[name](),
      GITHUB_TOKEN: '',
      GITLAB_TOKEN: '',
    });
    expect([code, stderr]).toEqual([1, expect.stringMatching(/GIT(?:HUB|LAB)_TOKEN.* is not set/)]);
  });
});

test('of a request of several commits the newest tells, and commits between two images are on their way', async () => {
  const later = shop.commitAll('the same request', () => shop.project.write('more.txt', 'x'));
  const last = shop.commitAll('another one', () => shop.project.write('last.txt', 'x'));
  forge.merged.set(later, [{ number: 12, branch: 'main' }]);
  const image = (commit: string) => ({ tag: commit.slice(0, 7), source: { repository: 'https://example.com/shop', commit } });
  shop.release('production', { 'shop/cart': image(merged), 'shop/web': { tag: '1.0' } });
  shop.release('staging', { 'shop/cart': image(last), 'shop/web': { tag: '1.0' } });
  shop.commit('images');
  const { code } = await slipway.runBeside(shop.folder, ['where', '--comment', '--status'], { ...runners.GitHub(), HOME: shop.cache });
  expect(code).toBe(0);
  expect(forge.comments.map(({ body }) => /Where `(\w+)`/.exec(body)?.[1])).toEqual([later]);
  expect(new Set(forge.statuses.map(({ commit }) => commit))).toEqual(new Set(shop.git('rev-list', `${merged}~1..${last}`).split('\n')));
});

test('without a commit, and without whom to tell, it says what to name', () => {
  expect(shop.run('where')).toMatchObject({ code: 1, stderr: expect.stringContaining('No commit is named.') });
});
