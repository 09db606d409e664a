import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { type Watching, watchProject } from '../../../../lib/cli/dev/watch-project';

let folder: string;
let watching: Watching | undefined;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'watch-'));
});
afterEach(async () => {
  await watching?.close();
  watching = undefined;
  fs.rmSync(folder, { recursive: true });
});

const at = (file: string) => path.join(folder, file);
const write = (file: string, text = '') => {
  fs.mkdirSync(path.dirname(at(file)), { recursive: true });
  fs.writeFileSync(at(file), text);
};
const start = async () => {
  watching = await watchProject(folder, { terraformOut: 'cdktf.out', kubernetesOut: 'dist' } as never);
  return watching;
};

test('a folder is no change, and a file in it is one', async () => {
  const { next } = await start();
  write('apps/orders.ts');
  expect(await next()).toEqual(['apps/orders.ts']);
  fs.mkdirSync(at('empty'));
  write('main.ts');
  expect(await next()).toEqual(['main.ts']);
});

test('what goes is a change as well, the folder around it is none', async () => {
  write('apps/orders.ts');
  const { next } = await start();
  fs.rmSync(at('apps'), { recursive: true });
  expect(await next()).toEqual(['apps/orders.ts']);
});

test('neither what is written, installed, hidden nor ignored by git is told', async () => {
  write('.gitignore', '*.log\n');
  const { next } = await start();
  for (const file of ['cdktf.out/a.json', 'dist/a.yaml', 'node_modules/a/index.js', '.cache/a', 'a.log', 'main.ts']) write(file);
  expect(await next()).toEqual(['main.ts']);
});

test.each([
  [1024 * 1024, true],
  [1024 * 1024 + 1, false],
])('a .gitignore of %d bytes is read: %p', async (bytes, isRead) => {
  write('.gitignore', '#'.repeat(bytes));
  const started = (async () => start())();
  if (isRead) await expect(started).resolves.toBeDefined();
  else await expect(started).rejects.toThrow('.gitignore');
});
