import { allOf, anyOf, expression, implies, Policy, told } from '../../../lib/rules';

export const elasticacheAuth: Policy = {
  name: 'aws/elasticache/auth',
  description: 'Caches take TLS, those before version 6 only with a token.',
  remediation: 'Set transit_encryption_enabled to true; before version 6 an auth_token or user_group_ids too.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html#elasticache-6',
  rationale:
    'Whoever gets onto the network listens in or, where an old version asks for no token, simply connects and reads sessions and personal data.',
  severity: 'high',
  controls: { fsbp: ['ElastiCache.6'] },
  cure: 'AwsRedis',
  rule: expression('aws_elasticache_replication_group', (group) =>
    allOf(
      told(
        group.transit_encryption_enabled.is(true),
        'is reached without TLS: transit_encryption_enabled is not true',
        'Set transit_encryption_enabled to true.',
      ),
      told(
        implies(group.engine_version.matches(/^[1-5]\./), anyOf(group.auth_token.isSet(), group.user_group_ids.isSet())),
        ['asks nobody who connects, at version ', group.engine_version],
        'Set auth_token or user_group_ids.',
      ),
    ),
  ),
};
