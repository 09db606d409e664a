import { expression, Policy } from '../../../lib/rules';

export const rdsMinorUpgrades: Policy = {
  name: 'aws/rds/minor-upgrades',
  description: 'Databases get minor upgrades by themselves.',
  remediation: 'Leave out auto_minor_version_upgrade, or set it to true.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-13',
  rationale:
    'Fixes of published holes, and of faults that damage data, come in minor versions: this database waits for somebody to remember.',
  severity: 'low',
  controls: { cisAws: ['3.2.2'], fsbp: ['RDS.13', 'RDS.35'], checkov: ['CKV_AWS_226'] },
  cure: 'AwsPostgres',
  rule: expression(['aws_db_instance', 'aws_rds_cluster_instance'], (database) => database.auto_minor_version_upgrade.isNot(false)),
};
