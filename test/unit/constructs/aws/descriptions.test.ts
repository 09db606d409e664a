import { AwsBucket, AwsPostgres, AwsRedis, AwsSecret, Bucket, Postgres, Redis, Secret } from '../../../../constructs';
import { description } from '../../../../constructs/aws/description';
import { synthesize } from '../../../../lib/testing';
import { aws, orders } from '../../../kit/environments';

/**
 * Most characters of a description, by type.
 *
 * @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html
 */
const most: Readonly<Record<string, number>> = {
  aws_elasticache_replication_group: 255,
  aws_iam_role: 1000,
  aws_secretsmanager_secret: 2048,
  aws_security_group: 255,
  aws_vpc_security_group_ingress_rule: 255,
};

test('what is described is never described longer than its service takes, however long the names', () => {
  const long = (letter: string) => letter.repeat(56);
  const keys = Array.from({ length: 80 }, (_, index) => `k${String(index).padStart(2, '0')}${'y'.repeat(59)}`);
  const provisioners = [AwsBucket, AwsPostgres, AwsRedis, AwsSecret].map((type) => type.provisioner());
  const environment = aws({ provisioners });
  const { resources } = synthesize(
    environment,
    orders(() => ({
      [long('a')]: new Secret({ keys }),
      [long('b')]: new Redis({ size: 'small' }),
      [long('c')]: new Postgres({ size: 'small' }),
      [long('d')]: new Bucket(),
    })),
  );
  const described = resources.all.filter(({ type, values }) => type.startsWith('aws_') && typeof values.description === 'string');
  expect(Object.keys(most).sort()).toEqual([...new Set(described.map(({ type }) => type))].sort());
  expect(described.filter(({ type, values }) => values.description.length > most[type]!)).toEqual([]);
});

test('a description that is too long is cut, and says so', () => {
  expect(description('Redis of shop', 255)).toBe('Redis of shop');
  expect(description('Redis of shop/orders', 12)).toBe('Redis of ...');
});
