import { anyOf, expression, Policy, related, whereProtected } from '../../../lib';

export const rdsMultiAz: Policy = {
  name: 'aws/rds/multi-az',
  description: 'Where data is protected, another availability zone takes over when a database fails.',
  remediation: 'Set multi_az to true; give a cluster two instances.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-5',
  severity: 'medium',
  controls: { cisAws: ['3.2.4'], fsbp: ['RDS.5', 'RDS.15'] },
  cure: 'AwsPostgres.multiAz',
  supersedes: ['aws/rds/standby'],
  rule: [
    expression('aws_db_instance', (database) => whereProtected(database.multi_az.is(true))),
    expression('aws_rds_cluster', (cluster) =>
      whereProtected(
        anyOf(
          cluster.db_cluster_instance_class.isSet(),
          cluster.engine_mode.is('serverless'),
          related('aws_rds_cluster_instance', 'cluster_identifier').count().atLeast(2),
        ),
      ),
    ),
  ],
};
