import { arn } from '../../../../constructs/aws/arn';
import { dnsSuffix } from '../../../../lib';

const place = { partition: 'aws-cn', region: 'cn-north-1', account: '111122223333' };

test.each([
  ['sqs', 'orders', 'arn:aws-cn:sqs:cn-north-1:111122223333:orders'],
  ['dynamodb', 'table/orders', 'arn:aws-cn:dynamodb:cn-north-1:111122223333:table/orders'],
  ['iam', 'role/deploy', 'arn:aws-cn:iam::111122223333:role/deploy'],
  ['s3', 'orders/*', 'arn:aws-cn:s3:::orders/*'],
])('an ARN of %s names the account and region that such ARNs have', (service, resource, expected) => {
  expect(arn(place, service, resource)).toBe(expected);
});

test.each([
  ['aws', 'amazonaws.com'],
  ['aws-us-gov', 'amazonaws.com'],
  ['aws-cn', 'amazonaws.com.cn'],
  ['aws-eusc', 'amazonaws.eu'],
])('services of the partition %s answer under %s', (partition, suffix) => {
  expect(dnsSuffix(partition)).toBe(suffix);
});
