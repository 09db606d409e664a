import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { refuseUnappliable } from '../../lib/cli/approval/shown-plans';
import { sha256 } from '../../lib/documents/hash';
import type { Side } from '../../lib/plan/read/side';
import { onPath } from './plan-offline';

type Json = Readonly<Record<string, unknown>>;

const testWithTerraform = onPath('terraform') ? test : test.skip;
const stack = 'shop-production-local';
const secrets = { slipway_secrets: { type: 'bool', default: true } };
const block = (input: string): Json => ({ variable: secrets, resource: { terraform_data: { a: { input } } } });

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'slipway saved '));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

/** What is rendered, with a stack of that configuration. */
function rendered(content: Json): Side {
  const text = JSON.stringify(content);
  const at = path.join(folder, 'rendered/cdktf.out/stacks', stack);
  fs.mkdirSync(at, { recursive: true });
  fs.writeFileSync(path.join(at, 'cdk.tf.json'), text);
  const file = `cdktf.out/stacks/${stack}/cdk.tf.json`;
  return { name: 'now', passedOver: [], files: [{ file, format: 'terraform', place: { stack }, sha256: sha256(text), text: () => text }] };
}

/** Saves a plan of what is rendered. */
function save(...args: readonly string[]): void {
  const at = path.join(folder, 'rendered/cdktf.out/stacks', stack);
  fs.mkdirSync(path.join(folder, 'plans'), { recursive: true });
  const terraform = (...words: string[]) => {
    const env = { PATH: process.env.PATH, HOME: folder, CHECKPOINT_DISABLE: '1' };
    return spawnSync('terraform', words, { cwd: at, encoding: 'utf8', env });
  };
  terraform('init', '-input=false');
  const { stderr } = terraform('plan', '-input=false', `-out=${path.join(folder, 'plans', `${stack}.tfplan`)}`, ...args);
  if (!fs.existsSync(path.join(folder, 'plans', `${stack}.tfplan`))) throw new Error(stderr);
}

const look = (side: Side) => refuseUnappliable(path.join(folder, 'plans'), path.join(folder, 'rendered'), [stack], side);

testWithTerraform('a saved plan that can be applied is taken, and nothing of it is left behind', async () => {
  const side = rendered(block('x'));
  save();
  const before = fs.readdirSync(os.tmpdir()).filter((name) => name.startsWith('slipway-plans'));
  await look(side);
  expect(fs.readdirSync(os.tmpdir()).filter((name) => name.startsWith('slipway-plans'))).toEqual(before);
});

testWithTerraform.each(['false', '0'])('one that was made without secrets is refused: %s', async (value) => {
  const side = rendered(block('x'));
  save('-var', `slipway_secrets=${value}`);
  await expect(look(side)).rejects.toThrow(/made with slipway_secrets=false: it holds no secrets, and cannot be applied/);
});

testWithTerraform('one of the stack as it was, or of another one, is refused', async () => {
  rendered(block('x'));
  save();
  await expect(look(rendered(block('y')))).rejects.toThrow(
    /is no plan of 'shop-production-local' as it is now: 'input' of terraform_data.a/,
  );
  await expect(look(rendered({ resource: { terraform_data: { b: {} } } }))).rejects.toThrow(/it has no terraform_data.b/);
});

testWithTerraform('one of a run that failed is refused', async () => {
  const side = rendered({
    variable: secrets,
    resource: {
      terraform_data: { a: { lifecycle: { precondition: [{ condition: '${!var.slipway_secrets}', error_message: 'never' }] } } },
    },
  });
  save();
  await expect(look(side)).rejects.toThrow(/is the plan of a run that failed/);
});

testWithTerraform.each<[what: string, spoil: (file: string) => void]>([
  ['garbage', (file) => fs.writeFileSync(file, 'a plan')],
  ['cut off', (file) => fs.truncateSync(file, 100)],
  ['a state', (file) => fs.writeFileSync(file, JSON.stringify({ version: 4, terraform_version: '1.11.4', serial: 1, lineage: 'x' }))],
])('one that cannot be read is refused: %s', async (_what, spoil) => {
  const side = rendered(block('x'));
  save();
  spoil(path.join(folder, 'plans', `${stack}.tfplan`));
  await expect(look(side)).rejects.toThrow(/shop-production-local\.tfplan|is no plan/);
});
