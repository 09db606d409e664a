import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { Block, pages } from './pages';
import { run } from './run';

const readme = pages.find(({ file }) => file === 'README.md')!;
const [example] = readme.blocks.filter(({ language }) => language === 'ts');
/** Excerpts of what the example writes, each after the line that names its file. */
const excerpts = readme.blocks.flatMap((block): (readonly [string, Block])[] => {
  const before = readme.text.split('\n').slice(0, block.line - 1);
  const file = /^`((?:cdktf\.out|dist)\/.*)`$/.exec(before.filter((line) => line.trim() !== '').at(-1) ?? '')?.[1];
  return file ? [[file, block]] : [];
});

let folder: string;

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'slipway-readme-'));
  const { CDKTF_OUTDIR, CDK8S_OUTDIR } = process.env;
  Object.assign(process.env, { CDKTF_OUTDIR: path.join(folder, 'cdktf.out'), CDK8S_OUTDIR: path.join(folder, 'dist') });
  run(example!);
  for (const [name, value] of Object.entries({ CDKTF_OUTDIR, CDK8S_OUTDIR })) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
});

afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

test('the smallest example stands beside both its outputs', () => {
  expect(excerpts.map(([file]) => path.extname(file))).toEqual(['.json', '.yaml']);
});

test.each(excerpts)('the excerpt of %s is what the smallest example writes', (file, { code }) => {
  expect(missing(code, fs.readFileSync(path.join(folder, file), 'utf8'))).toBeUndefined();
});

/** The first line of an excerpt that a file does not hold at its place: `…` elides lines, at the end of a line the rest of it. */
function missing(excerpt: string, content: string): string | undefined {
  const lines = content.split('\n');
  let next = 0;
  let elided = false;
  for (const expected of excerpt.trimEnd().split('\n')) {
    if (expected.trim() === '…') {
      elided = true;
      continue;
    }
    const matches = (line: string) => (expected.endsWith('…') ? line.startsWith(expected.slice(0, -1)) : line === expected);
    const at = elided ? lines.findIndex((line, index) => index >= next && matches(line)) : next;
    if (at < 0 || !matches(lines[at] ?? '')) return expected;
    next = at + 1;
    elided = false;
  }
  return elided || next >= lines.filter(Boolean).length ? undefined : `${excerpt.trimEnd().split('\n').at(-1)} is not the last line`;
}
