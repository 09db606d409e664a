import { anyOf, expression, Policy, told } from '../../../lib/rules';
import { demandRules } from '../attributes';

export const elasticacheUsers: Policy = {
  name: 'aws/elasticache/users',
  description: 'Caches ask who connects.',
  remediation: 'Set user_group_ids to a group with a user of IAM, whose user default is off; or an auth_token.',
  source: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth-iam.html',
  rationale:
    'Whoever reaches the port reads and empties the cache: one pod that is taken over, or one mistake in a security group, is enough.',
  severity: 'low',
  controls: { checkov: ['CKV_AWS_31'] },
  cure: 'Region.cacheAuthentication',
  rule: [
    expression('aws_elasticache_replication_group', ({ auth_token, user_group_ids }) =>
      told(
        anyOf(
          auth_token.isSet(),
          user_group_ids.some((group) => group.isSet()),
        ),
        'asks nobody who connects: neither auth_token nor user_group_ids is set',
      ),
    ),
    ...demandRules([
      {
        types: 'elasticache_serverless_cache',
        field: 'user_group_id',
        holds: (group) => group.isSet(),
        unless: (at) => at('engine').is('memcached'),
        message: 'asks nobody who connects: user_group_id is not set',
        cure: 'Set user_group_id to a group with a user of IAM, whose user default is off.',
      },
    ]),
  ],
};
