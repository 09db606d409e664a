import { expression, implies, Policy, told } from '../../../lib/rules';

export const rdsPerformanceInsightsCmk: Policy = {
  name: 'aws/rds/performance-insights-cmk',
  description: 'Performance Insights are encrypted with a KMS key of ours.',
  remediation: 'Set performance_insights_kms_key_id.',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.Keys.html',
  rationale: 'Its statements tell what is in the tables; after a leak nobody can lock them by taking the key of AWS away.',
  severity: 'info',
  controls: { checkov: ['CKV_AWS_354'] },
  cure: 'AwsPostgres',
  rule: expression(['aws_db_instance', 'aws_rds_cluster', 'aws_rds_cluster_instance'], (database) =>
    told(
      implies(database.performance_insights_enabled.is(true), database.performance_insights_kms_key_id.isSet()),
      'keeps its Performance Insights with a key of AWS: performance_insights_kms_key_id is not set',
      'Set performance_insights_kms_key_id.',
    ),
  ),
};
