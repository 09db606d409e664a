import { anyOf, expression, Policy, related, told, whereProtected } from '../../../lib/rules';

export const rdsMultiAz: Policy = {
  name: 'aws/rds/multi-az',
  description: 'Where data is protected, another availability zone takes over when a database fails.',
  remediation: 'Set multi_az to true; give a cluster two instances.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-5',
  rationale:
    'When the machine or its zone fails, the database is away until it is repaired or restored, and all that uses it stands still.',
  severity: 'medium',
  controls: { cisAws: ['3.2.4'], fsbp: ['RDS.5', 'RDS.15'] },
  cure: 'AwsPostgres.multiAz',
  supersedes: ['aws/rds/standby'],
  rule: [
    expression('aws_db_instance', (database) =>
      whereProtected(told(database.multi_az.is(true), 'has no standby: multi_az is not true', 'Set multi_az to true.')),
    ),
    expression('aws_rds_cluster', (cluster) =>
      whereProtected(
        told(
          anyOf(
            cluster.db_cluster_instance_class.isSet(),
            cluster.engine_mode.is('serverless'),
            related('aws_rds_cluster_instance', 'cluster_identifier').count().atLeast(2),
          ),
          'has no standby: fewer than two instances belong to it',
          'Add an aws_rds_cluster_instance, or set db_cluster_instance_class.',
        ),
      ),
    ),
  ],
};
