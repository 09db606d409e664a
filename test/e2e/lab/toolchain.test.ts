import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { missing, prepare, type Tool } from './toolchain';

const env = { ...process.env };
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'path-'));
  process.env.PATH = folder;
  process.env.SLIPWAY_LAB_TOOLS = '{}';
});

afterEach(() => {
  Object.assign(process.env, env);
  rmSync(folder, { recursive: true });
});

function program(name: string, prints: string): void {
  writeFileSync(join(folder, name), `#!/bin/sh\necho '${prints}'\n`);
  chmodSync(join(folder, name), 0o755);
}

test.each<[Tool, string]>([
  ['git', 'git is missing: apt-get install git'],
  ['etcd', 'etcd is missing: apt-get install etcd-server'],
  ['terraform', 'Terraform is missing: install Terraform 1.11 or newer'],
  ['chromium', 'chromium is missing: apt-get install chromium'],
  ['moto', 'Python 3.10 or newer with venv is missing: apt-get install python3-venv'],
])('a machine without %s is told how to get it, in one line', async (tool, line) => {
  await prepare([tool]);
  expect(missing([tool])).toEqual([line]);
});

test('a Go that is too old is told apart from none', async () => {
  program('go', 'go1.21.3');
  expect(await prepare(['go', 'kwok'])).toEqual([
    { missing: 'Go is too old (go1.21.3): install Go 1.24 or newer' },
    { missing: 'Go is too old (go1.21.3): install Go 1.24 or newer' },
  ]);
});

test('a Terraform without write-only values is too old', async () => {
  program('terraform', '{"terraform_version":"1.10.5"}');
  expect(await prepare(['terraform'])).toEqual([{ missing: 'Terraform is too old (1.10.5): install Terraform 1.11 or newer' }]);
});
