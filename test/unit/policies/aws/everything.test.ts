import { isInternet, isPartlyPrivate, Unknown } from '../../../../lib';
import { containersHost } from '../../../../policies/aws/containers/containers-host';
import { alwaysHolds, canonical } from '../../../../policies/aws/iam/canonical';
import { statementOf } from '../../../../policies/aws/iam/statement';
import { lambdaPermission } from '../../../../policies/aws/lambda/lambda-permission';
import { publicOpenAdmin } from '../../../../policies/aws/public/public-open-admin';
import { sgOpenAdmin } from '../../../../policies/aws/sg/sg-open-admin';
import { describePolicy, terraform } from '../table';

const read = (statement: object) =>
  canonical(statementOf({ Effect: 'Allow', ...statement }, 0, String)).map(({ actions, resources }) => ({ actions, resources }));

test.each([
  ['s3:GetObject', '*'],
  ['s3:GetObject', 'arn:*'],
  ['s3:GetObject', 'arn:aws:*'],
  ['s3:GetObject', 'arn:aws-cn:s3:::*'],
  ['s3:GetObject', 'arn:${data.aws_partition.current.partition}:s3:::*/*'],
  ['s3:GetObject', 'arn:*:s3:*:*:???*'],
  ['iam:PassRole', 'arn:aws:iam::*:role/*'],
  ['kms:Decrypt', 'arn:aws:kms:*:*:key/*'],
  ['dynamodb:GetItem', 'arn:aws:dynamodb:*:*:table/*'],
  ['logs:PutLogEvents', 'arn:aws:logs:*:*:*'],
  ['*', 'arn:aws:*:*:*:*'],
])('%s on %s is on everything', (action, resource) => {
  expect(read({ Action: action, Resource: ['arn:aws:sqs:eu-west-1:111122223333:jobs', resource] })).toEqual([
    { actions: [action], resources: ['*'] },
  ]);
});

test.each([
  ['s3:GetObject', 'arn:aws:s3:::acme-*'],
  ['s3:GetObject', 'arn:aws:s3:::acme/*'],
  ['s3:GetObject', 'arn:aws:s3:::*/public/*'],
  ['s3:GetObject', 'arn:aws:s3:::${var.bucket}/*'],
  ['s3:GetObject', 'arn:aws:kms:*:*:key/*'],
  ['iam:PassRole', 'arn:aws:iam::111122223333:role/*'],
  ['iam:PassRole', 'arn:aws:iam::*:role/acme-*'],
  ['dynamodb:GetItem', 'arn:aws:dynamodb:eu-west-1:111122223333:table/*'],
  ['dynamodb:Query', 'arn:aws:dynamodb:*:*:table/orders/index/*'],
  ['sqs:SendMessage', 'arn:aws:sqs:*:*:jobs'],
  ['*', 'arn:aws:s3:::*'],
])('%s on %s is on something', (action, resource) => {
  expect(read({ Action: action, Resource: resource })).toEqual([{ actions: [action], resources: [resource] }]);
});

test('what is everything for some of the actions is so for these alone', () => {
  const key = 'arn:aws:kms:eu-west-1:111122223333:key/1';
  expect(read({ Action: ['s3:GetObject', 'kms:Decrypt'], Resource: ['arn:aws:s3:::*', key] })).toEqual([
    { actions: ['s3:GetObject'], resources: ['*'] },
    { actions: ['kms:Decrypt'], resources: ['arn:aws:s3:::*', key] },
  ]);
  expect(read({ NotAction: 's3:*', NotResource: key })).toEqual([{ actions: [], resources: ['*'] }]);
  expect(read({ Effect: 'Deny', Action: 's3:*', NotResource: key })).toEqual([{ actions: ['s3:*'], resources: [] }]);
});

const condition = (operator: string, key: string, ...values: readonly string[]) => ({ operator, key, values });

test.each([
  condition('StringLike', 'aws:PrincipalArn', 'arn:aws:iam::*:*'),
  condition('stringlikeifexists', 'AWS:PrincipalOrgID', 'o-1', '*'),
  condition('ForAnyValue:StringLike', 'aws:TagKeys', '*'),
  condition('Null', 'aws:CurrentTime', 'false'),
  condition('Null', 'aws:SourceIp', 'False'),
  condition('BoolIfExists', 'aws:SecureTransport', 'true', 'False'),
  condition('IpAddress', 'aws:SourceIp', '0.0.0.0/1', '128.0.0.0/1'),
  condition('DateLessThan', 'aws:CurrentTime', '2999-01-01T00:00:00Z'),
  condition('DateGreaterThan', 'aws:EpochTime', '0'),
  condition('StringEquals', 'aws:userid', '${aws:userid}'),
])('a condition $operator on $key of $values holds always', (one) => {
  expect(alwaysHolds(one)).toBe(true);
});

test.each([
  condition('StringLike', 'aws:PrincipalArn', 'arn:aws:iam::111122223333:*'),
  condition('StringLike', 'aws:PrincipalArn', 'arn:aws:iam::*:role/acme-*'),
  condition('StringEquals', 'aws:PrincipalOrgID', 'o-acme'),
  condition('Null', 'aws:PrincipalTag/team', 'false'),
  condition('Null', 'aws:CurrentTime', 'true'),
  condition('Bool', 'aws:SecureTransport', 'false'),
  condition('IpAddress', 'aws:SourceIp', '203.0.113.0/24'),
  condition('DateLessThan', 'aws:CurrentTime', '2030-01-01T00:00:00Z'),
  condition('DateGreaterThan', 'aws:CurrentTime', '2030-01-01T00:00:00Z'),
  condition('DateGreaterThan', 'aws:TokenIssueTime', '2000-01-01T00:00:00Z'),
  condition('StringEquals', 'aws:ResourceTag/team', '${aws:PrincipalTag/team}'),
  condition('NumericLessThan', 's3:max-keys', '10'),
])('a condition $operator on $key of $values may not hold', (one) => {
  expect(alwaysHolds(one)).toBe(false);
});

test.each([
  [['0.0.0.0/0']],
  [['198.51.100.7/0']],
  [['0.0.0.0/2', '64.0.0.0/2', '128.0.0.0/2', '192.0.0.0/2']],
  [Array.from({ length: 28 }, (_, index) => `${index * 8}.0.0.0/5`)],
  [['::/0']],
  [['2000::/3']],
  [['::ffff:0:0/96']],
  [['::ffff:0.0.0.0/97', '::ffff:128.0.0.0/97']],
  [['64:ff9b::/96']],
])('%j is the internet', (cidrs) => {
  expect(isInternet(cidrs)).toBe(true);
});

test.each([
  [['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10']],
  [['203.0.113.0/24', '198.51.100.7/32', '52.0.0.0/11']],
  [Array.from({ length: 40 }, () => '52.0.0.0/6')],
  [Array.from({ length: 40 }, (_, index) => `52.0.${index}.0/6`)],
  [['fc00::/7']],
  [['fe80::/10', 'ff00::/8']],
  [['224.0.0.0/4']],
  [['2001:db8::/32', '::1/128']],
  [['x', '', '1.2.3/0', '0.0.0.0/x', '0.0.0.0/-1']],
])('%j is not the internet', (cidrs) => {
  expect(isInternet(cidrs)).toBe(false);
});

test('what a plan tells may be the internet, and a network of an organization is told from one of the internet', () => {
  expect(isInternet([new Unknown('${var.networks}')])).toBeUndefined();
  expect(isInternet([new Unknown('${var.networks}'), '0.0.0.0/1'])).toBe(true);
  expect(['10.1.0.0/16', '0.0.0.0/0', 'fd00::/8', '169.254.169.254/32'].filter((cidr) => !isPartlyPrivate(cidr))).toEqual([]);
  expect(['203.0.113.0/24', '2001:db8::/32', 'x', 5].filter(isPartlyPrivate)).toEqual([]);
});

const group = terraform('aws_security_group', { name: 'web' });
const rule = (cidr: string, name: string, port = 22) =>
  terraform(
    'aws_vpc_security_group_ingress_rule',
    { security_group_id: '${aws_security_group.it.id}', ip_protocol: 'tcp', from_port: port, to_port: port, cidr_ipv4: cidr },
    name,
  );
const pieces = Array.from({ length: 27 }, (_, index) => `${index * 8}.0.0.0/5`);
const list = (...cidrs: readonly string[]) =>
  terraform('aws_ec2_managed_prefix_list', { name: 'web', entry: cidrs.map((cidr) => ({ cidr })) });
const byList = terraform('aws_security_group', {
  ingress: [{ protocol: 'tcp', from_port: 22, to_port: 22, prefix_list_ids: ['${aws_ec2_managed_prefix_list.it.id}'] }],
});

describePolicy(
  sgOpenAdmin,
  {
    pass: {
      'the internet at other ports': [rule(pieces[0]!, 'a'), ...pieces.slice(1).map((cidr, index) => rule(cidr, `r${index}`, 443)), group],
      'a prefix list of networks': [byList, list('203.0.113.0/24')],
    },
    excused: {
      'some of the internet': [rule(pieces[0]!, 'a'), group],
      'a prefix list of somebody else': byList,
    },
    fail: {
      'the internet in pieces, each by a rule of its own': [...pieces.map((cidr, index) => rule(cidr, `r${index}`)), group],
      'the internet in a prefix list': [byList, list('0.0.0.0/1', '128.0.0.0/1')],
      'the internet that is added to a prefix list': [
        byList,
        list(),
        terraform('aws_ec2_managed_prefix_list_entry', { prefix_list_id: '${aws_ec2_managed_prefix_list.it.id}', cidr: '0.0.0.0/0' }),
      ],
    },
  },
  'elsewhere',
);

const ports = (values: object) =>
  terraform('aws_lightsail_instance_public_ports', { port_info: [{ protocol: 'tcp', from_port: 22, to_port: 22, ...values }] });

describePolicy(
  publicOpenAdmin,
  {
    pass: {
      'a network of an organization': ports({ cidrs: ['10.0.0.0/8', '203.0.113.0/24'] }),
      'ports beside those of administrators': ports({ from_port: 23, to_port: 3388, cidrs: ['0.0.0.0/0'] }),
      'datagrams at the same number': ports({ protocol: 'udp', cidrs: ['0.0.0.0/0'] }),
    },
    fail: { 'the internet in halves': ports({ cidrs: ['0.0.0.0/1', '128.0.0.0/1'] }) },
  },
  'elsewhere',
);

const task = (values: object, container: object = {}) =>
  terraform('aws_ecs_task_definition', {
    container_definitions: JSON.stringify([{ name: 'web', image: 'web:1', ...container }]),
    ...values,
  });

describePolicy(
  containersHost,
  {
    pass: {
      'a folder whose name begins as that of the runtime does': task({ volume: [{ name: 'v', host_path: '/var/runs/docker.socket' }] }),
      'a capability that every container has': task({}, { linuxParameters: { capabilities: { add: ['NET_BIND_SERVICE'] } } }),
      'an image whose name has the word': task({}, { image: 'privileged/host:1', environment: [{ name: 'privileged', value: 'true' }] }),
      'a bridge': task({ network_mode: 'bridge', ipc_mode: 'task', pid_mode: 'task' }),
    },
    fail: { 'a folder of the runtime, written otherwise': task({ volume: [{ name: 'v', host_path: '//var//run/' }] }) },
  },
  'elsewhere',
);

const permission = (values: object) =>
  terraform('aws_lambda_permission', { action: 'lambda:InvokeFunction', function_name: 'a', ...values });

describePolicy(
  lambdaPermission,
  {
    pass: { 'one bucket': permission({ principal: 's3.amazonaws.com', source_arn: 'arn:aws:s3:::acme' }) },
    fail: {
      'any bucket': permission({ principal: 's3.amazonaws.com', source_arn: '*' }),
      'whatever calls': permission({ principal: 'events.amazonaws.com', source_arn: 'arn:*' }),
      'everybody who signs': permission({ principal: '*', function_url_auth_type: 'AWS_IAM' }),
    },
  },
  'elsewhere',
);
