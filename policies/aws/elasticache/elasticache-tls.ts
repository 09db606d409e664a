import { expression, Policy } from '../../../lib/rules';

export const elasticacheTls: Policy = {
  name: 'aws/elasticache/tls',
  description: 'Caches take TLS.',
  remediation: 'Set transit_encryption_enabled to true.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html#elasticache-5',
  rationale:
    'Sessions, tokens and personal data pass readably between program and cache: a machine that is taken over in that network notes them all.',
  severity: 'high',
  controls: { fsbp: ['ElastiCache.5'], checkov: ['CKV_AWS_30'] },
  cure: 'AwsRedis',
  rule: expression('aws_elasticache_replication_group', (group) => group.transit_encryption_enabled.is(true)),
};
