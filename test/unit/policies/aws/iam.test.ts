import { verdictOf } from '../../../../lib';
import type { Statement } from '../../../../lib/rules';
import { iamKmsDecrypt } from '../../../../policies/aws/iam/iam-kms-decrypt';
import { iamNoAdmin } from '../../../../policies/aws/iam/iam-no-admin';
import { iamNoAdministratorAccess } from '../../../../policies/aws/iam/iam-no-administrator-access';
import { iamNoAllActions } from '../../../../policies/aws/iam/iam-no-all-actions';
import { iamNoCredentials } from '../../../../policies/aws/iam/iam-no-credentials';
import { iamNoEscalation } from '../../../../policies/aws/iam/iam-no-escalation';
import { iamNoExfiltration } from '../../../../policies/aws/iam/iam-no-exfiltration';
import { iamNoFullAccess } from '../../../../policies/aws/iam/iam-no-full-access';
import { iamNoFullIam } from '../../../../policies/aws/iam/iam-no-full-iam';
import { iamNoIamFullAccess } from '../../../../policies/aws/iam/iam-no-iam-full-access';
import { iamNoPermissionsManagement } from '../../../../policies/aws/iam/iam-no-permissions-management';
import { iamNoPrivilegeEscalation } from '../../../../policies/aws/iam/iam-no-privilege-escalation';
import { iamNoUnlimitedWrite } from '../../../../policies/aws/iam/iam-no-unlimited-write';
import { iamNoUsers } from '../../../../policies/aws/iam/iam-no-users';
import { iamNoWildcard } from '../../../../policies/aws/iam/iam-no-wildcard';
import { iamNoWildcardResource } from '../../../../policies/aws/iam/iam-no-wildcard-resource';
import { iamTrust } from '../../../../policies/aws/iam/iam-trust';
import { iamTrustAccount } from '../../../../policies/aws/iam/iam-trust-account';
import { iamTrustEverybody } from '../../../../policies/aws/iam/iam-trust-everybody';
import { iamTrustSubject } from '../../../../policies/aws/iam/iam-trust-subject';
import { problemOf } from '../../../../policies/aws/iam/problems';
import { describePolicy, terraform } from '../table';
import { limited, narrowed } from './narrowed';

const statement = (action: string | readonly string[], resource: string | readonly string[] = '*', more: object = {}) => ({
  Effect: 'Allow',
  Action: action,
  Resource: resource,
  ...more,
});
const policy = (...statements: readonly object[]) =>
  terraform('aws_iam_policy', { name: 'it', policy: JSON.stringify({ Statement: statements }) });
const block = (...statements: readonly object[]) => terraform('data.aws_iam_policy_document', { statement: statements });
const variable = { 'a policy that is a variable': terraform('aws_iam_role_policy', { policy: '${var.policy}' }) };

const queue = 'arn:aws:sqs:eu-west-1:111122223333:jobs';

describePolicy(iamNoAdmin, {
  pass: {
    'some actions': policy(statement(['sqs:SendMessage'], queue)),
    'a denial of everything': policy({ ...statement('*'), Effect: 'Deny' }),
    'a role without policies': terraform('aws_iam_role', { name: 'it' }),
    'a policy of AWS that reads': terraform('aws_iam_role_policy_attachment', {
      policy_arn: 'arn:aws:iam::aws:policy/AmazonSQSReadOnlyAccess',
    }),
  },
  excused: {
    'a document that stands in a policy of the stack, and is judged there': [
      block({ actions: ['*'], resources: ['*'] }),
      terraform('aws_iam_policy', { policy: '${data.aws_iam_policy_document.it.json}' }),
    ],
    'a document that is the policy of a resource': block({
      actions: ['*'],
      resources: ['*'],
      principals: [{ type: 'AWS', identifiers: ['arn:aws:iam::111122223333:root'] }],
    }),
  },
  fail: {
    everything: policy(statement('*')),
    'everything on one resource': policy(statement('*', queue)),
    'everything in IAM': policy(statement(['s3:GetObject', 'iam:*'])),
    'everything, in an inline policy of a role': terraform('aws_iam_role', {
      inline_policy: [{ name: 'all', policy: JSON.stringify({ Statement: statement('*') }) }],
    }),
    'everything, by a permission set': terraform('aws_ssoadmin_permission_set_inline_policy', {
      inline_policy: JSON.stringify({ Statement: statement('*') }),
    }),
    'everything, by a document of the stack': [
      terraform('aws_iam_policy', { policy: '${data.aws_iam_policy_document.it.json}' }),
      block({ actions: ['*'], resources: ['*'] }),
    ],
    'everything, by a document in that document': [
      terraform('aws_iam_policy', { policy: '${data.aws_iam_policy_document.outer.json}' }),
      {
        ...terraform('data.aws_iam_policy_document', { source_policy_documents: ['${data.aws_iam_policy_document.it.json}'] }, 'outer'),
        address: 'data.aws_iam_policy_document.outer',
      },
      { ...block({ actions: ['*'], resources: ['*'] }), address: 'data.aws_iam_policy_document.it' },
    ],
    'everything, by a document that nothing of the stack holds': block({ actions: ['*'], resources: ['*'] }),
    'no JSON': terraform('aws_iam_policy', { policy: 'allow everything' }),
    'statements that a second key hides': terraform('aws_iam_policy', {
      policy: `{ "Statement": [${JSON.stringify(statement('*'))}], "Statement": [] }`,
    }),
    'an action that a second key hides, beside an expression': terraform('aws_iam_policy', {
      policy: '{ "Statement": { "Effect": "Allow", "Action": "*", "\\u0041ction": "sqs:SendMessage", "Resource": ${var.queue} } }',
    }),
    'the administrator of AWS': terraform('aws_iam_role_policy_attachment', { policy_arn: 'arn:aws:iam::aws:policy/AdministratorAccess' }),
    'the administrator of AWS, in a list': terraform('aws_iam_role', { managed_policy_arns: ['arn:aws:iam::aws:policy/IAMFullAccess'] }),
    'the administrator of AWS, looked up': terraform('data.aws_iam_policy', { name: 'AdministratorAccess' }),
  },
  unknown: variable,
});

/** A document that nobody holds here, and that is no permission of somebody. */
const resourcePolicy = (action: string) => ({
  'a document that names principals, as those of resources do': block({
    actions: [action],
    resources: ['*'],
    principals: [{ type: 'AWS', identifiers: ['arn:aws:iam::111122223333:role/deploy'] }],
  }),
});

describePolicy(iamNoWildcard, {
  pass: {
    'an action on a resource': policy(statement('sqs:SendMessage', queue)),
    'an action that takes no resource': policy(statement(['sqs:ListQueues', 'ec2:DescribeInstances', 'ecr:GetAuthorizationToken'])),
    'a list of a service that is new': policy(statement('newservice:ListThings')),
    'a denial': policy({ ...statement('sqs:*'), Effect: 'Deny' }),
    'a resource that Terraform makes': terraform('aws_iam_policy', {
      policy: '{"Statement":{"Effect":"Allow","Action":"sqs:SendMessage","Resource":"${aws_sqs_queue.jobs.arn}"}}',
    }),
  },
  excused: {
    ...resourcePolicy('sqs:SendMessage'),
    'an action on everything under a condition': policy(
      statement('sqs:SendMessage', '*', { Condition: { StringEquals: { 'aws:ResourceTag/app': 'shop' } } }),
    ),
  },
  fail: {
    'every action of a service': policy(statement('sqs:*', queue)),
    'an action on everything': policy(statement('sqs:SendMessage')),
    'an action on everything, by a document that nothing of the stack holds': block({ actions: ['sqs:SendMessage'], resources: ['*'] }),
    'an action of a service that is new': policy(statement('newservice:DeleteThing')),
    'one of several resources is everything': policy(statement('sqs:SendMessage', [queue, '*'])),
    'a wildcard with actions that take resources': policy(statement('ec2:Describe*')),
    'everything but some': policy({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }),
  },
  unknown: variable,
});

describePolicy(iamNoEscalation, {
  pass: {
    'reading one bucket': policy(statement('s3:GetObject', 'arn:aws:s3:::uploads/*')),
    'passing one role': policy(statement(['iam:PassRole', 'ec2:RunInstances'], 'arn:aws:iam::111122223333:role/nodes')),
  },
  excused: {
    ...resourcePolicy('iam:CreateAccessKey'),
    'actions under a condition': policy(
      statement('iam:CreateAccessKey', '*', { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }),
    ),
    'an action that is denied again': policy(statement('ssm:Get*', '*'), { Effect: 'Deny', Action: 'ssm:GetParameter*', Resource: '*' }),
    'one of several actions that only together are a way': policy(statement('iam:PutRolePolicy', '*'), {
      Effect: 'Deny',
      Action: 'iam:*',
      Resource: '*',
    }),
  },
  fail: {
    'a key for anybody': policy(statement('iam:CreateAccessKey')),
    'a key for anybody, by a document that nothing of the stack holds': block({ actions: ['iam:CreateAccessKey'], resources: ['*'] }),
    'a way of two actions': policy(statement('iam:PassRole'), statement('ec2:RunInstances')),
    'the role of others': policy(statement('sts:AssumeRole')),
    'whatever is stored': policy(statement(['s3:GetObject'])),
    'every secret': policy(statement('secretsmanager:*')),
    'who may do what': policy(statement('s3:PutBucketPolicy')),
    'everything but something harmless': policy({ Effect: 'Allow', NotAction: 's3:ListAllMyBuckets', Resource: '*' }),
  },
  unknown: variable,
});

const trust = (...statements: readonly object[]) =>
  terraform('aws_iam_role', { assume_role_policy: JSON.stringify({ Statement: statements }) });
const assume = (principal: unknown, condition?: object) => ({
  Effect: 'Allow',
  Principal: principal,
  Action: 'sts:AssumeRole',
  ...(condition && { Condition: condition }),
});
const github = 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com';
const claims = (sub: string | readonly string[], aud: object = { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' }) => ({
  StringLike: { 'token.actions.githubusercontent.com:sub': sub },
  StringEquals: aud,
});

const underCondition = (condition: object) => trust(assume({ AWS: '444455556666' }, condition));
/** What not everybody of an account has: an excuse. */
const saying = {
  'an account under a condition that asks for a word that was agreed on': underCondition({ StringEquals: { 'sts:ExternalId': 'a1b2' } }),
  'an account under a condition that names whom it trusts there': underCondition({
    ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::444455556666:role/deploy' },
  }),
  'an account under a condition that asks for a second factor': underCondition({ Bool: { 'aws:MultiFactorAuthPresent': 'true' } }),
  'an account under a condition that asks for a second factor of this hour': underCondition({
    NumericLessThan: { 'aws:MultiFactorAuthAge': '3600' },
  }),
};
/** Conditions that anybody of an account meets. */
const idle = Object.fromEntries(
  [
    { Bool: { 'aws:SecureTransport': 'true' } },
    { StringEquals: { 'aws:UserAgent': 'deploy' } },
    { StringNotEquals: { 'aws:username': 'guest' } },
    { NotIpAddress: { 'aws:SourceIp': '10.0.0.0/8' } },
    { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['team'] } },
    { ArnLike: { 'aws:PrincipalArn': '*' } },
    { StringLike: { 'sts:ExternalId': '*' } },
    { StringLike: { 'sts:ExternalId': ['a1b2', '?*'] } },
    { StringNotEquals: { 'sts:ExternalId': 'a1b2' } },
    { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'true' } },
    { Bool: { 'aws:MultiFactorAuthPresent': 'false' } },
    { NumericGreaterThan: { 'aws:MultiFactorAuthAge': '3600' } },
  ].map((condition) => [`an account under ${JSON.stringify(condition)}`, underCondition(condition)]),
);
/** Tokens of a cluster, for any pod of it. */
const anyPod = Object.fromEntries(
  ['*:*', 'system:*', 'system:serviceaccount:*', 'system:serviceaccount:*:*', 'system:serviceaccount:?*:?*'].map((sub) => [
    `tokens for ${sub}`,
    trust(
      assume(
        { Federated: 'arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/A1' },
        {
          StringLike: {
            'oidc.eks.eu-west-1.amazonaws.com/id/A1:sub': sub,
            'oidc.eks.eu-west-1.amazonaws.com/id/A1:aud': 'sts.amazonaws.com',
          },
        },
      ),
    ),
  ]),
);

describePolicy(iamTrust, {
  pass: {
    'a service': trust(assume({ Service: 'ec2.amazonaws.com' })),
    'a role of another account': trust(assume({ AWS: 'arn:aws:iam::444455556666:role/deploy' })),
    'a repository': trust(assume({ Federated: github }, claims('repo:acme/shop:ref:refs/heads/main'))),
    'a service account': trust(
      assume(
        { Federated: 'arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/A1' },
        {
          StringEquals: {
            'oidc.eks.eu-west-1.amazonaws.com/id/A1:sub': 'system:serviceaccount:shop:orders',
            'oidc.eks.eu-west-1.amazonaws.com/id/A1:aud': 'sts.amazonaws.com',
          },
        },
      ),
    ),
  },
  excused: {
    ...saying,
    'every repository of an organization': trust(assume({ Federated: github }, claims(['repo:acme/*']))),
    'a policy that only a plan tells': terraform('aws_iam_role', {}),
  },
  fail: {
    everybody: trust(assume('*')),
    'everybody, as AWS': trust(assume({ AWS: ['*'] })),
    'somebody of any account': trust(assume({ AWS: 'arn:aws:iam::*:role/deploy' })),
    'an account': trust(assume({ AWS: 'arn:aws:iam::444455556666:root' })),
    'an account by its id': trust(assume({ AWS: ['444455556666'] })),
    ...idle,
    ...anyPod,
    'tokens whatever their subject': trust(
      assume({ Federated: github }, { StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' } }),
    ),
    'tokens whatever their audience': trust(assume({ Federated: github }, claims('repo:acme/shop:*', {}))),
    'every subject': trust(assume({ Federated: github }, claims('*'))),
    'a claim without its value': trust(assume({ Federated: github }, claims('repository'))),
    'every organization': trust(assume({ Federated: github }, claims('repo:*'))),
    'organizations that begin alike': trust(assume({ Federated: github }, claims('repo:acme*/shop:*'))),
    'a claim that anybody chooses': trust(assume({ Federated: github }, claims('environment:production:repo:acme/shop'))),
    'no JSON': terraform('aws_iam_role', { assume_role_policy: '{' }),
  },
  unknown: {
    'a policy that is a variable': terraform('aws_iam_role', { assume_role_policy: '${var.trust}' }),
    'a principal that is a variable': trust(assume({ AWS: '${var.principal}' })),
  },
});

describePolicy(iamKmsDecrypt, {
  pass: {
    'a key': policy(statement('kms:Decrypt', 'arn:aws:kms:eu-west-1:111122223333:key/1a2b')),
    'another action': policy(statement('kms:ListAliases')),
  },
  excused: {
    ...resourcePolicy('kms:Decrypt'),
    'keys that a condition on their alias or tags chooses': policy(
      statement('kms:Decrypt', 'arn:aws:kms:*:111122223333:key/*', {
        Condition: { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': 'alias/data' } },
      }),
    ),
  },
  fail: {
    'every key': policy(statement('kms:Decrypt')),
    'every key, by a document that nothing of the stack holds': block({ actions: ['kms:Decrypt'], resources: ['*'] }),
    'every key of an account': policy(statement('kms:*', 'arn:aws:kms:eu-west-1:111122223333:key/*')),
    ...Object.fromEntries(
      ['*', 'alias/*', 'alias/?*'].map((alias) => [
        `every key that has the alias ${alias}`,
        policy(statement('kms:Decrypt', '*', { Condition: { 'ForAnyValue:StringLike': { 'kms:ResourceAliases': alias } } })),
      ]),
    ),
    'every key, from a service': policy(
      statement('kms:ReEncryptFrom', '*', { Condition: { StringEquals: { 'kms:ViaService': 's3.amazonaws.com' } } }),
    ),
  },
  unknown: variable,
});

describePolicy(iamNoUsers, {
  pass: {
    'roles in place of users': terraform('aws_iam_policy_attachment', { roles: ['me'] }),
    'a policy for roles': terraform('aws_iam_policy_attachment', { policy_arn: 'arn', roles: ['deploy'] }),
    'an empty list': terraform('aws_iam_policy_attachment', { users: [] }),
  },
  fail: {
    'a user': terraform('aws_iam_user', { name: 'me' }),
    'a key': terraform('aws_iam_access_key', { user: 'me' }),
    'a policy of a user': terraform('aws_iam_user_policy', { user: 'me' }),
    'a policy for users': terraform('aws_iam_policy_attachment', { users: ['me'] }),
  },
});

describePolicy(iamNoFullAccess, {
  pass: {
    'some actions': policy(statement(['sqs:SendMessage'])),
    'every action on one resource': policy(statement('*', queue)),
    'a denial': policy({ ...statement('*'), Effect: 'Deny' }),
  },
  excused: {
    ...resourcePolicy('*'),
  },
  fail: {
    everything: policy(statement('*')),
    'everything, by a document that nothing of the stack holds': block({ actions: ['*'], resources: ['*'] }),
  },
  unknown: variable,
});

describePolicy(iamNoAllActions, {
  pass: {
    'one action on one resource': policy(statement(['sqs:SendMessage'], queue)),
    'everything of a service': policy(statement('sqs:*')),
  },
  fail: { 'every action on one resource': policy(statement(['sqs:SendMessage', '*'], queue)) },
  unknown: variable,
});

describePolicy(iamNoFullIam, {
  pass: { 'something in IAM': policy(statement('iam:Get*')), 'another service': policy(statement('sqs:*')) },
  fail: { 'everything in IAM': policy(statement('iam:*', 'arn:aws:iam::111122223333:user/me')), everything: policy(statement('*')) },
  unknown: variable,
});

const attached = (name: string) => terraform('aws_iam_role_policy_attachment', { policy_arn: `arn:aws:iam::aws:policy/${name}` });

describePolicy(iamNoAdministratorAccess, {
  pass: { 'a policy that reads': attached('ReadOnlyAccess'), 'another matter': attached('IAMFullAccess') },
  fail: {
    'an attachment': attached('AdministratorAccess'),
    'a list of a role': terraform('aws_iam_role', { managed_policy_arns: ['arn:aws:iam::aws:policy/AdministratorAccess'] }),
    'the policy, looked up': terraform('data.aws_iam_policy', { name: 'AdministratorAccess' }),
  },
});

describePolicy(iamNoIamFullAccess, {
  pass: { 'another matter': attached('AdministratorAccess') },
  fail: { 'an attachment': attached('IAMFullAccess') },
});

describePolicy(iamNoPrivilegeEscalation, {
  pass: { 'what is stored': policy(statement('s3:GetObject')) },
  excused: {
    ...limited((more) => policy(statement('iam:PassRole', '*', more), statement('ec2:RunInstances', '*', more))),
    'one of several actions that only together are a way': policy(statement('iam:PassRole')),
  },
  fail: { 'a way of two actions': policy(statement('iam:PassRole'), statement('ec2:RunInstances')) },
  unknown: variable,
});

describePolicy(iamNoCredentials, {
  pass: { 'what is stored': policy(statement('s3:GetObject')) },
  excused: {
    ...limited((more) => policy(statement('sts:AssumeRole', '*', more))),
  },
  fail: { 'the role of others': policy(statement('sts:AssumeRole')) },
  unknown: variable,
});

describePolicy(iamNoExfiltration, {
  pass: { 'what is stored in one place': policy(statement('s3:GetObject', 'arn:aws:s3:::uploads/*')) },
  excused: {
    ...limited((more) => policy(statement('secretsmanager:*', '*', more))),
  },
  fail: { 'every secret': policy(statement('secretsmanager:*')) },
  unknown: variable,
});

describePolicy(iamNoPermissionsManagement, {
  pass: { 'what is stored': policy(statement('s3:GetObject')) },
  excused: {
    ...limited((more) => policy(statement('s3:PutBucketPolicy', '*', more))),
  },
  fail: { 'policies of buckets': policy(statement('s3:PutBucketPolicy')) },
  unknown: variable,
});

describePolicy(iamNoWildcardResource, {
  pass: {
    'an action on a queue': policy(statement('sqs:ReceiveMessage', queue)),
    'everything of a queue': policy(statement('sqs:*', queue)),
    'an action without resources': policy(statement('sqs:ListQueues')),
  },
  excused: {
    ...limited((more) => policy(statement('sqs:ReceiveMessage', '*', more))),
  },
  fail: {
    'an action on everything': policy(statement('sqs:ReceiveMessage')),
    'all but some': policy({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }),
  },
  unknown: variable,
});

describePolicy(iamNoUnlimitedWrite, {
  pass: {
    'writing to a queue': policy(statement('sqs:SendMessage', queue)),
    'reading everything': policy(statement(['sqs:GetQueueAttributes', 's3:List*'])),
    'everything of a queue': policy(statement('sqs:*', queue)),
  },
  excused: {
    ...limited((more) => policy(statement('sqs:SendMessage', '*', more))),
  },
  fail: {
    'writing everything': policy(statement('sqs:SendMessage')),
    'everything of a service': policy(statement('s3:*')),
    ...Object.fromEntries(
      [
        { Bool: { 'aws:SecureTransport': 'true' } },
        { DateLessThan: { 'aws:CurrentTime': '2030-01-01T00:00:00Z' } },
        { StringEquals: { 's3:authType': 'REST-HEADER' } },
        { StringEquals: { 's3:x-amz-server-side-encryption': 'aws:kms' } },
        { StringLike: { 'aws:Referer': 'https://shop.example.com/*' } },
        { NumericGreaterThanEquals: { 's3:TlsVersion': '1.2' } },
      ].map((Condition) => [
        `writing everything in a way that anybody can, ${JSON.stringify(Condition)}`,
        policy(statement('s3:PutObject', '*', { Condition })),
      ]),
    ),
  },
  unknown: variable,
});

const trusted = { 'a policy that is a variable': terraform('aws_iam_role', { assume_role_policy: '${var.trust}' }) };

describePolicy(iamTrustEverybody, {
  pass: {
    'an account': trust(assume({ AWS: '444455556666' })),
  },
  excused: {
    ...narrowed(({ Condition }) => trust(assume('*', Condition))),
    'no JSON, which IAM refuses': terraform('aws_iam_role', { assume_role_policy: '{' }),
  },
  fail: { everybody: trust(assume('*')), 'somebody of any account': trust(assume({ AWS: 'arn:aws:iam::*:role/deploy' })) },
  unknown: trusted,
});

describePolicy(iamTrustAccount, {
  pass: { 'a role': trust(assume({ AWS: 'arn:aws:iam::444455556666:role/deploy' })) },
  excused: {
    'everybody, of whom aws/iam/trust-everybody tells': trust(assume('*')),
    ...saying,
  },
  fail: { 'an account': trust(assume({ AWS: 'arn:aws:iam::444455556666:root' })), ...idle },
  unknown: trusted,
});

describePolicy(iamTrustSubject, {
  pass: {
    'a repository': trust(assume({ Federated: github }, claims('repo:acme/shop:*'))),
    'a repository, whatever the audience': trust(assume({ Federated: github }, claims('repo:acme/shop:*', {}))),
  },
  fail: { 'every organization': trust(assume({ Federated: github }, claims('repo:*'))), ...anyPod },
  unknown: trusted,
});

test('what a statement extends to is each thing that it is about, and what it leaves out of everything', () => {
  const nothing = { sid: '0', allows: true, actions: [], notActions: [], resources: [], notResources: [], principals: [] };
  const extentOf = (part: Partial<Statement>) =>
    problemOf({ ...nothing, notPrincipals: [], conditions: [], ...part } as Statement, 'allows', []).extent;
  const conditions = ['StringEquals', 'StringNotEquals'].map((operator) => ({ operator, key: 'aws:SourceVpc', values: ['vpc-1'] }));
  expect(extentOf({ actions: ['sqs:SendMessage'], resources: [queue], principals: [{ type: 'AWS', value: '*' }], conditions })).toEqual([
    'action sqs:sendmessage',
    `resource ${queue}`,
    'principal AWS *',
    'only condition StringEquals aws:SourceVpc: vpc-1',
    'not condition StringNotEquals aws:SourceVpc: vpc-1',
  ]);
  expect(extentOf({ notActions: ['IAM:*'], notResources: [queue], notPrincipals: [{ type: 'AWS', value: '1' }] })).toEqual([
    ...['every action', 'not action iam:*', 'every resource', `not resource ${queue}`, 'every principal', 'not principal 1'],
  ]);
});

test.each([
  [iamNoAdmin, statement('*'), 'allows every action on every resource'],
  [iamNoAdmin, statement('*', queue), `allows every action on ${queue}`],
  [iamNoAdmin, { Effect: 'Allow', NotAction: 's3:*', Resource: '*' }, 'allows every action but s3:* on every resource'],
  [iamTrustEverybody, { Effect: 'Allow', Principal: '*', NotAction: 'sts:TagSession' }, 'lets everybody do everything but sts:TagSession'],
])('%s says of %j: %s', (asked, one, message) => {
  const [said] = verdictOf(asked, 'Principal' in one ? trust(one) : policy(one)).messages;
  expect(said).toBe(`${message}, by statement 1`);
});
