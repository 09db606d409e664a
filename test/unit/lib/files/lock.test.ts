import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { takeLock } from '../../../../lib/files/lock';

let folder: string;
let said: jest.SpyInstance;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lock-'));
  said = jest.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => {
  fs.rmSync(folder, { recursive: true });
  said.mockRestore();
});

const file = () => path.join(folder, '.slipway.lock');

test('a lock says who holds it and since when, and is gone once it is given back', () => {
  const unlock = takeLock(folder);
  expect(JSON.parse(fs.readFileSync(file(), 'utf8'))).toMatchObject({
    pid: process.pid,
    host: expect.stringContaining(os.hostname()),
    since: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T.*Z$/),
  });
  unlock();
  expect(fs.readdirSync(folder)).toEqual([]);
});

test('one that is held is waited for, which is told once; then it is an error that names the holder and the cure', () => {
  const unlock = takeLock(folder);
  const waits = jest.fn();
  expect(() => takeLock(folder, waits, 300)).toThrow(
    new RegExp(
      `Another run writes here, and did not end in 0\\.3 seconds: process ${process.pid} on .*If none runs there, remove '.*\\.slipway\\.lock'\\.$`,
    ),
  );
  expect(waits).toHaveBeenCalledTimes(1);
  expect(said).toHaveBeenCalledTimes(1);
  expect(said).toHaveBeenCalledWith(expect.stringMatching(/^Waiting for another run to end: process \d+ on /));
  unlock();
});

const mine = () => {
  const unlock = takeLock(folder);
  const holder = JSON.parse(fs.readFileSync(file(), 'utf8'));
  unlock();
  return holder;
};

test.each<[string, (holder: Record<string, unknown>) => object]>([
  ['that died', (holder) => ({ ...holder, pid: 2 ** 22 + 1 })],
  ['whose process id another program has by now', (holder) => ({ ...holder, start: '1' })],
])('a holder %s is taken over', (_what, dead) => {
  fs.writeFileSync(file(), JSON.stringify(dead(mine())));
  takeLock(folder, undefined, 300)();
  expect(said).not.toHaveBeenCalled();
  expect(fs.readdirSync(folder)).toEqual([]);
});

test.each<[string, (holder: Record<string, unknown>) => object]>([
  ['on another machine', (holder) => ({ ...holder, pid: 2 ** 22 + 1, host: 'elsewhere' })],
  ['in another container', (holder) => ({ ...holder, pid: 2 ** 22 + 1, host: `${os.hostname()} pid:[1]` })],
])('a holder %s is not, whatever runs here', (_what, other) => {
  fs.writeFileSync(file(), JSON.stringify(other(mine())));
  expect(() => takeLock(folder, undefined, 200)).toThrow('Another run writes here');
});

test('a lock that was left behind before its holder said who it is, and the claim of who took it over, are taken over', () => {
  for (const name of ['.slipway.lock', '.slipway.lock.over']) {
    fs.writeFileSync(path.join(folder, name), '');
    fs.utimesSync(path.join(folder, name), 1, 1);
  }
  takeLock(folder, undefined, 500)();
  expect(fs.readdirSync(folder)).toEqual([]);
});

test('the claim of one who was killed while it took a lock over is gone with the next run, however soon that comes', () => {
  fs.writeFileSync(`${file()}.over`, '');
  takeLock(folder)();
  expect(fs.readdirSync(folder)).toEqual([]);
});

test.each<[string, () => void]>([
  ['a link that leads nowhere', () => fs.symlinkSync('nowhere', file())],
  ['a link to what somebody wrote', () => fs.symlinkSync(__filename, file())],
  ['a pipe', () => void spawnSync('mkfifo', [file()])],
  ['a folder', () => fs.mkdirSync(file())],
  ['a large file', () => fs.writeFileSync(file(), '0'.repeat(5000))],
])('%s in its place is told at once, and stays', (_what, make) => {
  make();
  expect(() => takeLock(folder, undefined, 300)).toThrow(/\.slipway\.lock' is no lock that another run holds\. Remove it/);
  expect(fs.readdirSync(folder)).toEqual(['.slipway.lock']);
});

test.each<[string, RegExp, (claim: string) => void]>([
  ['a link that leads nowhere', /\.over' is no lock/, (claim) => fs.symlinkSync('nowhere', claim)],
  ['a folder', /\.over' is no lock/, (claim) => fs.mkdirSync(claim)],
  [
    'one of the year 2100',
    /did not end in 0\.3 seconds/,
    (claim) => {
      fs.writeFileSync(claim, '');
      fs.utimesSync(claim, 4_102_444_800, 4_102_444_800);
    },
  ],
])('%s in place of the claim of who takes over is not waited for without end', (_what, says, make) => {
  fs.writeFileSync(file(), JSON.stringify({ ...mine(), pid: 2 ** 22 + 1 }));
  make(`${file()}.over`);
  expect(() => takeLock(folder, undefined, 300)).toThrow(says);
});

test('who holds one steers no terminal', () => {
  fs.writeFileSync(file(), JSON.stringify({ ...mine(), host: '\u001b[2Jelsewhere', since: '\n::add-mask::x' }));
  expect(() => takeLock(folder, undefined, 100)).toThrow(/on elsewhere, since {1,2}: :add-mask::x\. /);
  expect(said).toHaveBeenCalledWith(expect.not.stringMatching(/\p{Cc}/u));
});

test('one that another run took meanwhile is not given back', () => {
  const unlock = takeLock(folder);
  fs.writeFileSync(file(), 'another');
  unlock();
  expect(fs.readFileSync(file(), 'utf8')).toBe('another');
});
