import { allOf, anyOf, expression, implies, Policy, told } from '../../../lib/rules';

export const elasticacheInTransit: Policy = {
  name: 'aws/elasticache/in-transit',
  description: 'Caches are reached by TLS, those before version 6 with a token as well.',
  remediation: 'Set transit_encryption_enabled to true; before version 6 an auth_token or user_group_ids too.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html#elasticache-5',
  rationale:
    'Where clients may come in the clear, one listener on the network has the sessions of users; where no token is asked for, anybody there has them.',
  severity: 'high',
  controls: { fsbp: ['ElastiCache.5', 'ElastiCache.6'] },
  cure: 'AwsRedis',
  supersedes: ['aws/elasticache/tls', 'aws/elasticache/auth'],
  rule: expression('aws_elasticache_replication_group', (group) =>
    allOf(
      told(
        group.transit_encryption_enabled.is(true),
        'is reached without TLS: transit_encryption_enabled is not true',
        'Set transit_encryption_enabled to true.',
      ),
      told(
        group.transit_encryption_mode.isNot('preferred'),
        'takes requests without TLS too: transit_encryption_mode is preferred',
        'Set transit_encryption_mode to required.',
      ),
      told(
        implies(group.engine_version.matches(/^[1-5]\./), anyOf(group.auth_token.isSet(), group.user_group_ids.isSet())),
        ['asks nobody who connects, at version ', group.engine_version],
        'Set auth_token or user_group_ids.',
      ),
    ),
  ),
};
