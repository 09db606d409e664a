import { App, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import * as fc from 'fast-check';
import { AwsBucket, Bucket, BucketAccess, Queue, Workload } from '../../../../constructs';
import { mergeStatements } from '../../../../constructs/aws/merge-statements';
import { onlyTls } from '../../../../constructs/aws/only-tls';
import { policyDocument } from '../../../../constructs/aws/policy-document';
import { PolicyHolder, policySize } from '../../../../constructs/aws/policy-holder';
import { statement, statementOf } from '../../../../constructs/aws/statement';
import { DeploymentStack } from '../../../../lib';
import { synthesize } from '../../../../lib/testing';
import { statementOf as statementIn } from '../../../../policies/aws/iam/statement';
import { aws } from '../../../kit/environments';
import { check } from '../../../kit/property';

const role: PolicyHolder = { noun: 'role', limit: 10_240, unit: 'characters' };
const bytes: PolicyHolder = { noun: 'bucket', limit: 20_480, unit: 'bytes' };
const construct = new TerraformStack(new App(), 'stack');

/** A workload with that many buckets. */
const withBuckets = (count: number) => (stack: DeploymentStack) => {
  const buckets = Array.from({ length: count }, (_, index) => [`files${index}`, new Bucket()] as const);
  return new Workload(stack, 'orders', { image: 'ghcr.io/acme/orders', dependencies: Object.fromEntries(buckets) });
};

const policyOf = (define: (stack: DeploymentStack) => unknown): string =>
  synthesize(aws(), define).resources.only('aws_iam_role_policy').values.policy;

test('eighteen buckets share the statements of their role', () => {
  const policy = policyOf(withBuckets(18));
  const statements = JSON.parse(policy).Statement;
  expect(statements).toHaveLength(3);
  expect(statements.map(({ Resource }: { Resource: unknown }) => [Resource].flat().length)).toEqual([1, 18, 18]);
  expect(policy.length).toBeLessThan(5_000);
});

test('a policy that its role cannot take is refused with its size, before anything is made', () => {
  const grants = (id: string) => [{ actions: ['s3:GetObject'], resources: [`arn:aws:s3:::${id}-${'x'.repeat(1_000)}`] }];
  const long = aws({
    provisioners: [
      { type: 'bucket', name: 'Long', provision: (_, id) => ({ outputs: { name: id, region: 'eu-west-1' }, grantsFor: () => grants(id) }) },
    ],
  });
  expect(() => synthesize(long, withBuckets(10))).toThrow(
    /^The policy of 'shop-production-eu-west-1\/orders' has 10\d{3} characters about 10 resources, and a role takes 10240\./,
  );
  expect(synthesize(long, withBuckets(9)).resources.ofType('aws_iam_role_policy')).toHaveLength(1);
});

test('a permission that names no action or no resource is refused', () => {
  for (const grant of [
    { actions: [], resources: ['*'] },
    { actions: ['s3:GetObject'], resources: [] },
  ])
    expect(() => statementOf(grant)).toThrow(/^A permission has no '(actions|resources)'/);
});

test('two conditions of which one would overwrite the other are refused', () => {
  const twice = (operator: string, key: string) => ({ operator, key, values: ['1'] });
  const conditions = [twice('StringEquals', 'aws:SourceAccount'), twice('stringequals', 'AWS:SourceAccount')];
  const own = statement({
    actions: ['s3:GetObject'],
    resources: ['*'],
    conditions: [conditions[0]!, { ...conditions[1]!, values: ['2'] }],
  });
  expect(() => policyDocument(role, [own], construct)).toThrow(/^A permission has the condition .* twice/);
});

test.each([role, bytes])('a policy of a $noun may fill it, and no more', (holder) => {
  const { limit } = holder;
  const document = (text: string) => policyDocument(holder, [statement({ actions: ['a:B'], resources: [text] })], construct);
  const rest = limit - document('').length;
  expect(document('x'.repeat(rest))).toHaveLength(limit);
  expect(() => document('x'.repeat(rest + 1))).toThrow(`has ${limit + 1} ${holder.unit}`);
});

test('IAM counts no white space, other services every byte', () => {
  expect(policySize('{ "é": 1 }', role)).toBe(7);
  expect(policySize('{ "é": 1 }', bytes)).toBe(11);
});

test('what is written is what policies read', () => {
  const texts = fc.array(fc.constantFrom('s3:GetObject', 'kms:*', 'arn:aws:s3:::a', '*'), { maxLength: 3 });
  const statements = fc.array(
    fc
      .record({
        allows: fc.boolean(),
        actions: texts,
        notActions: texts,
        resources: texts,
        notResources: texts,
        principals: fc.subarray([
          { type: 'AWS', value: '1' },
          { type: 'AWS', value: '2' },
          { type: 'Service', value: 'a' },
        ]),
        conditions: fc.uniqueArray(
          fc.record({ operator: fc.constantFrom('Bool', 'Null'), key: fc.constantFrom('a', '__proto__x', 'constructor'), values: texts }),
          { selector: ({ operator, key }) => operator + key },
        ),
      })
      .map(statement),
    { maxLength: 5 },
  );
  check(
    fc.property(statements, (all) => {
      const read = JSON.parse(policyDocument(role, all, construct)).Statement.map((json: unknown, index: number) =>
        statementIn(json, index, String),
      );
      const places = mergeStatements(all).map((one, index) => ({ sid: String(index + 1), ...one }));
      expect(read).toEqual(places);
    }),
  );
});

test('a statement that refuses what is not TLS names nobody whom it lets in', () => {
  const policy = JSON.parse(policyDocument(bytes, [onlyTls('sqs', ['arn:aws:sqs:eu-west-1:111122223333:a'])], construct));
  expect(policy.Statement).toEqual([
    {
      Sid: 'OnlyTls',
      Effect: 'Deny',
      Principal: '*',
      Action: 'sqs:*',
      Resource: 'arn:aws:sqs:eu-west-1:111122223333:a',
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
  ]);
});

test('a condition of a permission reaches the role', () => {
  const throughS3 = { operator: 'StringEquals', key: 'kms:ViaService', values: ['s3.eu-west-1.amazonaws.com'] };
  class ViaS3 extends AwsBucket {
    constructor(workload: Construct, id: string, bucket: Bucket) {
      super(workload, id, bucket, {});
    }

    override grantsFor(access: BucketAccess) {
      const [first, ...others] = super.grantsFor(access);
      return [{ ...first!, conditions: [throughS3] }, ...others];
    }
  }
  const environment = aws({
    provisioners: [{ type: 'bucket', name: 'ViaS3', provision: (workload, id, bucket) => new ViaS3(workload, id, bucket as Bucket) }],
  });
  const { resources } = synthesize(environment, withBuckets(1));
  expect(JSON.parse(resources.only('aws_iam_role_policy').values.policy).Statement).toContainEqual({
    Effect: 'Allow',
    Action: 's3:ListBucket',
    Resource: expect.stringMatching(/files0/),
    Condition: { StringEquals: { 'kms:ViaService': 's3.eu-west-1.amazonaws.com' } },
  });
});

test('dependencies that share a key name it once, and each keeps what it may do with it', () => {
  const statements = JSON.parse(
    policyOf(
      (stack) =>
        new Workload(stack, 'orders', {
          image: 'ghcr.io/acme/orders',
          dependencies: { a: new Bucket({ access: 'read' }), b: new Bucket({ access: 'write' }), c: new Queue({ access: 'receive' }) },
        }),
    ),
  ).Statement;
  const keys = statements.filter(({ Action }: { Action: unknown }) => [Action].flat().some((action) => String(action).startsWith('kms:')));
  expect(keys.map(({ Action }: { Action: unknown }) => Action)).toEqual([['kms:Decrypt', 'kms:GenerateDataKey'], 'kms:Decrypt']);
});
