import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { root } from '../../kit/root';

/** Every file that a synthesis wrote, by path. cdktf's own manifest is not ours, and Terraform's working folders are nobody's output. */
function written(): ReadonlyMap<string, string> {
  return new Map(
    ['cdktf.out', 'dist'].flatMap((folder) =>
      fs
        .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => /(\.k8s\.yaml|cdk\.tf\.json|assembly\.json)$/.test(file))
        .sort()
        .map((file): [string, string] => [path.join(folder, file), fs.readFileSync(path.join(root, folder, file), 'utf8')]),
    ),
  );
}

function synthesizeWith(command: string, ...args: string[]): ReadonlyMap<string, string> {
  for (const folder of ['cdktf.out', 'dist']) fs.rmSync(path.join(root, folder), { recursive: true, force: true });
  execFileSync(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, CHECKPOINT_DISABLE: '1' } });
  return written();
}

const ours = synthesizeWith('node', 'build/lib/cli/main.js', 'synth');

test('slipway synth writes Terraform JSON, YAML and the assembly', () => {
  expect(ours.size).toBeGreaterThan(60);
});

test.each([
  ['npx cdktf synth', 'npx', 'cdktf', 'synth'],
  ['npx cdk8s synth', 'npx', 'cdk8s', 'synth', '--check-upgrade=false'],
  ['ts-node', 'npx', 'ts-node', 'apps/main.ts'],
  ['node on compiled code', 'node', 'build/apps/main.js'],
])('%s writes the same bytes as slipway synth', (_name, command, ...args) => {
  const theirs = synthesizeWith(command, ...args);
  expect([...theirs.keys()]).toEqual([...ours.keys()]);
  expect([...theirs].filter(([file, content]) => ours.get(file) !== content).map(([file]) => file)).toEqual([]);
});
