import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { missingForPlans, planStack } from '../../../../lib/testing/plan-offline';

let folder: string;
const before = { ...process.env };
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'plan-offline-'));
  delete process.env.TERRAFORM_BINARY_NAME;
  delete process.env.TF_CLI_CONFIG_FILE;
});
afterEach(() => {
  process.env = { ...before };
  fs.rmSync(folder, { recursive: true });
});

/** Says nothing but a plan, and writes down by what it was configured. */
const program = `#!/bin/sh
[ "$1" = show ] && printf '%s' '{"resource_changes":[{"address":"a.b","change":{"actions":["create"]}},{"address":"a.c","change":{"actions":["no-op"]}}]}'
[ -n "$TF_CLI_CONFIG_FILE" ] && cat "$TF_CLI_CONFIG_FILE" > "$(dirname "$0")/configured"
pwd > "$(dirname "$0")/where"
exit 0
`;
function install(): void {
  fs.writeFileSync(path.join(folder, 'terraform'), program, { mode: 0o755 });
  process.env.PATH = `${folder}${path.delimiter}${before.PATH}`;
}
const mirror = () => {
  fs.mkdirSync(path.join(folder, 'mirror'));
  return path.join(folder, 'mirror');
};
const written = (file: string) => fs.readFileSync(path.join(folder, file), 'utf8');

test('plans cannot be made without Terraform, nor of a mirror that is not there', () => {
  process.env.PATH = folder;
  expect(missingForPlans()).toMatch(/terraform/);
  install();
  expect(missingForPlans()).toBeUndefined();
  expect(missingForPlans({ mirror: mirror() })).toBeUndefined();
  const nowhere = path.join(folder, 'nowhere');
  expect(missingForPlans({ mirror: nowhere })).toBe(`There is no mirror of providers at '${nowhere}'.`);
});

test('a plan is made in a copy, which is gone afterwards', async () => {
  install();
  const { created, leftOut } = await planStack('{"resource":{"a":{"b":{}}}}', {});
  expect([created, leftOut]).toEqual([['a.b'], []]);
  expect(fs.existsSync(written('where').trim())).toBe(false);
  expect(fs.existsSync(path.join(folder, 'configured'))).toBe(false);
});

test('with a mirror providers are found there, and nowhere else', async () => {
  install();
  const at = mirror();
  await planStack('{"resource":{"a":{"b":{}}}}', { mirror: at });
  expect(written('configured')).toBe(
    `disable_checkpoint = true\nprovider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(at)}\n  }\n}\n`,
  );
});
