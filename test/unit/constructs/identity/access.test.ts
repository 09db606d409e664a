import { Access, ApprovedAccess, AwsAccess } from '../../../../constructs';
import { Region, UserError } from '../../../../lib';
import { synthesize } from '../../../../lib/testing';
import { aws, cloudless, orders, twoRegions } from '../../../kit/environments';

const model = 'foundation-model/anthropic.claude-3-haiku-20240307-v1:0';
const approved: Readonly<Record<string, ApprovedAccess>> = {
  models: {
    actions: ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'],
    resources: ({ region }: Region) => [`arn:aws:bedrock:${region}::${model}`],
  },
  reports: { actions: ['s3:GetObject'], resources: ['arn:aws:s3:::team-b-reports/*'] },
};
const inAws = (list = approved, changes = {}) => aws({ provisioners: [AwsAccess.provisioner({ approved: list })], ...changes });
const models = () => ({ models: new Access({ name: 'models', actions: ['bedrock:InvokeModel'] }) });
const statements = (environment = inAws(), define = orders(models)) =>
  synthesize(environment, define)
    .resources.ofType('aws_iam_role_policy')
    .map(({ values }) => JSON.parse(values.policy).Statement);

function said(take: () => unknown): string {
  try {
    take();
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    return (error as Error).message;
  }
  return 'nothing';
}

describe('access to what is no resource of ours', () => {
  test('is a statement of the role of the workload, of the actions that it asks for only', () => {
    expect(statements()).toEqual([[{ Effect: 'Allow', Action: 'bedrock:InvokeModel', Resource: `arn:aws:bedrock:eu-west-1::${model}` }]]);
  });

  test('is about what the environment says of each region', () => {
    const resources = statements(inAws(approved, { regions: twoRegions }), orders(models)).map(([{ Resource }]) => Resource);
    expect(resources).toEqual([`arn:aws:bedrock:eu-central-1::${model}`, `arn:aws:bedrock:eu-west-1::${model}`]);
  });

  test('lets the pods reach the APIs of the cloud, and their identity, and sets no variable', () => {
    const { resources } = synthesize(inAws(), orders(models));
    const [{ env }] = resources.only('apps/v1/Deployment').values.spec.template.spec.containers;
    expect(env).toBeUndefined();
    const policy = resources.ofType('networking.k8s.io/v1/NetworkPolicy').find(({ values }) => values.metadata.name === 'orders')!;
    expect(JSON.stringify(policy.values.spec.egress)).toContain('10.0.128.0/20');
    expect(JSON.stringify(policy.values.spec.egress)).toContain('169.254.170.23/32');
  });

  test('may be about what is in the bucket of another team', () => {
    const define = orders(() => ({ reports: new Access({ name: 'reports', actions: ['s3:GetObject'] }) }));
    expect(statements(inAws(), define)).toEqual([[{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::team-b-reports/*' }]]);
  });
});

describe('access is refused', () => {
  test.each([
    [{ name: 'models', actions: ['*'] }, "'actions[0]' is '*'."],
    [{ name: 'models', actions: ['bedrock:*'] }, "'actions[0]' is 'bedrock:*'."],
    [{ name: 'models', actions: ['bedrock:Invoke*'] }, "'actions[0]' is 'bedrock:Invoke*'."],
    [{ name: 'models', actions: ['bedrock:Invoke?odel'] }, "'actions[0]'"],
    [{ name: 'models', actions: ['InvokeModel'] }, "'actions[0]' is 'InvokeModel'."],
    [{ name: 'models', actions: [] }, "'actions' lists nothing."],
    [{ name: '*', actions: ['bedrock:InvokeModel'] }, "'name' is '*'."],
    [{ actions: ['bedrock:InvokeModel'] }, "'name' is missing."],
    [{ name: 'models', actions: ['bedrock:InvokeModel'], resources: ['*'] }, "'resources' is unknown"],
  ])('to %j', (given, message) => {
    expect(said(() => new Access(given as never))).toContain(message);
  });

  test('to what the environment approves not, with what it does approve', () => {
    const ask = (name: string, action: string) => () =>
      synthesize(
        inAws(),
        orders(() => ({ models: new Access({ name, actions: [action as 'a:b'] }) })),
      );
    expect(said(ask('mail', 'ses:SendEmail'))).toContain(
      "is access to 'mail', which environment 'production' does not approve (approved: models, reports).",
    );
    expect(said(ask('models', 'bedrock:DeleteCustomModel'))).toContain(
      "asks to do 'bedrock:DeleteCustomModel' with 'models', which environment 'production' does not approve (approved: bedrock:InvokeModel, bedrock:InvokeModelWithResponseStream).",
    );
    for (const name of ['constructor', 'toString']) expect(said(ask(name, 'a:b'))).toContain(`is access to '${name}'`);
  });

  test.each([
    '*',
    'arn:aws:s3:::*',
    'arn:aws:s3:::team-*',
    'arn:aws:s3:::*/a',
    'arn:aws:dynamodb:eu-west-1:111122223333:table/*',
    'arn:aws:sqs:*:111122223333:jobs',
    'arn:aws:sqs:eu-west-1:*:jobs',
    'arn:*:s3:::a',
    'arn:aws:*:eu-west-1:111122223333:a',
    'arn:aws:lambda:eu-west-1:111122223333:function:*',
    'arn:aws:bedrock:eu-west-1::foundation-model/*',
    'team-b-reports',
    'arn:aws:s3:::team-b-?',
    'arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/*',
    'arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/*',
    'arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener-rule/net/*',
    'arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/*',
    'arn:aws:logs:eu-west-1:111122223333:log-group:/aws/*',
    'arn:aws:logs:eu-west-1:111122223333:log-group:/aws/lambda/*',
    'arn:aws:iam::111122223333:role/aws-service-role/*',
    'arn:aws:quicksight:eu-west-1:111122223333:user/default/*',
    '',
  ])("where the environment approves the resource '%s': stated, or by a function of the region", (resource) => {
    const list = (resources: ApprovedAccess['resources']) => ({ models: { actions: ['bedrock:InvokeModel'], resources } });
    expect(said(() => AwsAccess.provisioner({ approved: list([resource]) }))).toContain(`has the resource '${resource}'`);
    expect(said(() => statements(inAws(list(() => [resource]))))).toContain(`has the resource '${resource}'`);
  });

  test.each([
    'arn:aws:s3:::team-b-reports/*',
    'arn:aws:s3:::team-b-reports/2026/*',
    'arn:aws:dynamodb:eu-west-1:111122223333:table/orders/index/*',
    'arn:aws:logs:eu-west-1:111122223333:log-group:audit:*',
    'arn:aws:sqs:eu-west-1:111122223333:jobs',
    'arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/shop/*',
    'arn:aws:logs:eu-west-1:111122223333:log-group:/aws/lambda/resize:*',
  ])("never where it names something, or what is in it: '%s'", (resource) => {
    const list = { models: { actions: ['bedrock:InvokeModel'], resources: [resource] } };
    expect(statements(inAws(list))[0]).toEqual([expect.objectContaining({ Resource: resource })]);
  });

  test.each(['${TfToken[TOKEN.7]}', 'arn:aws:s3:::${TfToken[TOKEN.7]}', '#{TfToken[TOKEN.7]}', '${aws_s3_bucket.a.arn}'])(
    'where %s stands for a resource that only Terraform knows',
    (token) => {
      const list = { models: { actions: ['bedrock:InvokeModel'], resources: [token] } };
      const message = `'approved.models' of AwsAccess.provisioner has '${token}' among its 'resources', which only Terraform knows. Write it in full`;
      expect(said(() => AwsAccess.provisioner({ approved: list }))).toContain(message);
    },
  );

  test.each([['s3:*'], ['*'], []])('where the environment approves the actions %j', (...actions) => {
    expect(said(() => AwsAccess.provisioner({ approved: { models: { actions, resources: ['arn:aws:s3:::a'] } } }))).toContain(
      "'approved.models.actions",
    );
  });

  test('where a function says nothing at once, or there is no cloud', () => {
    const late = { models: { actions: ['bedrock:InvokeModel'], resources: (async () => []) as never } };
    expect(said(() => statements(inAws(late)))).toContain("The function 'resources' of access 'models'");
    const environment = cloudless({ provisioners: [AwsAccess.provisioner({ approved })] });
    expect(said(() => statements(environment))).toContain("states no 'account'");
  });
});
