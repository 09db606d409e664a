import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { keepOutput, keptOutput } from '../../../../lib/cli/plan/output-cache';
import { keepJson, keptJson } from '../../../../lib/cli/plan/provider/kept-json';

const usual = process.env.XDG_CACHE_HOME;
let home: string;
beforeEach(() => {
  home = fs.mkdtempSync(path.join(os.tmpdir(), 'slipway-caches-'));
  process.env.XDG_CACHE_HOME = path.join(home, 'cache');
});
afterEach(() => {
  if (usual === undefined) delete process.env.XDG_CACHE_HOME;
  else process.env.XDG_CACHE_HOME = usual;
  fs.rmSync(home, { recursive: true });
});

const written = () => {
  const output = { terraform: path.join(home, 'cdktf.out'), kubernetes: path.join(home, 'dist') };
  fs.mkdirSync(output.terraform, { recursive: true });
  return output;
};

describe.each([
  { cache: 'plan', most: 10, keep: (key: string) => keepOutput(key, written()), kept: (key: string) => keptOutput(key) },
  { cache: 'provider', most: 400, keep: (key: string) => keepJson(key, { key }), kept: (key: string) => keptJson(key) },
])('the cache $cache', ({ cache, most, keep, kept }) => {
  const folder = () => path.join(home, 'cache', 'slipway', cache);
  /** As if the names in it were used in that order, long ago. */
  const age = () => {
    for (const [index, name] of fs.readdirSync(folder()).sort().entries()) fs.utimesSync(path.join(folder(), name), index, index);
  };

  test('has what was kept, for this user alone', () => {
    keep('a');
    expect(kept('a')).toBeDefined();
    expect(kept('b')).toBeUndefined();
    expect(fs.statSync(folder()).mode & 0o077).toBe(0);
  });

  test(`holds no more than ${most}: what was not used for the longest time goes first`, () => {
    keep('used');
    for (let index = 0; index < most - 1; index++) fs.mkdirSync(path.join(folder(), `${1000 + index}`));
    age();
    expect(kept('used')).toBeDefined();
    keep('new');
    expect(fs.readdirSync(folder())).toHaveLength(most);
    expect([kept('used'), kept('new')]).toEqual([expect.anything(), expect.anything()]);
    expect(fs.existsSync(path.join(folder(), '1000'))).toBe(false);
  });

  test('that cannot be written is done without', () => {
    fs.writeFileSync(path.join(home, 'cache'), '');
    expect(() => keep('a')).not.toThrow();
    expect(kept('a')).toBeUndefined();
  });
});
