import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareSides } from '../../../lib/plan/compare-sides';
import type { Plan } from '../../../lib/plan/plan';
import { plainSide } from '../../kit/sides';
import { Aws } from '../lab/aws';
import { describeWithLab } from '../lab/jest/with-lab';
import { Stack } from '../lab/terraform';
import { AWS, TERRAFORM } from '../lab/toolchain';

type Json = Readonly<Record<string, unknown>>;

const trust = (service: string) =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }] });
const configuration = (secret: string, resource: Json, more: Json = {}) => ({
  provider: { aws: [{ region: 'us-east-1' }] },
  variable: { s: { sensitive: true, default: secret } },
  resource,
  ...more,
});
const parameter = (name: string, value: string, type = 'String') => ({ name, type, value });

const before = configuration('canary-one-4711', {
  aws_ssm_parameter: {
    secret: parameter('/orders/secret', '${var.s}', 'SecureString'),
    renamed: parameter('/orders/old', 'a'),
    shown: parameter('/orders/shown', 'b'),
    drifted: { ...parameter('/orders/drifted', 'c'), tags: { owner: 'team-a' } },
    lost: parameter('/orders/lost', 'd'),
  },
  aws_iam_role: { r: { name: 'orders', assume_role_policy: trust('pods.eks.amazonaws.com') } },
  aws_sns_topic: { gone: { name: 'gone' } },
  aws_cloudwatch_log_group: { was: { name: '/orders' } },
});
const after = configuration(
  'canary-two-4712',
  {
    aws_ssm_parameter: {
      secret: parameter('/orders/secret', '${var.s}', 'SecureString'),
      renamed: parameter('/orders/new', 'a'),
      shown: parameter('/orders/shown', 'postgres://u:${nonsensitive(var.s)}@db'),
      drifted: { ...parameter('/orders/drifted', 'c'), tags: { owner: 'team-a' } },
      lost: parameter('/orders/lost', 'd'),
      there: parameter('/orders/there', 'e'),
      made: parameter('/orders/made', '${aws_sns_topic.made.arn}'),
    },
    aws_iam_role: { r: { name: 'orders', assume_role_policy: trust('ec2.amazonaws.com') } },
    aws_sns_topic: { made: { name: 'made' } },
    aws_cloudwatch_log_group: { is: { name: '/orders', retention_in_days: 7 } },
  },
  {
    moved: [{ from: 'aws_cloudwatch_log_group.was', to: 'aws_cloudwatch_log_group.is' }],
    import: [{ to: 'aws_ssm_parameter.there', id: '/orders/there' }],
  },
);

const lines = ({ changes }: Plan) =>
  changes
    .flatMap(({ kind, address, items }) => items.map(({ text, verdict, rule }) => `${kind} ${address}: ${text} | ${verdict} ${rule}`))
    .sort();

describeWithLab('Real plans against a mock of AWS', [...TERRAFORM, ...AWS], (sandbox) => {
  let aws: Aws;
  let stack: Stack;
  const side = (content: Json) => plainSide({ 'cdk.tf.json': content });
  const write = (content: Json) => writeFileSync(join(stack.folder, 'cdk.tf.json'), JSON.stringify(content));
  const folded = (base: Json, head: Json, document: Json) =>
    compareSides(side(base), side(head), {}, [{ stack: '', name: 'plan.json', by: 'terraform', document }]);

  beforeAll(async () => {
    aws = await Aws.start(sandbox());
    const folder = sandbox().path('real');
    mkdirSync(folder);
    writeFileSync(join(folder, 'cdk.tf.json'), JSON.stringify(before));
    stack = Stack.at(sandbox(), folder, { endpoint: aws.endpoint });
    await stack.init();
    await stack.apply();
  });

  test('each kind of change is told as Terraform has it, with what others did, and no secret', async () => {
    await aws.call('ssm', 'AmazonSSM.PutParameter', { Name: '/orders/there', Type: 'String', Value: 'e' });
    const tags = { ResourceType: 'Parameter', ResourceId: '/orders/drifted', Tags: [{ Key: 'owner', Value: 'team-b' }] };
    await aws.call('ssm', 'AmazonSSM.AddTagsToResource', tags);
    await aws.call('ssm', 'AmazonSSM.DeleteParameter', { Name: '/orders/lost' });
    write(after);
    const plan = folded(before, after, (await stack.plan()).json);
    expect(JSON.stringify(plan)).not.toMatch(/canary/);
    expect(lines(plan)).toEqual([
      'created aws_sns_topic.made: created | review unknown/created',
      'created aws_ssm_parameter.lost: created | review unknown/created',
      'created aws_ssm_parameter.made: created | review unknown/created',
      'deleted aws_sns_topic.gone: deleted | review unknown/removed',
      'drifted aws_ssm_parameter.drifted: tags.owner team-a → team-b, changed past Terraform | review terraform/drifted',
      'drifted aws_ssm_parameter.lost: drifted, deleted past Terraform | danger terraform/gone',
      'imported aws_ssm_parameter.there: imported, as /orders/there | review terraform/imported',
      'replaced aws_ssm_parameter.renamed: arn, data_type, has_value_wo, id, insecure_value, key_id, tags_all, tier, version known after apply | routine terraform/computed',
      'replaced aws_ssm_parameter.renamed: name /orders/old → /orders/new, replaced (certain) | danger data/replaced',
      'updated aws_cloudwatch_log_group.is: moved from aws_cloudwatch_log_group.was | review terraform/moved',
      'updated aws_cloudwatch_log_group.is: retention_in_days 0 → 7, in place | review unknown/field',
      'updated aws_iam_role.r: assume_role_policy grants sts:AssumeRole to Service ec2.amazonaws.com; no longer grants sts:AssumeRole to Service pods.eks.amazonaws.com, in place | danger iam/widened',
      'updated aws_ssm_parameter.drifted: tags.owner team-b → team-a, in place | routine routine/tags',
      'updated aws_ssm_parameter.secret: insecure_value, version known after apply | routine terraform/computed',
      'updated aws_ssm_parameter.secret: value changed, in place | danger secret/content',
      'updated aws_ssm_parameter.shown: insecure_value, version known after apply | routine terraform/computed',
      'updated aws_ssm_parameter.shown: value changed, in place | danger secret/content',
      'updated variable.s: default changed | review unknown/field',
    ]);
  });

  test('what an apply left half-way is told by the next plan', async () => {
    // It is there already: making it fails, and what comes after it is never begun.
    const fails = { ...parameter('/orders/there', 'x'), depends_on: ['aws_sns_topic.first'] };
    const half = configuration('canary-one-4711', {
      aws_sns_topic: { first: { name: 'first' }, second: { name: 'second', depends_on: ['aws_ssm_parameter.fails'] } },
      aws_ssm_parameter: { fails },
    });
    write(half);
    await stack.terraform(['apply', '-auto-approve'], [1]);
    const plan = folded(half, half, (await stack.plan()).json);
    expect(lines(plan)).toEqual([
      'created aws_sns_topic.second: created | review unknown/created',
      'created aws_ssm_parameter.fails: created | review unknown/created',
    ]);
  });
});
