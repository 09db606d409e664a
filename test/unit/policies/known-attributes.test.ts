import * as fs from 'node:fs';
import * as path from 'node:path';
import { unknownAttributes } from './known-attributes';

test('an attribute that is misspelt in a table is named; what Terraform reads itself is none', () => {
  expect(unknownAttributes('aws_s3_bucket', { bucket: 'a', force_destory: true, count: 1, for_each: {} })).toEqual(['force_destory']);
  expect(unknownAttributes('data.aws_iam_policy_document', { statement: [], statements: [] })).toEqual(['statements']);
  expect(unknownAttributes('aws_vpc_security_group_ingress_rule', { cidr_ipv4: '', referenced_security_group_id: '' })).toEqual([]);
  expect(unknownAttributes('acme_thing', { anything: 1 })).toEqual([]);
});

test('so is one inside a block, alone or in a list, of whatever depth', () => {
  expect(unknownAttributes('aws_instance', { metadata_options: { http_token: 'required', http_endpoint: 'enabled' } })).toEqual([
    'metadata_options.http_token',
  ]);
  const rule = { apply_server_side_encryption_by_default: [{ sse_algoritm: 'aws:kms' }] };
  expect(unknownAttributes('aws_s3_bucket_server_side_encryption_configuration', { bucket: 'a', rule: [rule] })).toEqual([
    'rule.apply_server_side_encryption_by_default.sse_algoritm',
  ]);
  expect(unknownAttributes('aws_s3_bucket', { tags: { whatever: 'a' } })).toEqual([]);
  expect(unknownAttributes('data.aws_iam_policy_document', { statement: [{ principals: [{ typ: 'AWS', identifiers: [] }] }] })).toEqual([
    'statement.principals.typ',
  ]);
});

test('whole documents have none', () => {
  const whole: Readonly<Record<string, Readonly<Record<string, unknown>>>> = JSON.parse(
    fs.readFileSync(path.join(__dirname, 'whole-documents.json'), 'utf8'),
  );
  const wrong = Object.entries(whole).flatMap(([type, values]) => unknownAttributes(type, values).map((name) => `${type}: ${name}`));
  expect(wrong).toEqual([]);
});
