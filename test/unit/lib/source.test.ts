import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { runInThisContext } from 'node:vm';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import { UserError } from '../../../lib/errors';
import { currentSource, projectFolder, sourceIn } from '../../../lib/source/source';

/** The line of this file at which a text first stands. */
function here(text: string): { file: string; line: number } {
  const lines = fs.readFileSync(__filename, 'utf8').split('\n');
  return { file: 'test/unit/lib/source.test.ts', line: lines.findIndex((line) => line.includes(text)) + 1 };
}

let folder: string;
beforeEach(() => {
  folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'source ')));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

describe('the line of the user', () => {
  test('is the TypeScript line that called the library, also where a test runner compiled it', () => {
    // WHEN
    const source = currentSource();
    // THEN
    expect(source).toMatchObject(here('= currentSource();'));
    expect(source!.column).toBeGreaterThan(1);
  });

  test('is found behind a deep stack of the library and of node_modules', () => {
    // GIVEN
    const own = Array.from({ length: 20 }, (_, depth) => `    at f${depth} (${path.resolve('constructs/storage/a.ts')}:1:1)`);
    const installed = `    at g (${path.join(folder, 'node_modules/cdktf/lib/index.js')}:1:1)`;
    // WHEN
    const source = sourceIn(['Error: x', ...own, installed, `    at new Workload (${path.resolve('apps/main.ts')}:3:5)`].join('\n'));
    // THEN
    expect(source).toEqual({ file: 'apps/main.ts', line: 3, column: 5 });
  });

  test('is in the error however deep in the library it was made', () => {
    // GIVEN a function of the library that calls itself
    const filename = path.resolve('lib/synth/deep.js');
    const deep = runInThisContext('(depth, end) => { const f = (left) => (left ? f(left - 1) : end()); return f(depth); }', { filename });
    // WHEN
    const makeError = runInThisContext('(UserError) => () => new UserError("what.", "cure.")', { filename })(UserError);
    const error: UserError = deep(20, makeError); // the call
    // THEN
    expect(sourceIn(error.stack)).toMatchObject(here('// the call'));
  });

  test('is no line of a message that ends like a place', () => {
    // WHEN
    const source = sourceIn(`UserError: two lines\n/elsewhere/apps/other.ts:7:9\n    at ${path.resolve('apps/main.ts')}:3:5`);
    // THEN
    expect(source).toEqual({ file: 'apps/main.ts', line: 3, column: 5 });
  });

  test('is found in a folder whose name has parentheses and spaces', () => {
    // GIVEN
    const inProject = path.resolve('apps (copy)/main.ts');
    // THEN
    expect(sourceIn(`Error\n    at Object.<anonymous> (${inProject}:3:5)`)).toMatchObject({ file: 'apps (copy)/main.ts' });
    expect(sourceIn(`Error\n    at ${inProject}:3:5`)).toMatchObject({ file: 'apps (copy)/main.ts' });
    expect(sourceIn(`Error\n    at async ${inProject}:3:5`)).toMatchObject({ file: 'apps (copy)/main.ts' });
  });

  test('is found in ECMAScript modules, whose frames are URLs', () => {
    expect(sourceIn(`Error\n    at file://${path.resolve('apps/a%20b.mjs')}:3:5`)).toMatchObject({ file: 'apps/a b.mjs' });
  });

  test('is <external> where the file lies outside the project', () => {
    expect(sourceIn(`Error\n    at ${path.join(folder, 'main.ts')}:3:5`)).toEqual({ file: '<external>', line: 3, column: 5 });
  });

  test('is nothing where only the library, node_modules and Node are on the stack', () => {
    // GIVEN
    const frames = [path.resolve('lib/model/names.ts'), path.resolve('node_modules/jest/x.js'), 'node:internal/modules/cjs/loader'];
    // THEN
    expect(sourceIn(`Error\n${frames.map((file) => `    at f (${file}:1:1)`).join('\n')}`)).toBeUndefined();
  });
});

test('the project is the folder with cdktf.json, from any folder below it', () => {
  expect(projectFolder(path.resolve('apps/workloads'))).toBe(path.resolve());
  expect(projectFolder(folder)).toBe(folder);
});

test.each(['beside', 'inside'] as const)(
  'compiled JavaScript names the line of its TypeScript through its map %s it, without --enable-source-maps',
  (place) => {
    // GIVEN an application compiled to another folder, one line of types above the call
    const library = require.resolve('../../../lib/source/source.ts');
    const code = [
      'interface Gone { readonly a: string }',
      'interface Gone2 { readonly a: string }',
      "const { currentSource } = require('./library');",
      'function orders(): unknown {',
      '  return currentSource();',
      '}',
      'console.log(JSON.stringify(orders()));',
    ].join('\n');
    compile('src/main.ts', 'build/main.js', code, place);
    // The library as it is installed.
    compile('', 'node_modules/slipway/source.js', fs.readFileSync(library, 'utf8'));
    compile('', 'node_modules/slipway/source-map.js', fs.readFileSync(library.replace('source.ts', 'source-map.ts'), 'utf8'));
    compile('', 'node_modules/path-within.js', fs.readFileSync(require.resolve('../../../lib/path-within.ts'), 'utf8'));
    fs.writeFileSync(path.join(folder, 'node_modules/errors.js'), '');
    fs.writeFileSync(path.join(folder, 'build/library.js'), "module.exports = require('../node_modules/slipway/source.js');");
    fs.writeFileSync(path.join(folder, 'cdktf.json'), '{}');
    // WHEN
    const { stdout, stderr } = spawnSync(process.execPath, ['build/main.js'], { cwd: folder, encoding: 'utf8' });
    // THEN
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual({ file: 'src/main.ts', line: 5, column: 10 });
  },
);

describe('a map is found wherever its compiler put it', () => {
  /** A map that leads every line to line 40, column 4 and so on of a source. */
  const mapTo = (sources: readonly (string | null)[], more: object = {}) =>
    JSON.stringify({ version: 3, sources, names: [], mappings: 'AAuCG', ...more });
  const write = (file: string, text: string) => {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), text);
  };
  const inline = (map: string) => `//# sourceMappingURL=data:application/json;base64,${Buffer.from(map).toString('base64')}`;
  const placeIn = (file: string) => {
    const cwd = jest.spyOn(process, 'cwd').mockReturnValue(folder);
    try {
      return sourceIn(`Error\n    at ${path.join(folder, file)}:1:1`);
    } finally {
      cwd.mockRestore();
    }
  };
  const found = (file: string) => ({ file, line: 40, column: 4 });

  beforeEach(() => write('cdktf.json', '{}'));

  test.each(['.js', '.cjs', '.mjs', '.jsx'])('of a file whose name ends in %s', (ending) => {
    write(`build/main${ending}`, `x();\n//# sourceMappingURL=main${ending}.map\n`);
    write(`build/main${ending}.map`, mapTo(['../src/main.ts']));
    expect(placeIn(`build/main${ending}`)).toEqual(found('src/main.ts'));
  });

  test.each<[string, string, string, string]>([
    ['in another folder', '../maps/m.json', 'maps/m.json', '../src/main.ts'],
    ['under a name with escapes', 'my%20map.map', 'build/my map.map', '../src/main.ts'],
    ['under a name without them', 'my-map#1.map', 'build/my-map#1.map', '../src/main.ts'],
    ['by an old comment', 'main.map', 'build/main.map', '../src/main.ts'],
  ])('%s', (how, url, file, source) => {
    write('build/main.js', `x();\n//${how === 'by an old comment' ? '@' : '#'} sourceMappingURL=${url}`);
    write(file, mapTo([source]));
    expect(placeIn('build/main.js')).toEqual(found('src/main.ts'));
  });

  test('by a URL of a file', () => {
    write('build/main.js', `x();\n//# sourceMappingURL=file://${encodeURI(path.join(folder, 'maps/m.map'))}\n`);
    write('maps/m.map', mapTo(['../src/main.ts']));
    expect(placeIn('build/main.js')).toEqual(found('src/main.ts'));
  });

  test('by the last of several comments, which came along with what was bundled', () => {
    write('main.js', `${inline(mapTo(['first.ts']))}\nx();\n${inline(mapTo(['last.ts']))}\n// the end\n`);
    expect(placeIn('main.js')).toEqual(found('last.ts'));
  });

  test('beside it, where the only comment is one that code follows', () => {
    write('main.js', `${inline(mapTo(['first.ts']))}\nx();\n`);
    write('main.js.map', mapTo(['beside.ts']));
    expect(placeIn('main.js')).toEqual(found('beside.ts'));
  });

  test.each([
    ['of base64', (map: string) => `data:application/json;charset=utf-8;base64,${Buffer.from(map).toString('base64')}`],
    ['of text', (map: string) => `data:application/json,${encodeURIComponent(map)}`],
  ])('inside it, as data %s', (_, dataOf) => {
    write('main.js', `x();\n//# sourceMappingURL=${dataOf(mapTo(['a.ts']))}\n`);
    expect(placeIn('main.js')).toEqual(found('a.ts'));
  });

  test.each<[string, string, object, string]>([
    ['a root', 'main.ts', { sourceRoot: '../src' }, 'src/main.ts'],
    ['a root that ends in a slash', 'main.ts', { sourceRoot: '../src/' }, 'src/main.ts'],
    ['a root with escapes', 'main.ts', { sourceRoot: '../my%20src' }, 'my src/main.ts'],
    ['escapes', '../src/a%20b.ts', {}, 'src/a b.ts'],
    ['signs without escapes', '../src/a #1.ts', {}, 'src/a #1.ts'],
    ['no folder', 'main.ts', {}, 'build/main.ts'],
  ])('a source with %s', (_, source, more, file) => {
    write('build/main.js', 'x();\n//# sourceMappingURL=main.js.map\n');
    write('build/main.js.map', mapTo([source], more));
    write('src/a #1.ts', '');
    expect(placeIn('build/main.js')).toEqual(found(file));
  });

  test('a source, or a root, that is a URL of a file or starts at the root of the disk', () => {
    const roots = { url: `file://${encodeURI(folder)}/src`, disk: path.join(folder, 'src') };
    write('a.js', `x();\n${inline(mapTo([`${roots.url}/main.ts`], { sourceRoot: 'other' }))}`);
    write('b.js', `x();\n${inline(mapTo(['main.ts'], { sourceRoot: roots.url }))}`);
    write('c.js', `x();\n${inline(mapTo([encodeURI(path.join(roots.disk, 'main.ts'))]))}`);
    write('d.js', `x();\n${inline(mapTo(['main.ts'], { sourceRoot: encodeURI(roots.disk) }))}`);
    for (const file of ['a.js', 'b.js', 'c.js', 'd.js']) expect(placeIn(file)).toEqual(found('src/main.ts'));
  });

  test('an index of maps, each with a root of its own', () => {
    const sections = [{ offset: { line: 0, column: 0 }, map: JSON.parse(mapTo(['main.ts'], { sourceRoot: 'src' })) }];
    write('main.js', `x();\n${inline(JSON.stringify({ version: 3, sections }))}`);
    expect(placeIn('main.js')).toEqual(found('src/main.ts'));
  });

  test.each<[string, string | undefined]>([
    ['that is missing', undefined],
    ['that is cut off', '{ cut off'],
    ['that is no map', '[]'],
    ['that is null', 'null'],
    ['whose lines are none', mapTo(['a.ts'], { mappings: '!!' })],
    ['that has no source', mapTo([null])],
    ['of a source elsewhere', mapTo(['https://example.com/a.ts'])],
    ['of a bundler’s own', mapTo(['webpack://app/./src/a.ts'])],
    ['of a root elsewhere', mapTo(['a.ts'], { sourceRoot: 'https://example.com' })],
  ])('but one %s leaves the place in what was compiled', (_, map) => {
    write('main.js', 'x();\n//# sourceMappingURL=other.map\n');
    if (map !== undefined) write('other.map', map);
    expect(placeIn('main.js')).toEqual({ file: 'main.js', line: 1, column: 1 });
  });

  test('a file that is compiled anew has another map, and so has one whose map is', () => {
    write('main.js', `x();\n${inline(mapTo(['first.ts']))}\n`);
    expect(placeIn('main.js')).toEqual(found('first.ts'));
    write('main.js', 'x();\n//# sourceMappingURL=main.js.map\n');
    expect(placeIn('main.js')).toEqual({ file: 'main.js', line: 1, column: 1 });
    write('main.js.map', mapTo(['second.ts']));
    expect(placeIn('main.js')).toEqual(found('second.ts'));
    write('main.js.map', mapTo(['third-of-them.ts']));
    expect(placeIn('main.js')).toEqual(found('third-of-them.ts'));
  });

  test('in a bundle, what is of the library or installed is not the user’s', () => {
    write('bundle.js', `x();\n${inline(mapTo(['node_modules/slipway/lib/errors.ts']))}`);
    write('main.js', `x();\n${inline(mapTo(['main.ts']))}`);
    const frames = ['bundle.js', 'main.js'].map((file) => `    at f (${path.join(folder, file)}:1:1)`);
    expect(sourceIn(`Error\n${frames.join('\n')}`)).toMatchObject({ line: 40, column: 4 });
  });
});

test('a map that cannot be read leaves the line of the JavaScript', () => {
  // GIVEN
  fs.writeFileSync(path.join(folder, 'main.js'), '');
  fs.writeFileSync(path.join(folder, 'main.js.map'), '{ cut off');
  // THEN
  expect(sourceIn(`Error\n    at ${path.join(folder, 'main.js')}:3:5`)).toMatchObject({ line: 3, column: 5 });
});

function compile(source: string, target: string, code: string, place: 'beside' | 'inside' = 'beside'): void {
  const { outputText, sourceMapText } = transpileModule(code, {
    compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022, sourceMap: true },
  });
  const file = path.join(folder, target);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const relative = path.relative(path.dirname(file), path.join(folder, source)).split(path.sep).join('/');
  const map = JSON.stringify({ ...JSON.parse(sourceMapText!), sources: [relative] });
  const inside = `//# sourceMappingURL=data:application/json;base64,${Buffer.from(map).toString('base64')}\n`;
  fs.writeFileSync(file, place === 'inside' ? outputText.replace(/\/\/# sourceMappingURL=.*$/m, inside) : outputText);
  if (place === 'beside') fs.writeFileSync(`${file}.map`, map);
  else fs.rmSync(`${file}.map`, { force: true });
}
