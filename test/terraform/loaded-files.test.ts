import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { isLoadedByTerraform } from '../../lib/documents/terraform-folder';
import { onPath } from './plan-offline';

const suite = onPath('terraform') ? describe : describe.skip;

suite('whether Terraform takes a file of a folder into account:', () => {
  let folder: string;
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'slipway-loaded-'));
    const program = { variable: { given: { default: 'ours' } }, output: { given: { value: '${var.given}' } } };
    fs.writeFileSync(path.join(folder, 'main.tf.json'), JSON.stringify(program));
  });
  afterEach(() => fs.rmSync(folder, { recursive: true }));

  /** What makes itself heard in a plan, in the syntax that the name asks for. */
  function content(name: string): string {
    const isJson = name.replace(/~$/, '').toLowerCase().endsWith('.json');
    if (/tfvars/i.test(name)) return isJson ? '{ "given": "theirs" }' : 'given = "theirs"';
    return isJson ? '{ "output": { "theirs": { "value": "theirs" } } }' : 'output "theirs" { value = "theirs" }';
  }

  test.each([
    'a.tf',
    'a.tf.json',
    'override.tf',
    '.a.tf',
    '.a.tf.json',
    'a.tf~',
    '#a.tf',
    '#a.tf#',
    'a.TF',
    'a.tf.bak',
    'a.auto.tfvars',
    'a.auto.tfvars.json',
    '.auto.tfvars',
    '.auto.tfvars.json',
    '.a.auto.tfvars',
    '#a.auto.tfvars',
    'a.auto.tfvars~',
    'a.AUTO.tfvars',
    'terraform.tfvars',
    'terraform.tfvars.json',
    '.terraform.tfvars',
    'a.tfvars',
    'a.tftest.hcl',
  ])('%s', (name) => {
    fs.writeFileSync(path.join(folder, name), content(name));
    const { stdout, stderr } = spawnSync('terraform', ['plan', '-input=false', '-no-color'], { cwd: folder, encoding: 'utf8' });
    const answer = `${stdout}${stderr}`;
    expect(answer).toMatch(/"ours"|theirs/);
    expect(isLoadedByTerraform(name)).toBe(answer.includes('theirs'));
  });
});
