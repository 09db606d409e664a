import { expression, graph, Policy } from '../../lib';
import { blocks } from './blocks';

export const rdsLogs: Policy = {
  name: 'aws/rds/logs',
  description: 'Databases send their logs to CloudWatch, clusters of MySQL their audit log too.',
  remediation: 'List the logs in enabled_cloudwatch_logs_exports: postgresql for PostgreSQL, audit and error for MySQL.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-9',
  severity: 'medium',
  controls: { fsbp: ['RDS.9', 'RDS.34', 'RDS.36', 'RDS.37'], checkov: ['CKV_AWS_129', 'CKV_AWS_324', 'CKV_AWS_325'] },
  cure: 'AwsPostgres',
  rule: [
    expression(['aws_db_instance', 'aws_rds_cluster'], (database) => database.enabled_cloudwatch_logs_exports.count().atLeast(1)),
    graph('aws_rds_cluster', ({ document }) => {
      const isMySql = ['aurora', 'aurora-mysql', 'mysql'].includes(document.engine ?? 'aurora');
      const sends = blocks(document.enabled_cloudwatch_logs_exports).includes('audit');
      return isMySql && !sends ? [{ message: 'does not send its audit log', at: ['enabled_cloudwatch_logs_exports'] }] : [];
    }),
  ],
};
