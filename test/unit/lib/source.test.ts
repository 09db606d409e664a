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
