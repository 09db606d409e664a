import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Slipway } from '../cli/slipway';
import { eachShop, type Shop } from './shop';

let slipway: Slipway;
let shop: Shop;
eachShop((made, program) => {
  shop = made;
  slipway = program;
});

const images = { 'shop/cart': { tag: '1.0' }, 'shop/web': { tag: '1.0' } };
/** Files of production below a folder, without the assembly. */
function produced(folder: string): Readonly<Record<string, string>> {
  const top = path.join(shop.folder, folder);
  const names = fs
    .readdirSync(top, { recursive: true, encoding: 'utf8' })
    .filter((name) => /^(dist|cdktf\.out).*production.*\.(json|yaml)$/.test(name));
  return Object.fromEntries(names.sort().map((name) => [name, fs.readFileSync(path.join(top, name), 'utf8')]));
}

test('an environment that is not pinned is what synthesis writes of it, byte by byte', () => {
  shop.run('synth');
  // WHEN
  const { code, stdout } = shop.run('render', '--env', 'production');
  // THEN
  expect([code, stdout]).toEqual([0, 'production at what is checked out (nothing is pinned): 3 files in rendered/production\n']);
  expect(produced('rendered/production')).toEqual(produced('.'));
  expect(Object.keys(produced('.'))).toHaveLength(3);
  expect(fs.readFileSync(path.join(shop.folder, 'rendered/production/cdktf.out/assembly.json'), 'utf8')).not.toContain('shop-staging');
});

test('an environment that reads another file than the one that is laid over it is refused', () => {
  shop.code({ replicas: 1, release: { production: 'deploy/releases/production.json' } });
  expect(shop.run('render', '--env', 'production')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining(
      "Environment 'production' reads its release from 'deploy/releases/production.json', not from 'releases/production.json'.",
    ),
  });
  expect(fs.existsSync(path.join(shop.folder, 'rendered'))).toBe(false);
});

test('an environment is what its revision says, with the images of today, in the form that the revision knows', () => {
  const revision = shop.git('rev-parse', 'HEAD');
  shop.code({ replicas: 7 });
  const hold = { reason: 'a reason', by: 'ops', since: '2026-11-29' };
  shop.release('production', { ...images, 'shop/cart': { tag: '2.0', from: '0a'.repeat(20) } }, { revision, holds: { shop: hold } });
  shop.commit('later code, later image');
  // WHEN
  const { code, stdout, stderr } = shop.run('render', '--env', 'production', '-o', 'json');
  // THEN
  expect([code, JSON.parse(stdout)]).toEqual([
    0,
    { schemaVersion: 1, environment: 'production', revision, folder: 'rendered/production', files: 3 },
  ]);
  const cart = produced('rendered/production')['dist/production/kind/shop-production-local/cart.k8s.yaml']!;
  expect(JSON.parse(cart)).toMatchObject({ spec: { replicas: 1, template: { spec: { containers: [{ image: 'cart:2.0' }] } } } });
  expect(stderr).toContain('node app.js');
  expect(shop.git('worktree', 'list').split('\n')).toHaveLength(1);
  expect(shop.git('status', '--porcelain')).toBe('');
});

test('synthesis says when it shows an environment at another commit, and not where only releases differ', () => {
  const revision = shop.git('rev-parse', 'HEAD');
  shop.release('production', images, { revision });
  shop.commit('pin');
  expect(shop.run('synth').stderr).not.toContain('pinned');
  shop.code({ replicas: 7 });
  expect(shop.run('synth').stderr).toContain(
    `production is pinned to ${revision.slice(0, 12)}, and this is another commit: \`slipway render --env production\``,
  );
  expect(shop.run('synth', '--env', 'staging').stderr).not.toContain('pinned');
});

test('what an earlier run wrote and this one does not is removed, and nothing else', () => {
  shop.run('render', '--env', 'production', '--into', 'out');
  shop.project.write('out/dist/mine.txt', 'mine');
  shop.code({ replicas: 1, workloads: ['cart'] });
  expect(shop.run('render', '--env', 'production', '--into', 'out').code).toBe(0);
  expect(Object.keys(produced('out')).filter((name) => name.includes('web'))).toEqual([]);
  expect(fs.existsSync(path.join(shop.folder, 'out/dist/mine.txt'))).toBe(true);
});

describe('a run that was killed', () => {
  const at = (...names: readonly string[]) => path.join(shop.folder, ...names);
  /** Kills the process before the given change of a file within `out`. */
  const killer = `
    const fs = require('node:fs');
    const path = require('node:path');
    const out = path.resolve('out') + path.sep;
    let count = 0;
    for (const name of ['writeFileSync', 'renameSync', 'rmSync', 'mkdirSync']) {
      const change = fs[name];
      fs[name] = (...args) => {
        if (String(args[0]).startsWith(out) && ++count === Number(process.env.KILL_AT)) process.kill(process.pid, 'SIGKILL');
        return change(...args);
      };
    }
  `;
  const files = (folder: string) =>
    new Map(
      fs
        .readdirSync(at(folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => fs.statSync(at(folder, name)).isFile())
        .sort()
        .map((name) => [name, fs.readFileSync(at(folder, name), 'utf8')]),
    );
  /** What rendering does once it knows the files, which here are those of another folder. */
  const writer = () => `
    const { readAssembly } = require(${JSON.stringify(path.join(slipway.folder, 'lib/assembly/read-assembly.js'))});
    const { writeRendered } = require(${JSON.stringify(path.join(slipway.folder, 'lib/cli/release/write-rendered.js'))});
    const [from, into] = process.argv.slice(2);
    writeRendered(require('node:path').resolve(into), readAssembly(from + '/cdktf.out/assembly.json'), { terraform: from + '/cdktf.out', kubernetes: from + '/dist' });
  `;
  const write = (from: string, into: string, killAt?: number) =>
    spawnSync(process.execPath, [...(killAt ? ['--require', at('killer.cjs')] : []), at('writer.cjs'), from, into], {
      cwd: shop.folder,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, ...(killAt && { KILL_AT: String(killAt) }) },
    });
  const render = (folder: string, workloads: readonly string[], replicas = 1) => {
    shop.code({ replicas, workloads });
    expect(shop.run('render', '--env', 'production', '--into', folder)).toMatchObject({ code: 0 });
  };

  test.each([
    ['as the first one', undefined],
    ['over another one', 'before'],
  ])('%s: at any change of a file, the next one leaves its own files and no others, whichever program it runs', (_what, former) => {
    fs.writeFileSync(at('killer.cjs'), killer);
    fs.writeFileSync(at('writer.cjs'), writer());
    render('before', ['cart']);
    render('after', ['web'], 2);
    const again = () => {
      fs.rmSync(at('out'), { recursive: true, force: true });
      if (former) fs.cpSync(at(former), at('out'), { recursive: true });
    };
    let change = 1;
    for (again(); write('after', 'out', change).signal === 'SIGKILL'; again(), change++) {
      fs.cpSync(at('out'), at('killed'), { recursive: true });
      for (const healing of ['after', 'before']) {
        expect([change, write(healing, 'out')]).toMatchObject([change, { status: 0, stderr: '' }]);
        expect([change, healing, [...files('out')]]).toEqual([change, healing, [...files(healing)]]);
        fs.rmSync(at('out'), { recursive: true });
        fs.cpSync(at('killed'), at('out'), { recursive: true });
      }
      fs.rmSync(at('killed'), { recursive: true });
    }
    expect(change).toBeGreaterThan(20);
  });

  test('what its journal names and is another by now is left alone', () => {
    render('out', ['cart']);
    fs.writeFileSync(at('out/render.ledger'), `${'0'.repeat(64)}  dist/production/mine.k8s.yaml\n`);
    fs.writeFileSync(at('out/dist/production/mine.k8s.yaml'), 'mine');
    expect(shop.run('render', '--env', 'production', '--into', 'out')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('somebody replaced since'),
    });
    fs.writeFileSync(at('out/render.ledger'), `${'0'.repeat(64)}  ../../mine.k8s.yaml\n`);
    expect(shop.run('render', '--env', 'production', '--into', 'out')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('names no file that synthesis writes'),
    });
    expect(files('out').get('dist/production/mine.k8s.yaml')).toBe('mine');
  });
});

describe('refused is', () => {
  test('a revision that is not there, in a shallow clone by its cure', () => {
    shop.release('production', images, { revision: '0123456789abcdef0123456789abcdef01234567' });
    expect(shop.run('render', '--env', 'production')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("no git ref '0123456789abcdef"),
    });
    shop.commit('a pin');
    shop.git('clone', '--quiet', '--depth', '1', `file://${shop.folder}`, 'clone');
    expect(shop.run('-C', 'clone', 'render', '--env', 'production')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('git fetch --unshallow'),
    });
  });

  test('a revision that is an option', () => {
    shop.release('production', images, { revision: '--upload-pack=x' });
    expect(shop.run('render', '--env', 'production')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(`'revision' is "--upload-pack=x", not a commit`),
    });
  });

  test('a revision whose library writes another assembly, with both named', () => {
    shop.code({ replicas: 1, schemaVersion: 2 });
    const revision = shop.commit('another library');
    shop.code({ replicas: 1 });
    shop.release('production', images, { revision });
    const { code, stderr } = shop.run('render', '--env', 'production');
    expect(code).toBe(1);
    expect(stderr).toMatch(
      new RegExp(`Revision ${revision.slice(0, 12)}: .*has the schema version 2, and this slipway reads version 1\\.`),
    );
  });

  test('a folder that somebody else filled, and a link', () => {
    shop.project.write('mine/file', '');
    expect(shop.run('render', '--env', 'production', '--into', 'mine')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('is not empty'),
    });
    fs.symlinkSync('elsewhere', path.join(shop.folder, 'link'));
    expect(shop.run('render', '--env', 'production', '--into', 'link')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('is a symbolic link'),
    });
  });
});
