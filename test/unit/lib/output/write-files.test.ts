import { ChildProcess, spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { UserError } from '../../../../lib';
import { writeFiles } from '../../../../lib/output/write-files';
import { Project } from '../../../kit/compiled';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'output-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

const at = (file: string) => path.join(folder, file);
const read = (file: string) => fs.readFileSync(at(file), 'utf8');
const write = (files: Readonly<Record<string, string>>, former?: readonly string[]) =>
  writeFiles(folder, new Map(Object.entries(files)), former);
const everything = () =>
  fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => fs.statSync(at(file)).isFile())
    .sort();

describe('what a former synthesis wrote', () => {
  test('is replaced, and removed where it is made no longer, with the folders that it leaves empty', () => {
    // GIVEN
    write({ 'a/one.yaml': '1', 'b/c/two.yaml': '2', 'b/three.yaml': '3' });
    // WHEN
    write({ 'a/one.yaml': '1b', 'b/three.yaml': '3' }, ['a/one.yaml', 'b/c/two.yaml', 'b/three.yaml']);
    // THEN
    expect(everything()).toEqual(['a/one.yaml', 'b/three.yaml']);
    expect(read('a/one.yaml')).toBe('1b');
    expect(fs.existsSync(at('b/c'))).toBe(false);
  });

  test('keeps its time where it is the same', () => {
    // GIVEN
    write({ a: '1' });
    fs.utimesSync(at('a'), 1, 1);
    // WHEN
    write({ a: '1' });
    // THEN
    expect(fs.statSync(at('a')).mtimeMs).toBe(1000);
  });

  test('is removed without its folder where somebody else has a file there', () => {
    write({ 'stacks/a/cdk.tf.json': '{}' });
    fs.writeFileSync(at('stacks/a/terraform.tfstate'), 'state');
    write({}, ['stacks/a/cdk.tf.json']);
    expect(everything()).toEqual(['stacks/a/terraform.tfstate']);
  });

  test('may be gone already', () => {
    expect(() => write({ a: '1' }, ['gone.yaml', 'gone/too.yaml'])).not.toThrow();
  });
});

test('files of somebody else are kept', () => {
  fs.mkdirSync(at('a'));
  fs.writeFileSync(at('a/mine.yaml'), 'mine');
  fs.writeFileSync(at('a/.mine.tmp'), 'mine');
  write({ 'a/one.yaml': '1' }, ['a/old.yaml']);
  expect(everything()).toEqual(['a/.mine.tmp', 'a/mine.yaml', 'a/one.yaml']);
});

describe('a name that is not from the allow-list', () => {
  const unsafe = [
    '../x',
    'a/../x',
    '/x',
    'a//x',
    './x',
    'a/',
    '',
    '.',
    '..',
    '.hidden',
    'a/.git',
    '-rf',
    'a b',
    'a\\b',
    'C:x',
    'a\nb',
    'ä',
    'a*',
    '~',
    '$HOME',
    '`x`',
    'a\u0000',
    'a|b',
    '%2e%2e/x',
  ];

  test.each(unsafe)('is refused, and nothing is written: %j', (name) => {
    expect(() => write({ ok: '1', [name]: '2' })).toThrow(UserError);
    expect(() => write({ ok: '1', [name]: '2' })).toThrow(
      `'${name}' is no safe file name. Use letters, digits, dots, hyphens and underscores`,
    );
    expect(everything()).toEqual([]);
  });

  test.each(unsafe)('is not removed, whoever says that it was written: %j', (name) => {
    fs.mkdirSync(at('out'));
    fs.writeFileSync(at('x'), 'mine');
    expect(() => writeFiles(at('out'), new Map(), [name])).not.toThrow();
    expect(read('x')).toBe('mine');
  });

  test.each(['a', 'A-b_c.d', '0.yaml', '_x', 'a/b/c.k8s.yaml'])('but %j is taken', (name) => {
    write({ [name]: '1' });
    expect(read(name)).toBe('1');
  });
});

describe('a symbolic link', () => {
  let outside: string;
  beforeEach(() => {
    outside = fs.mkdtempSync(path.join(os.tmpdir(), 'outside-'));
    fs.writeFileSync(path.join(outside, 'one.yaml'), 'mine');
  });
  afterEach(() => fs.rmSync(outside, { recursive: true }));

  test.each<[string, () => void, () => void]>([
    ['in place of the output folder', () => fs.symlinkSync(outside, at('out')), () => writeFiles(at('out'), new Map([['one.yaml', '1']]))],
    ['in place of a folder', () => fs.symlinkSync(outside, at('a')), () => write({ 'a/one.yaml': '1' })],
    ['in place of a folder of which something is removed', () => fs.symlinkSync(outside, at('a')), () => write({}, ['a/one.yaml'])],
    ['in place of a file', () => fs.symlinkSync(path.join(outside, 'one.yaml'), at('one.yaml')), () => write({ 'one.yaml': '1' })],
    ['that points to nothing', () => fs.symlinkSync('/nowhere', at('one.yaml')), () => write({ 'one.yaml': '1' })],
  ])('%s is refused, and nothing is written or removed through it', (_where, link, act) => {
    link();
    expect(act).toThrow(UserError);
    expect(act).toThrow(/is a symbolic link, and output is never written through one\. Replace it by a folder\./);
    expect(fs.readFileSync(path.join(outside, 'one.yaml'), 'utf8')).toBe('mine');
    expect(fs.readdirSync(outside)).toEqual(['one.yaml']);
  });

  test('to the project, above the output folder, is nobody’s business', () => {
    fs.symlinkSync(outside, at('project'));
    expect(() => writeFiles(at('project/out'), new Map([['one.yaml', '1']]))).not.toThrow();
  });
});

describe('a kill', () => {
  let project: Project;
  beforeAll(() => {
    project = new Project([
      'lib/documents/hash.ts',
      'lib/errors.ts',
      'lib/model/names.ts',
      'lib/model/reserved-names.ts',
      'lib/path-within.ts',
      'lib/wording/kebab-case.ts',
      'lib/files/is-running.ts',
      'lib/files/make-folder.ts',
      'lib/files/remove-leftovers.ts',
      'lib/files/write-file.ts',
      'lib/output/write-files.ts',
      'lib/system-error.ts',
    ]);
  });
  afterAll(() => project.remove());

  const names = Array.from({ length: 12 }, (_, index) => `stack${index % 3}/file${index}.yaml`);
  const letters = 'abcdefgh';
  const size = 400_000;

  /** Synthesizes changed content again and again. */
  const program = `
    const { writeFiles } = require('slipway/lib/output/write-files');
    const [, folder] = process.argv;
    for (let round = 0; ; round++) {
      const letter = ${JSON.stringify(letters)}[round % ${letters.length}];
      writeFiles(folder, new Map(${JSON.stringify(names)}.map((name) => [name, letter.repeat(${size} + round % 7)])));
      if (round === 0) process.stdout.write('first');
    }`;

  const start = async (): Promise<ChildProcess> => {
    const child = spawn(process.execPath, ['-e', program, folder], { cwd: project.folder, stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise((resolve, reject) => {
      child.stdout!.once('data', resolve);
      child.once('exit', reject);
    });
    return child;
  };

  test('at any point leaves each file old or new, never partly written', async () => {
    for (let round = 0; round < 15; round++) {
      // WHEN
      const child = await start();
      const end = new Promise((resolve) => child.once('exit', resolve));
      await new Promise((resolve) => setTimeout(resolve, (round * 7) % 40));
      child.kill('SIGKILL');
      await end;
      // THEN
      for (const name of names) {
        const content = read(name);
        expect(content.length).toBeGreaterThanOrEqual(size);
        expect(content).toBe(content[0]!.repeat(content.length));
      }
    }
    // WHEN the next synthesis runs to its end
    write(Object.fromEntries(names.map((name) => [name, 'new'])));
    // THEN nothing of the killed ones is left
    expect(everything()).toEqual([...names].sort());
  }, 60_000);

  test('in a container, where the next run has the same process id, is no obstacle', () => {
    fs.writeFileSync(at(`.a.yaml.${process.pid}.tmp`), 'half');
    write({ 'a.yaml': '1' });
    expect(everything()).toEqual(['a.yaml']);
  });

  test('does not make one run take away the temporary files of another that still runs', () => {
    const other = spawn(process.execPath, ['-e', 'setTimeout(() => undefined, 30_000)'], { stdio: 'ignore' });
    try {
      fs.writeFileSync(at(`.a.yaml.${other.pid}.tmp`), 'half');
      write({ 'a.yaml': '1' });
      expect(everything()).toEqual([`.a.yaml.${other.pid}.tmp`, 'a.yaml']);
    } finally {
      other.kill('SIGKILL');
    }
  });

  test('a link that somebody put in place of the temporary file is not written through', () => {
    const victim = at('victim');
    fs.writeFileSync(victim, 'mine');
    fs.symlinkSync(victim, at(`.a.yaml.${process.pid}.tmp`));
    write({ 'a.yaml': '1' });
    expect(read('victim')).toBe('mine');
    expect(read('a.yaml')).toBe('1');
  });

  test('a file that cannot be written is told by Node, and leaves the old one', () => {
    if (process.getuid?.() === 0) return; // root may write anywhere
    write({ 'a/a.yaml': '1' });
    fs.chmodSync(at('a'), 0o500);
    expect(() => write({ 'a/a.yaml': '2' })).toThrow(/EACCES/);
    fs.chmodSync(at('a'), 0o700);
    expect(read('a/a.yaml')).toBe('1');
  });
});
