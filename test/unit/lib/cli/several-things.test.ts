import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { readForeign } from '../../../../lib/cli/validate/foreign-documents';

function read(name: string, text: string) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'slipway-test-'));
  try {
    fs.writeFileSync(path.join(folder, name), text);
    const { documents, notJudged } = readForeign([folder]);
    return { types: documents.map(({ resource }) => resource.type), kinds: notJudged.map(({ kind }) => kind), notJudged };
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' }, spec: { containers: [{ name: 'a', image: 'a:1' }] } };
const bucket = { aws_s3_bucket: { it: {} } };
const resource = { address: 'aws_s3_bucket.it', mode: 'managed', type: 'aws_s3_bucket', name: 'it', values: {} };

/** What other documents are told by. */
const signs: Readonly<Record<string, unknown>> = {
  format_version: '1.2',
  terraform_version: '1.9.0',
  planned_values: {},
  resource_changes: [],
  values: {},
  version: 4,
  serial: 1,
  lineage: 'x',
  resources: [],
  organization: 'acme',
  stacks: [],
  schemaVersion: 1,
  $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
  runs: [],
  results: [],
  swagger: '2.0',
  openapi: '3.0.0',
  AWSTemplateFormatVersion: '2010-09-09',
  Resources: {},
  name: 'chart',
  dependencies: {},
  waivers: [],
  resource: bucket,
  data: {},
  terraform: {},
};

test.each(Object.keys(signs))('an object is judged whatever else it says it is: %s', (sign) => {
  for (const name of ['a.yaml', 'a.json', 'a.tf.json']) {
    expect(read(name, JSON.stringify({ ...pod, [sign]: signs[sign] })).types).toContain('v1/Pod');
    expect(read(name, JSON.stringify({ [sign]: signs[sign], ...pod })).types).toContain('v1/Pod');
  }
});

test('an object with all of that in it is judged, and so is what it plans', () => {
  const plan = { format_version: '1.2', planned_values: { root_module: { resources: [resource] } } };
  expect(read('a.json', JSON.stringify({ ...signs, ...pod, ...plan })).types).toEqual(expect.arrayContaining(['v1/Pod', 'aws_s3_bucket']));
});

test('Terraform JSON that says it is a plan, or an object, is judged as what it is', () => {
  const module = { resource: bucket };
  for (const more of [
    { format_version: '1.2', planned_values: {} },
    { apiVersion: 'v1', kind: 'Nothing' },
  ])
    expect(read('a.tf.json', JSON.stringify({ ...module, ...more })).types).toContain('aws_s3_bucket');
});

const json = JSON.stringify(pod);
const text = `# a pod\n${json}`;

test.each([
  ['another document is a template', `${text}\n---\nname: {{ .Values.name }}\n`, ['v1/Pod']],
  ['a document before it is a template', `{{ include "a" }}\n---\n${text}\n`, ['v1/Pod']],
  ['two of three documents', `${text}\n---\na: {{ b }}\n---\n${text}\n`, ['v1/Pod', 'v1/Pod']],
])('what kubectl applies beside a template is judged: %s', (_what, file, types) => {
  expect(read('a.yaml', file)).toMatchObject({ types, kinds: ['foreign'] });
});

test.each([
  ['a comment', `kind: Pod\napiVersion: v1\na: 1\na: 2 # {{ x }}\n`],
  ['a text', `kind: Pod\napiVersion: v1\na: 1\na: "{{ x }}"\n`],
  ['what kubectl drops', `${text}\n...\n{{ x }}\n`],
  ['a line that begins a document', `${text}\n--- {{ x\n`],
  ['what follows JSON', `${json}\n--- {{ x\n`],
  ['what follows JSON at once', `${json}\nname: {{ x }}\n`],
  ['escapes', '"api\\x56ersion": v1\n"k\\x69nd": Pod\na: 1\na: 2\n'],
])('what only we do not read is refused, though there are the marks of a template in %s', (_what, file) => {
  expect(read('a.yaml', file)).toMatchObject({ types: [], kinds: ['refused'] });
});
