import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { terraformDocuments } from '../../../../lib/documents/terraform-documents';
import { withTerraformFiles } from '../../../../lib/documents/terraform-folder';
import { UserError } from '../../../../lib/errors';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'folder-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

const bucket = (values: object) => ({ resource: { aws_s3_bucket: { b: values } } });

test.each<[what: string, own: object, override: object, merged: object]>([
  ['an attribute is replaced', { acl: 'private', bucket: 'b' }, { acl: 'public-read' }, { acl: 'public-read', bucket: 'b' }],
  ['blocks are replaced by those of the same name', { rule: [{ id: 'a' }, { id: 'b' }] }, { rule: [{ id: 'c' }] }, { rule: [{ id: 'c' }] }],
  [
    'but lifecycle is merged by its arguments',
    { lifecycle: { prevent_destroy: true } },
    { lifecycle: { create_before_destroy: true } },
    { lifecycle: { prevent_destroy: true, create_before_destroy: true } },
  ],
  [
    'also in lists',
    { lifecycle: [{ prevent_destroy: true }] },
    { lifecycle: [{ prevent_destroy: false }] },
    { lifecycle: { prevent_destroy: false } },
  ],
])('of an override, %s', (_what, own, override, merged) => {
  fs.writeFileSync(path.join(folder, 'plan_override.tf.json'), JSON.stringify(bucket(override)));
  const [resource, ...others] = withTerraformFiles(terraformDocuments(bucket(own)), folder, ['plan_override.tf.json']);
  expect([resource!.values, others]).toEqual([merged, []]);
});

test('blocks that nobody overrides are added, and files that are not there are none', () => {
  fs.writeFileSync(path.join(folder, 'more.tf.json'), JSON.stringify({ resource: { aws_s3_bucket: { other: { acl: 'private' } } } }));
  const own = terraformDocuments(bucket({ acl: 'private' }));
  const merged = withTerraformFiles(own, folder, ['none.tf.json', 'more.tf.json']);
  expect(merged.map(({ address }) => address)).toEqual(['aws_s3_bucket.b', 'aws_s3_bucket.other']);
});

test.each<[name: string, text: string, message: string]>([
  ...['[]', '"text"', '7', 'null', 'true'].map((text): [string, string, string] => ['a.tf.json', text, 'is no Terraform JSON.']),
  ['a.tf.json', '', 'a.tf.json'],
  ['a.tf.json', '{', 'a.tf.json'],
  ['a.tf', '', 'is Terraform in HCL, which is not read.'],
  ['a.tofu', '', 'is Terraform in HCL, which is not read.'],
  ['a.auto.tfvars', '', 'holds values of variables, which no policy sees.'],
  ['a.auto.tfvars.json', '{}', 'holds values of variables, which no policy sees.'],
])('a file %s of %j is refused', (name, text, message) => {
  fs.writeFileSync(path.join(folder, name), text);
  const read = () => withTerraformFiles([], folder, [name]);
  expect(read).toThrow(UserError);
  expect(read).toThrow(message);
});
