import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { Crashing, expectWhole, files, next, old, type State, together } from './crashing';

/** Which changes of a file are tried: `all` (`npm run test:crash`), or a slice of them such as `2/6`; otherwise every ninth. */
const [first = 1, steps = 1] = (process.env.CRASH ?? '1/9').match(/\d+/g)?.map(Number) ?? [];
const long = process.env.CRASH !== undefined;

let crashing: Crashing;
beforeAll(() => {
  crashing = new Crashing();
});
afterAll(() => crashing.remove());

describe('a run that is killed', () => {
  test('at any change of a file, and killed again while it heals, leaves every file whole, and nothing once another run has ended, of the new program as of the old one', async () => {
    const [before, after] = [await crashing.filesOf(old), await crashing.filesOf(next)];
    const counted = await crashing.ranIn(old);
    const changes = Number((await crashing.killed(counted, next, 0)).stdout);
    expect([...files(counted)]).toEqual([...after]);
    fs.rmSync(counted, { recursive: true });
    expect(changes).toBeGreaterThan(10);
    const tried = Array.from({ length: changes }, (_, index) => index + 1).filter((change) => (change - first) % steps === 0);
    await together(tried, async (change) => {
      // GIVEN
      const folder = await crashing.ranIn(old);
      expect([change, (await crashing.killed(folder, next, change)).signal]).toEqual([change, 'SIGKILL']);
      expectWhole(folder, before, after);
      for (const [state, wanted] of [
        [next, after],
        [old, before],
      ] as const) {
        const left = crashing.copyOf(folder);
        // AND a run that heals is killed, too, at another change each time
        await crashing.killed(left, state, 1 + ((7 * change) % changes));
        expectWhole(left, before, after);
        // WHEN
        expect([change, await crashing.run(left, state)]).toMatchObject([change, { status: 0, stderr: '' }]);
        // THEN
        expect([change, [...files(left)]]).toEqual([change, [...wanted]]);
        fs.rmSync(left, { recursive: true });
      }
      fs.rmSync(folder, { recursive: true });
    });
  }, 3_600_000);
});

describe('a disk that is full', () => {
  const small = path.join(os.tmpdir(), `small-${process.pid}`);
  let mounted = false;
  beforeAll(() => {
    fs.mkdirSync(small);
    mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=512k', 'tmpfs', small]).status === 0;
    if (!mounted) console.warn('Skipped: a small file system needs the right to mount one.');
  });
  afterAll(() => {
    if (mounted) spawnSync('umount', [small]);
    fs.rmdirSync(small);
  });

  test('is told in a sentence; every file is whole, and nothing is left once a run has ended', async () => {
    if (!mounted) return;
    const [before, after] = [await crashing.filesOf(old), await crashing.filesOf(next)];
    let full = 0;
    for (let free = 0; free <= 40; free += long ? 4 : 12) {
      const folder = await crashing.ranIn(old, small);
      const { bavail, bsize } = fs.statfsSync(small);
      fs.writeFileSync(path.join(small, 'filler'), Buffer.alloc(Math.max(0, bavail * bsize - free * 1024)));
      // WHEN
      const { status, stderr } = await crashing.run(folder, next);
      // THEN
      if (status !== 0) {
        full++;
        expect(stderr).toMatch(/^Error: .*cannot be written: the disk is full \(ENOSPC\)\.\n[^\n]+\n$/);
        expect(stderr).not.toMatch(/\n {4}at /);
      }
      expectWhole(folder, before, after);
      fs.rmSync(path.join(small, 'filler'));
      const [state, wanted] = free % 8 === 0 ? [next, after] : [old, before];
      expect((await crashing.run(folder, state)).status).toBe(0);
      expect([...files(folder)]).toEqual([...wanted]);
      fs.rmSync(folder, { recursive: true });
    }
    expect(full).toBeGreaterThan(0);
  }, 600_000);
});

test('ten runs at once: each ends well, every file is whole, and nothing is left once a run has ended alone', async () => {
  const [before, after] = [await crashing.filesOf(old), await crashing.filesOf(next)];
  const folder = crashing.folder();
  const place = path.join(folder, 'cdktf.json');
  const [plain, settings] = [fs.readFileSync(place, 'utf8'), JSON.stringify({ language: 'typescript', app: crashing.app })];
  const start = async (state: State) => {
    const { status, stdout, stderr } = await crashing.synth(folder, state);
    return `${status} ${stdout}${stderr.replace(/^Waiting for another run.*\n/gm, '')}`;
  };
  fs.writeFileSync(place, settings);
  expect(await Promise.all(Array.from({ length: 10 }, () => start(next)))).toEqual(Array(10).fill('0 '));
  fs.writeFileSync(place, plain);
  expect([...files(folder)]).toEqual([...after]);
  // AND of two programs: some are told that another one wrote meanwhile
  fs.writeFileSync(place, settings);
  await Promise.all(Array.from({ length: 10 }, (_, index) => start(index % 2 ? old : next)));
  fs.writeFileSync(place, plain);
  expectWhole(folder, before, after);
  expect((await crashing.run(folder, old)).status).toBe(0);
  expect([...files(folder)]).toEqual([...before]);
  fs.rmSync(folder, { recursive: true });
}, 600_000);

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  '%s ends a run behind its last file, and leaves no temporary folder',
  async (signal) => {
    const folder = crashing.folder();
    const own = fs.mkdtempSync(path.join(os.tmpdir(), 'crash-tmp-'));
    // GIVEN a run that is told to stop at its first file
    expect(await crashing.signalled(folder, next, signal, own)).toMatchObject({ signal });
    expect(fs.readdirSync(own)).toEqual([]);
    expect([...files(folder)]).toEqual([...(await crashing.filesOf(next))]);
    fs.rmSync(folder, { recursive: true });
    fs.rmSync(own, { recursive: true });
  },
);
