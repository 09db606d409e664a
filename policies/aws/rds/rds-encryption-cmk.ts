import { Policy } from '../../../lib/rules';
import { rdsPerformanceInsightsCmk } from './rds-performance-insights-cmk';
import { rdsStorageCmk } from './rds-storage-cmk';

export const rdsEncryptionCmk: Policy = {
  name: 'aws/rds/encryption-cmk',
  description: 'Databases, and their Performance Insights, are encrypted with a KMS key of ours.',
  remediation: 'Set kms_key_id, and performance_insights_kms_key_id where Performance Insights is on.',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.Keys.html',
  rationale: 'Nobody can take away a key of AWS: after a leak, copies of the data, or texts of its statements, cannot be locked by it.',
  severity: 'info',
  cure: 'AwsPostgres',
  supersedes: ['aws/rds/storage-cmk', 'aws/rds/performance-insights-cmk'],
  rule: [rdsStorageCmk, rdsPerformanceInsightsCmk].flatMap(({ rule }) => rule),
};
