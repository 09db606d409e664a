import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { differingObjects } from '../../../../lib/plan/read/differing-objects';
import { readFolder } from '../../../../lib/plan/read/read-side';
import { plainSide } from '../../../kit/sides';

const service = (port: number, name = 'orders') =>
  `apiVersion: v1\nkind: Service\nmetadata: {name: ${name}, namespace: shop}\nspec: {ports: [{port: ${port}}]}\n`;
const keys = (objects: readonly { readonly address: string }[]) => objects.map(({ address }) => address);

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'slipway-plan-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

const write = (files: Readonly<Record<string, string>>) => {
  for (const [file, content] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), content);
  }
};

test('documents of equal bytes are never parsed, in whatever file they stand', () => {
  const broken = 'a: [\n';
  const { base, head, passedOver } = differingObjects(
    plainSide({ 'a.yaml': broken, 'b.yaml': `${service(1)}---\n${service(2, 'web')}` }),
    plainSide({ 'moved.yaml': broken, 'c.yaml': `${service(2, 'web')}---\n${service(3)}` }),
  );
  expect(keys(base)).toEqual(['shop/Service/orders']);
  expect(keys(head)).toEqual(['shop/Service/orders']);
  expect(passedOver).toEqual([]);
});

test('what cannot be compared is said where it differs, and nowhere else', () => {
  const { passedOver } = differingObjects(
    plainSide({ 'a.yaml': 'a: [\n', 'values.yaml': 'replicas: 1\n' }),
    plainSide({ 'a.yaml': 'a: [[\n', 'values.yaml': 'replicas: 2\n' }),
  );
  expect(passedOver.map(({ file }) => file).sort()).toEqual(['a.yaml', 'values.yaml']);
});

test('a Terraform file is its blocks and its settings, each once', () => {
  const { head } = differingObjects(
    plainSide({}),
    plainSide({
      'net/main.tf.json': {
        terraform: { backend: { s3: {} } },
        provider: { aws: [{ region: 'eu-west-1' }, { alias: 'us', region: 'us-east-1' }] },
        resource: [{ aws_s3_bucket: { a: [{ bucket: 'x' }] } }],
        data: { aws_region: { here: {} } },
        output: { name: { value: '${aws_s3_bucket.a.id}' } },
        moved: [{ from: 'aws_s3_bucket.old', to: 'aws_s3_bucket.a' }],
        locals: { a: 1 },
      },
    }),
  );
  expect(keys(head).sort()).toEqual([
    'aws_s3_bucket.a',
    'data.aws_region.here',
    'locals',
    'moved.aws_s3_bucket.a',
    'output.name',
    'provider.aws',
    'provider.aws.us',
    'terraform',
  ]);
  expect(head[0]).toMatchObject({ stack: 'net', file: 'net/main.tf.json' });
});

test('an object that several folders hold is one in each of them', () => {
  const { base, head } = differingObjects(
    plainSide({ 'dev/a.yaml': service(1), 'prod/a.yaml': service(2) }),
    plainSide({ 'dev/a.yaml': service(3), 'prod/a.yaml': service(4) }),
  );
  expect(base.map(({ key }) => key)).toEqual(head.map(({ key }) => key));
  expect(new Set(base.map(({ key }) => key)).size).toBe(2);
});

test.each(['List', 'ConfigMapList', 'Thing', 'Secret'])('the items of a %s are objects of their own', (kind) => {
  const item = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } };
  const { head } = differingObjects(plainSide({}), plainSide({ 'a.json': { apiVersion: 'v1', kind, items: [item] } }));
  expect(keys(head)).toEqual(['ConfigMap/a']);
});

test('a folder is read at any depth, without what tools left and without following links', () => {
  write({
    'k8s/a.yaml': service(1),
    'tf/main.tf': 'resource "x" "y" {}',
    'tf/b.tf.json': '{}',
    'node_modules/x/c.yaml': service(2),
    'notes.txt': 'x',
  });
  fs.symlinkSync('/etc', path.join(folder, 'link.yaml'));
  const side = readFolder(folder);
  expect(side.files.map(({ file }) => file)).toEqual(['k8s/a.yaml', 'tf/b.tf.json']);
  expect(side.passedOver.map(({ file, reason }) => `${file} ${reason}`)).toEqual([
    'link.yaml is a link',
    'tf/main.tf is Terraform in HCL, which is not compared',
  ]);
});

test('a folder that does not exist, is none, or holds nothing to compare is refused', () => {
  write({ 'notes.txt': 'x' });
  expect(() => readFolder(path.join(folder, 'missing'))).toThrow(/does not exist/);
  expect(() => readFolder(path.join(folder, 'notes.txt'))).toThrow(/is a file/);
  expect(() => readFolder(folder)).toThrow(/holds no Kubernetes YAML and no Terraform JSON/);
});

test('bytes that both sides have are in memory once', () => {
  write({ 'base/a.yaml': service(1), 'base/b.yaml': service(2), 'head/moved.yaml': service(1), 'head/b.yaml': service(3) });
  const base = readFolder(path.join(folder, 'base'));
  const head = readFolder(path.join(folder, 'head'), base);
  expect(head.files.map(({ file, bytes }) => [file, base.files.some((other) => other.bytes === bytes)])).toEqual([
    ['b.yaml', false],
    ['moved.yaml', true],
  ]);
  expect(head.files.map(({ text }) => text())).toEqual([service(3), service(1)]);
});

const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'db' }, data: {} };
const yaml = 'apiVersion: v1\nkind: Secret\nmetadata: {name: db}\n';
test.each([
  ['plain YAML', yaml],
  ['quotes', yaml.replace('Secret', '"Secret"')],
  ['a tag', yaml.replace('Secret', '!!str Secret')],
  ['a name of its own before it', `# ExternalSecret\n${yaml}`],
  ['JSON', JSON.stringify(secret)],
  ['a list', JSON.stringify({ apiVersion: 'v1', kind: 'List', items: [secret] })],
  ['a list of Secrets alone', JSON.stringify({ apiVersion: 'v1', kind: 'SecretList', items: [{ metadata: { name: 'db' } }] })],
  ['UTF-16', `\ufeff${yaml}`],
])('a Secret that is the same on both sides is found in %s', (form, text) => {
  const bytes = Buffer.from(text, form === 'UTF-16' ? 'utf16le' : 'utf8');
  for (const side of ['base', 'head']) {
    fs.mkdirSync(path.join(folder, side));
    fs.writeFileSync(path.join(folder, side, text.startsWith('{') ? 'a.json' : 'a.yaml'), bytes);
  }
  const base = readFolder(path.join(folder, 'base'));
  const { sameSecrets } = differingObjects(base, readFolder(path.join(folder, 'head'), base));
  expect(keys(sameSecrets)).toEqual(['Secret/db']);
});
