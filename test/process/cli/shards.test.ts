import * as fs from 'node:fs';
import * as path from 'node:path';
import { Project, Slipway } from './slipway';

let slipway: Slipway;
let project: Project;
beforeAll(() => {
  slipway = new Slipway();
  project = new Project();
});
afterAll(() => {
  project.remove();
  slipway.remove();
});

test.each<[string, readonly string[], RegExp]>([
  ['no part of a whole', ['--shard', '0/3'], /^Error: --shard is "0\/3", which is no part of a whole\.\nWrite <number>/],
  ['a part past the last', ['--shard', '4/3'], /no part of a whole/],
  ['a part of a comparison', ['--shard', '1/3', '--check'], /^Error: --check is given beside --shard/],
  ['lists of a part', ['--shard', '1/3', '--update-ids'], /^Error: --update-ids is given beside --shard/],
  ['both at once', ['--shard', '1/3', '--merge', 'shards/1-of-3'], /^Error: Both --shard and --merge are given/],
  ['no folder', ['--merge'], /argument missing/],
  ['a folder that is none of ours', ['--merge', '.'], /^Error: 'shard\.json' does not exist\./],
  ['a program that knows nothing of shards', ['--shard', '1/2'], /^Error: The program wrote all stacks, and was asked for shard 1\/2\./],
])('%s is refused in a paragraph, and no shard is left', (_, args, message) => {
  const { code, stderr } = slipway.run(project.folder, ['synth', ...args]);
  expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(message) });
  expect(fs.existsSync(path.join(project.folder, 'shards/1-of-2/shard.json'))).toBe(false);
});

test('a link in the place of the folder is not written through', () => {
  fs.mkdirSync(path.join(project.folder, 'shards'), { recursive: true });
  fs.rmSync(path.join(project.folder, 'shards/1-of-2'), { recursive: true, force: true });
  fs.symlinkSync('/tmp', path.join(project.folder, 'shards/1-of-2'));
  const { code, stderr } = slipway.run(project.folder, ['synth', '--shard', '1/2']);
  expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(/^Error: 'shards\/1-of-2' is a symbolic link/) });
});
