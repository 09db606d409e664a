import * as fs from 'node:fs';
import * as path from 'node:path';
import { eachShop, type Shop } from './shop';

let shop: Shop;
eachShop((made) => {
  shop = made;
  shop.staging('1.1');
});

const promotion = ['promote', 'shop', '--from', 'staging', '--to', 'production', '--no-plan', '--commit'];
const hold = (what: string) => ['hold', what, '--env', 'production', '--reason', 'freeze', '--commit'];
const rollback = ['rollback', 'shop/cart', '--env', 'production', '--reason', 'INC-42', '--no-plan', '--commit'];
const count = () => Number(shop.git('rev-list', '--count', 'HEAD'));

test('two runs of one promotion at once make one commit', async () => {
  const before = count();
  const runs = await Promise.all([1, 2].map(() => shop.runBeside({}, ...promotion)));
  expect(runs.map(({ code, stderr }) => [code, code === 0 ? '' : stderr])).toEqual([
    [0, ''],
    [0, ''],
  ]);
  expect([count(), shop.git('status', '--porcelain'), shop.read('production').images['shop/cart']]).toMatchObject([
    before + 1,
    '',
    { tag: '1.1' },
  ]);
});

test('of two that write different things, each is there as a whole, or was told to run again', async () => {
  const [before, edits] = [count(), [hold('shop/cart'), hold('shop/web')]];
  const runs = await Promise.all(edits.map((args) => shop.runBeside({}, ...args)));
  const done = runs.filter(({ code }) => code === 0);
  for (const { code, stderr } of runs)
    if (code !== 0) expect(stderr).toMatch(/was changed meanwhile, by commit [0-9a-f]{12}\.\nRun again: nothing was written\./);
  expect([done.length > 0, count(), shop.git('status', '--porcelain')]).toEqual([true, before + done.length, '']);
  expect(Object.keys(shop.read('production').holds ?? {})).toHaveLength(done.length);
  // WHEN
  for (const [index, args] of edits.entries()) if (runs[index]!.code !== 0) expect(shop.run(...args).code).toBe(0);
  // THEN
  expect(Object.keys(shop.read('production').holds ?? {}).sort()).toEqual(['shop/cart', 'shop/web']);
});

test('where somebody commits another release while the program runs, nothing is written over it', () => {
  const aside = path.join(shop.cache, 'aside.json');
  fs.writeFileSync(aside, `${JSON.stringify({ schemaVersion: 1, images: { 'shop/cart': { tag: '0.9' }, 'shop/web': { tag: '1.0' } } })}\n`);
  const file = 'releases/production.json';
  shop.code({ replicas: 1, meanwhile: `cp "${aside}" ${file} && git commit --quiet --only -m theirs -- ${file} || true` });
  const { code, stderr } = shop.run(...promotion);
  expect([code, stderr]).toEqual([
    1,
    expect.stringMatching(/'releases\/production\.json' (?:was changed meanwhile, by commit|has changes)/),
  ]);
  expect([shop.git('log', '-1', '--format=%s'), shop.text('production')]).toEqual(['theirs', fs.readFileSync(aside, 'utf8')]);
});

test.each([
  ['promote', 'pre-commit', promotion],
  ['rollback', 'pre-commit', rollback],
  ['hold', 'pre-commit', hold('shop')],
  ['promote', 'post-commit', promotion],
  ['rollback', 'post-commit', rollback],
] as const)('a %s that is killed at %s leaves nothing half-written, and the next run comes to the same end', async (verb, hook, args) => {
  if (verb === 'rollback') expect(shop.run(...promotion).code).toBe(0);
  const before = count();
  const child = shop.start(...args);
  const ended = new Promise((resolve) => child.once('exit', (_code, signal) => resolve(signal)));
  const inGit = (name: string) => path.join(shop.folder, '.git', name);
  fs.mkdirSync(inGit('hooks'), { recursive: true });
  fs.writeFileSync(inGit('pid'), String(child.pid));
  // Before the commit, git ends with whoever ran it: the file is written then, and nothing is committed.
  const script = `#!/bin/sh\nkill -9 "$(cat "$(git rev-parse --git-dir)/pid")"\nexit ${hook === 'pre-commit' ? 1 : 0}\n`;
  fs.writeFileSync(inGit(`hooks/${hook}`), script, { mode: 0o755 });
  expect(await ended).toBe('SIGKILL');
  expect(JSON.parse(shop.text('production'))).toMatchObject({ schemaVersion: 1 });
  shop.git('config', 'core.hooksPath', '/dev/null');
  const left = 'releases/.production.json.999999.tmp';
  shop.project.write(left, '{');
  // WHEN
  const { code } = shop.run(...args);
  // THEN
  expect([count(), shop.git('status', '--porcelain', '--untracked-files=no')]).toEqual([before + 1, '']);
  if (hook === 'pre-commit') expect([code, fs.existsSync(path.join(shop.folder, left))]).toEqual([0, false]);
  // What is done already is done once: a second rollback would go further, and there is nothing.
  else expect(code).toBe(verb === 'rollback' ? 1 : 0);
});

test('a promotion whose push is rejected is committed here, which is told with what to do', () => {
  const remote = shop.withRemote();
  shop.git('clone', '--quiet', remote, 'other');
  shop.git('-C', 'other', '-c', 'user.name=b', '-c', 'user.email=b@example.com', 'commit', '--quiet', '--allow-empty', '-m', 'theirs');
  shop.git('-C', 'other', 'push', '--quiet');
  fs.rmSync(path.join(shop.folder, 'other'), { recursive: true });
  // WHEN
  const { code, stderr } = shop.run(...promotion.filter((flag) => flag !== '--commit'), '--push');
  // THEN
  const id = shop.git('rev-parse', '--short=12', 'HEAD');
  expect([code, stderr]).toEqual([
    1,
    expect.stringContaining(`(non-fast-forward). The commit ${id} is here only.\n\`git pull --rebase\` takes theirs in`),
  ]);
  shop.git('pull', '--quiet', '--rebase');
  shop.git('push', '--quiet');
  expect(shop.git('show', 'origin/main:releases/production.json')).toContain('"tag": "1.1"');
});
