import { names, onlyReads } from '../../../../policies/aws/actions/action';

test.each([
  ['s3:GetObject', 's3:GetObject'],
  ['S3:getobject', 's3:GetObject'],
  ['*', 's3:GetObject'],
  ['s3:*', 's3:GetObject'],
  ['s3:Get*', 's3:GetObject'],
  ['s3:*Object', 's3:GetObject'],
  ['s3:*t*j*t', 's3:GetObject'],
  ['s3:Get?bject', 's3:GetObject'],
  ['**', 's3:GetObject'],
])("'%s' names %s", (action, wanted) => expect(names(action, wanted)).toBe(true));

test.each([
  ['s3:GetObject', 's3:GetObjectAcl'],
  ['s3:Get*', 's3:PutObject'],
  ['s3:*Acl', 's3:GetObject'],
  ['s3:Get?', 's3:GetObject'],
  ['s3.GetObject', 's3:GetObject'],
  ['', 's3:GetObject'],
  ['?3:GetObject', 'as3:GetObject'],
  ['s3:Get*', 'as3:GetObject'],
])("'%s' does not name %s", (action, wanted) => expect(names(action, wanted)).toBe(false));

test('many wildcards take no time', () => {
  expect(names(`${'*a'.repeat(50)}b`, 'a'.repeat(5_000))).toBe(false);
});

test('what reads is told from what writes by its name', () => {
  expect(['s3:GetObject', 'dynamodb:BatchGetItem', 'ec2:Describe*', 'sqs:List*'].every(onlyReads)).toBe(true);
  expect(['s3:PutObject', 's3:*', '*', 'sqs:SendMessage', 'dynamodb:BatchWriteItem'].some(onlyReads)).toBe(false);
});
