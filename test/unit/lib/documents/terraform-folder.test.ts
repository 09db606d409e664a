import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { terraformDocuments } from '../../../../lib/documents/terraform-documents';
import { withTerraformFiles } from '../../../../lib/documents/terraform-folder';

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
