import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { checkTypes } from '../../../../lib/cli/dev/check-types';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'check types '));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

const write = (file: string, text: string) => {
  fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  fs.writeFileSync(path.join(folder, file), text);
};
/** A compiler that says some words, and ends. */
const compiler = (...words: readonly string[]) =>
  write(
    'node_modules/typescript/bin/tsc',
    `for (const word of ${JSON.stringify(words)}) process.stdout.write(word); process.stdout.write(process.argv.slice(2).join(' ') + '\\n');`,
  );
const told = async () => {
  const lines: string[] = [];
  await checkTypes(folder, (text) => lines.push(text));
  return lines;
};

test('the compiler of a project watches it, and what it finds is told, line by line', async () => {
  write('tsconfig.json', '{}');
  compiler(
    'Starting compilation in watch mode...\n\n',
    'main.ts(1,7): error TS2322: Type',
    ' is not assignable.\r\nFound 1 error. Watching for file changes.\n',
    'File change detected. Starting incremental compilation...\nFound 0 errors. Watching for file changes.\n',
  );
  expect(await told()).toEqual([
    'main.ts(1,7): error TS2322: Type is not assignable.',
    'Types: no errors any more.',
    expect.stringMatching(/^--project \S.* --noEmit --watch --preserveWatchOutput --pretty (?:true|false)$/),
  ]);
});

test('that it finds nothing is told only after it found something', async () => {
  write('tsconfig.json', '{}');
  compiler('Found 0 errors. Watching for file changes.\nFound 0 errors. Watching for file changes.\n');
  expect((await told()).filter((line) => line.startsWith('Types:'))).toEqual([]);
});

test.each<[what: string, given: () => void]>([
  ['a project of JavaScript', () => compiler('never')],
  ['a project without a compiler', () => write('tsconfig.json', '{}')],
])('nothing is checked in %s', async (_what, given) => {
  given();
  expect(await told()).toEqual([]);
});
