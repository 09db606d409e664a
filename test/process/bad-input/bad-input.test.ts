import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { Project } from '../../kit/compiled';
import { cases, files, place } from './cases';
import { type Case, plain } from './program';

/** Runs every program in one process, and prints what `slipway` says of each: a JSON list. */
const driver = `
const { isUserError, paragraph } = require('slipway/lib/wording/report-user-errors');
const { sourceIn } = require('slipway/lib/source/source');
const reports = process.argv.slice(2).map((file) => {
  try {
    require(file);
    return 'ended well';
  } catch (error) {
    return isUserError(error) ? paragraph(error, sourceIn(error.stack)) : String(error && error.stack);
  }
});
process.stdout.write(JSON.stringify(reports));
`;

/** A program whose stamp, in line 4, loads another cdktf, and synthesis in line 5. */
const twoEngines = (define: string) => `import { Platform } from 'slipway';
import { development } from './place';
const platform = new Platform({ organization: 'acme' });
development().stamp(platform, 'shop', (stack) => { require('provider'); ${define} });
platform.synth();
`;

const fileOf = (index: number) => `src/case${index}.ts`;
const plainOf = (index: number) => `src/plain${index}.js`;
const lineOf = ({ code }: Case) => code.split('\n').findIndex((line) => line.endsWith('// here')) + 1;

let project: Project;
let reports: readonly string[];
let ofPlain: readonly string[];
beforeAll(() => {
  project = new Project();
  project.program('src/place.ts', place);
  for (const [index, { code }] of cases.entries()) project.program(fileOf(index), code);
  for (const [file, content] of Object.entries(files)) project.write(file, content);
  project.write('driver.js', driver);
  for (const [index, { code }] of cases.entries()) project.write(plainOf(index), plain(code));
  const said = (file: (index: number) => string): readonly string[] => {
    const programs = cases.map((_, index) => path.join(project.folder, file(index)));
    const { stdout, stderr } = spawnSync(process.execPath, ['driver.js', ...programs], { cwd: project.folder, encoding: 'utf8' });
    return stdout.startsWith('[') ? JSON.parse(stdout) : cases.map(() => stdout + stderr);
  };
  reports = said((index) => fileOf(index).replace('.ts', '.js'));
  ofPlain = said(plainOf);
}, 240_000);
afterAll(() => project.remove());

const matches = (text: string) => (expected: string | RegExp) =>
  typeof expected === 'string' ? text.startsWith(expected) : expected.test(text);

describe('a mistake is told in one paragraph: the line of its author, what is wrong, and the cure', () => {
  test.each(cases.map((one, index) => [one.mistake, one, index] as const))('%s', (_mistake, one, index) => {
    // WHEN
    const [, where, what, cure] = /^Error: (\S+?:\d+:\d+): ([^\n]*)\n(.*)$/s.exec(reports[index]!) ?? [undefined, reports[index], '', ''];
    // THEN
    expect(where).toMatch(new RegExp(`^${fileOf(index)}:${lineOf(one)}:\\d+$`));
    expect([what, matches(what!)(one.what)]).toEqual([what, true]);
    expect([cure, matches(cure!)(one.cure)]).toEqual([cure, true]);
    expect(reports[index]).not.toMatch(/\n\s+at /);
    expect(reports[index]).not.toContain(project.folder);
  });

  test.each(cases.map(({ mistake }, index) => [mistake, index] as const))('and in plain JavaScript, which has no types: %s', (_, index) => {
    const inTypeScript = reports[index]!.replaceAll(fileOf(index), plainOf(index));
    expect(withoutColumns(ofPlain[index]!)).toBe(withoutColumns(inTypeScript));
  });

  test('and nothing was written', () => {
    expect(fs.existsSync(path.join(project.folder, 'dist'))).toBe(false);
    // cdktf makes its folders when its App is made.
    expect(fs.readdirSync(path.join(project.folder, 'cdktf.out'), { recursive: true })).toEqual(['stacks']);
  });
});

describe('every runner prints that paragraph only, and ends with exit code 1', () => {
  const three = [
    cases.findIndex(({ mistake }) => mistake === 'a port clash'),
    cases.findIndex(({ mistake }) => mistake === 'malformed release JSON, before anything is defined'),
    cases.findIndex(({ mistake }) => mistake === 'a call to an unknown workload'),
  ];
  const tsNode = '--require ts-node/register/transpile-only';

  const runners: readonly (readonly [string, (index: number) => string])[] = [
    ['node, with the compiled program', (index) => `node ${fileOf(index).replace('.ts', '.js')}`],
    ['ts-node', (index) => `node ${tsNode} ${fileOf(index)}`],
    ['ts-node, with source maps enabled in Node too', (index) => `node --enable-source-maps ${tsNode} ${fileOf(index)}`],
  ];

  test.each(runners.flatMap(([runner, command]) => three.map((index) => [runner, cases[index]!.mistake, command(index), index] as const)))(
    '%s: %s',
    (_runner, _mistake, command, index) => {
      const { status, stdout, stderr } = spawnSync(command, {
        cwd: project.folder,
        encoding: 'utf8',
        shell: true,
        env: { ...process.env, FORCE_COLOR: '0' },
      });
      expect(stdout).toBe('');
      expect(withoutColumn(stderr)).toBe(withoutColumn(`${reports[index]}\n`));
      expect(status).toBe(1);
    },
    60_000,
  );

  test('slipway synth: an environment that is not there', () => {
    // GIVEN
    project.program(
      'src/main.ts',
      `${cases[0]!.code.split('\n').slice(0, 5).join('\n')}\ndevelopment().stamp(platform, 'shop', () => undefined, { empty: true });\nplatform.synth();\n`,
    );
    project.write('cdktf.json', JSON.stringify({ language: 'typescript', app: 'node src/main.js' }));
    // WHEN
    const { status, stdout, stderr } = slipway('synth', '--quiet', '--env', 'prodcution');
    // THEN
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^Error: .*prodcution.*\n.*development.*\n$/);
    expect(status).toBe(1);
  }, 60_000);

  test.each(three)(
    'slipway synth: case %i',
    (index) => {
      // GIVEN
      project.write('cdktf.json', JSON.stringify({ language: 'typescript', app: `node ${fileOf(index).replace('.ts', '.js')}` }));
      // WHEN
      const { status, stderr } = slipway('synth', '--quiet');
      // THEN
      expect(stderr).toBe(`${reports[index]}\n`);
      expect(status).toBe(1);
    },
    60_000,
  );

  test.each([
    ['throws', "require('provider').of();", 4],
    ['makes nothing', '', 4],
    ['goes on', "const { Construct } = require('constructs'); new Construct(stack, 'part');", 5],
  ])(
    'a second copy of cdktf, which a provider brings while it provisions and %s, is the reason that is told',
    (_, define, line) => {
      // GIVEN
      project.write('node_modules/provider/index.js', "exports.of = () => require('cdktf').TerraformStack.of(); require('cdktf');");
      project.write('node_modules/provider/node_modules/cdktf/package.json', JSON.stringify({ name: 'cdktf', main: 'lib/index.js' }));
      project.write(
        'node_modules/provider/node_modules/cdktf/lib/index.js',
        "exports.TerraformStack = { of: () => { throw new Error('No stack could be identified'); } };",
      );
      project.program('src/twice.ts', twoEngines(define));
      // WHEN
      const { status, stderr } = spawnSync('node src/twice.js', { cwd: project.folder, encoding: 'utf8', shell: true });
      // THEN
      expect(stderr).toMatch(
        /^Error: src\/twice\.ts:\d:\d+: Two copies of cdktf are loaded: .*provider\/node_modules\/cdktf.*\.\nKeep one: run `npm dedupe`.*\n$/,
      );
      expect(stderr).toContain(`src/twice.ts:${line}:`);
      expect(status).toBe(1);
    },
    60_000,
  );

  test('a bug, which is no mistake of the reader, keeps its stack', () => {
    project.program('src/bug.ts', `import 'slipway';\nnull!.toString();\n`);
    const { status, stderr } = spawnSync('node src/bug.js', { cwd: project.folder, encoding: 'utf8', shell: true });
    expect(stderr).toMatch(/TypeError: .*\n\s+at /);
    expect(status).toBe(1);
  }, 60_000);

  test('a mistake in an asynchronous program is told as well', () => {
    project.program(
      'src/later.ts',
      `import { readRelease } from 'slipway';\nvoid (async () => {\n  await undefined;\n  readRelease('none.json'); // here\n})();\n`,
    );
    const { status, stderr } = spawnSync('node src/later.js', { cwd: project.folder, encoding: 'utf8', shell: true });
    expect(stderr).toMatch(/^Error: src\/later\.ts:4:\d+: Release file 'none\.json' does not exist\.\n.*\n$/);
    expect(status).toBe(1);
  }, 60_000);
});

/** Compilers differ in where in a line a call begins. */
function withoutColumn(report: string): string {
  return report.replace(/^(Error: \S+?:\d+):\d+: /, '$1: ');
}

function withoutColumns(report: string): string {
  return report.replace(/(src\/plain\d+\.js:\d+):\d+/g, '$1');
}

function slipway(...args: readonly string[]) {
  return spawnSync(process.execPath, ['node_modules/slipway/lib/cli/main.js', ...args], { cwd: project.folder, encoding: 'utf8' });
}
