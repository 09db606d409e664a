import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cached } from './cache';

const DEAD = 2 ** 22 + 1;
const cacheHome = process.env.XDG_CACHE_HOME;

beforeEach(() => {
  process.env.XDG_CACHE_HOME = mkdtempSync(join(tmpdir(), 'cache-'));
});

afterEach(() => {
  rmSync(process.env.XDG_CACHE_HOME ?? '', { recursive: true });
  if (cacheHome === undefined) delete process.env.XDG_CACHE_HOME;
  else process.env.XDG_CACHE_HOME = cacheHome;
});

const toolFolder = (): string => join(process.env.XDG_CACHE_HOME ?? '', 'slipway-lab', 'tool');
const make = jest.fn(async (folder: string) => writeFileSync(join(folder, 'binary'), ''));

beforeEach(() => make.mockClear());

test('a version is made once, also for two who ask at once', async () => {
  const folders = await Promise.all([cached('tool', '1', make), cached('tool', '1', make)]);
  expect(folders).toEqual([join(toolFolder(), '1'), join(toolFolder(), '1')]);
  expect(make).toHaveBeenCalledTimes(1);
  expect(readdirSync(toolFolder())).toEqual(['1']);
});

test('a failed build leaves nothing, and the next one succeeds', async () => {
  await expect(cached('tool', '1', () => Promise.reject(new Error('no network')))).rejects.toThrow('no network');
  expect(readdirSync(toolFolder())).toEqual([]);
  expect(existsSync(join(await cached('tool', '1', make), 'binary'))).toBe(true);
});

test('the lock and the half-made folder of a killed build are swept away', async () => {
  mkdirSync(join(toolFolder(), `1.part-${DEAD}-abc`), { recursive: true });
  writeFileSync(join(toolFolder(), '1.lock'), `${DEAD} Mon Jan  1 00:00:00 2024`);
  await cached('tool', '1', make);
  expect(readdirSync(toolFolder())).toEqual(['1']);
});

test('a lock whose owner is dead is taken over although another process has its number now', async () => {
  mkdirSync(toolFolder(), { recursive: true });
  writeFileSync(join(toolFolder(), '1.lock'), `${process.pid} Mon Jan  1 00:00:00 2024`);
  await cached('tool', '1', make);
  expect(make).toHaveBeenCalledTimes(1);
});
