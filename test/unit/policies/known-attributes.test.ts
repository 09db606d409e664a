import { unknownAttributes } from './known-attributes';

test('an attribute that is misspelt in a table is named; what Terraform reads itself is none', () => {
  expect(unknownAttributes('aws_s3_bucket', { bucket: 'a', force_destory: true, count: 1, for_each: {} })).toEqual(['force_destory']);
  expect(unknownAttributes('data.aws_iam_policy_document', { statement: [], statements: [] })).toEqual(['statements']);
  expect(unknownAttributes('aws_vpc_security_group_ingress_rule', { cidr_ipv4: '', referenced_security_group_id: '' })).toEqual([]);
  expect(unknownAttributes('acme_thing', { anything: 1 })).toEqual([]);
});
