import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Aws } from './aws';
import { checkov } from './checkov';
import { describeWithLab } from './jest/with-lab';
import { sleep } from './process';
import { Stack } from './terraform';
import { AWS, TERRAFORM } from './toolchain';

const PLACE = { region: 'eu-central-1', account: '111122223333' };

/** What a stack looks like that hands a password over: a queue, a secret, and a parameter in the place of a database. */
const written = (value: string): string =>
  `\${var.slipway_secrets ? ${value} : (terraform.applying ? tostring(tonumber("planned without secrets")) : "plan only")}`;
const count = '${var.slipway_secrets ? 1 : 0}';
const DOCUMENT = {
  terraform: {
    required_providers: { aws: { source: 'aws', version: '6.25.0' } },
    backend: { s3: { bucket: 'states', key: 'shop', region: 'eu-central-1' } },
  },
  provider: {
    aws: [
      {
        region: PLACE.region,
        allowed_account_ids: [PLACE.account],
        assume_role: [{ role_arn: `arn:aws:iam::${PLACE.account}:role/deploy` }],
      },
    ],
    kubernetes: [{ host: '${aws_eks_cluster.main.endpoint}' }],
  },
  variable: { slipway_secrets: { type: 'bool', default: true } },
  ephemeral: {
    aws_secretsmanager_random_password: { db: { count, password_length: 32, exclude_punctuation: true } },
    aws_secretsmanager_secret_version: { db: { count, secret_id: '${aws_secretsmanager_secret_version.db.secret_id}' } },
  },
  resource: {
    aws_sqs_queue: { orders: { name: 'orders', visibility_timeout_seconds: 60, depends_on: ['kubernetes_secret_v1.db'] } },
    aws_secretsmanager_secret: { db: { name: 'shop-db', recovery_window_in_days: 0 } },
    aws_secretsmanager_secret_version: {
      db: {
        secret_id: '${aws_secretsmanager_secret.db.id}',
        secret_string_wo: written('ephemeral.aws_secretsmanager_random_password.db[0].random_password'),
        secret_string_wo_version: 1,
      },
    },
    aws_ssm_parameter: {
      db: {
        name: '/shop/db',
        type: 'SecureString',
        value_wo: written('ephemeral.aws_secretsmanager_secret_version.db[0].secret_string'),
        value_wo_version: 1,
        depends_on: ['aws_sqs_queue.orders'],
      },
      cluster: { name: '/shop/cluster', type: 'String', value: 'at ${aws_eks_cluster.main.endpoint}' },
    },
    aws_eks_cluster: {
      main: { name: 'blue', role_arn: 'arn:aws:iam::111122223333:role/eks', vpc_config: [{ subnet_ids: ['subnet-1', 'subnet-2'] }] },
    },
    kubernetes_secret_v1: { db: { metadata: { name: 'db' } } },
  },
};

const isOut = (address: string): boolean => /^(kubernetes|aws_eks)_/.test(address);
const LITERALS = { 'aws_eks_cluster.main.endpoint': 'https://blue.example.com' };

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}

describeWithLab('A stack against the mock', [...TERRAFORM, ...AWS], (sandbox) => {
  let aws: Aws;
  const source = () => sandbox().path('shop');
  const stackOf = (options: { endpoint?: string }): Stack => Stack.copy(sandbox(), source(), options);

  beforeAll(async () => {
    mkdirSync(source());
    writeFileSync(join(source(), 'cdk.tf.json'), JSON.stringify(DOCUMENT, undefined, 2));
    aws = await Aws.start(sandbox());
  });

  test('a copy leaves cdk.tf.json as it was', () => {
    expect(readFileSync(join(stackOf({}).folder, 'cdk.tf.json'), 'utf8')).toBe(readFileSync(join(source(), 'cdk.tf.json'), 'utf8'));
  });

  test('what is taken out is listed, and a reference to it that was forgotten is an error', () => {
    expect(() => stackOf({}).without(isOut)).toThrow('What remains still refers to aws_eks_cluster.main');
    expect(stackOf({}).without(isOut, LITERALS)).toEqual(['aws_eks_cluster.main', 'kubernetes_secret_v1.db']);
  });

  test('is planned without a network, and without a secret permission', async () => {
    const stack = stackOf({});
    stack.without(isOut, LITERALS);
    await stack.init();
    await stack.validate();
    const plan = await stack.plan('-var', 'slipway_secrets=false');
    expect(Object.values(plan.changes).flat()).toEqual(['create', 'create', 'create', 'create', 'create']);
    expect(aws.calls()).toEqual([]);
  });

  test('planned without secrets, cannot be applied', async () => {
    const stack = stackOf({ endpoint: aws.endpoint });
    stack.without((address) => isOut(address) || address === 'aws_sqs_queue.orders', LITERALS);
    await stack.init();
    const plan = await stack.plan('-var', 'slipway_secrets=false');
    const { code, stderr } = await stack.terraform(['apply', plan.file], [0, 1]);
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('"planned without secrets"') });
    expect(await aws.secret('shop-db', PLACE)).toBeUndefined();
    await aws.reset();
  });

  describe('whose first apply was killed between the secret and its consumer', () => {
    let stack: Stack;
    let password: string;

    beforeAll(async () => {
      stack = stackOf({ endpoint: aws.endpoint });
      stack.without(isOut, LITERALS);
      await stack.init();
      const apply = stack.launchApply();
      while (!aws.calls().some(({ action }) => action === 'PutSecretValue')) await sleep(50);
      await sleep(1000);
      await apply.kill();
      expect(await aws.parameter('/shop/db', PLACE)).toBeUndefined();
      await stack.apply();
      password = (await aws.secret('shop-db', PLACE)) ?? '';
    });

    test('gives the consumer the password that is stored', async () => {
      expect(password).toHaveLength(32);
      expect(await aws.parameter('/shop/db', PLACE)).toBe(password);
    });

    test('made its calls as the role of the account', () => {
      expect(aws.calls().map(({ service, region, action }) => `${service} ${region} ${action}`)).toEqual(
        expect.arrayContaining([
          'sts eu-central-1 AssumeRole',
          'secretsmanager eu-central-1 PutSecretValue',
          'sqs eu-central-1 CreateQueue',
        ]),
      );
    });

    test('plans nothing the second time', async () => {
      expect(await stack.plan()).toMatchObject({ empty: true, changes: {} });
    });

    test('plans without a secret-reading call', async () => {
      aws.forgetCalls();
      expect(await stack.plan('-refresh=false', '-var', 'slipway_secrets=false')).toMatchObject({ empty: true });
      expect(aws.calls().filter(({ service }) => service === 'secretsmanager')).toEqual([]);
    });

    test('has the password in no file', () => {
      const files = [...filesBelow(stack.folder), ...filesBelow(sandbox().logs)];
      expect(files.filter((file) => readFileSync(file).includes(password))).toEqual([]);
      expect(files.length).toBeGreaterThan(10);
    });

    test('shows a change made behind its back', async () => {
      const queue = JSON.parse(stack.state()).resources.find(({ type }: { type: string }) => type === 'aws_sqs_queue').instances[0]
        .attributes;
      await aws.call('sqs', 'AmazonSQS.SetQueueAttributes', { QueueUrl: queue.url, Attributes: { VisibilityTimeout: '5' } }, PLACE);
      expect((await stack.plan()).changes).toEqual({ 'aws_sqs_queue.orders': ['update'] });
    });
  });

  describeWithLab('with checkov', ['checkov'], (judge) => {
    test('finds what is wrong in cdk.tf.json', async () => {
      const { failed } = await checkov(judge(), source(), 'terraform_json');
      expect(failed).toContainEqual(expect.objectContaining({ check: 'CKV_AWS_27', resource: 'aws_sqs_queue.orders' }));
    });
  });
});
