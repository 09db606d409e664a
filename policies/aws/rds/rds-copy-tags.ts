import { expression, Policy, told } from '../../../lib/rules';
import { demandRules } from '../attributes';

const remediation = 'Set copy_tags_to_snapshot to true.';
const without = 'has snapshots without its tags: copy_tags_to_snapshot is not true';

export const rdsCopyTags: Policy = {
  name: 'aws/rds/copy-tags',
  description: 'Databases hand their tags to their snapshots.',
  remediation,
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-17',
  rationale: 'Among hundreds of snapshots nobody can tell whose this one is, who pays for it, and whether it may be deleted.',
  severity: 'low',
  controls: { fsbp: ['Neptune.8', 'RDS.16', 'RDS.17'], checkov: ['CKV2_AWS_60', 'CKV_AWS_313', 'CKV_AWS_362'] },
  cure: 'AwsPostgres',
  covers: false,
  rule: [
    expression(['aws_db_instance', 'aws_rds_cluster'], (database) => told(database.copy_tags_to_snapshot.is(true), without, remediation)),
    ...demandRules([
      { types: 'neptune_cluster', field: 'copy_tags_to_snapshot', holds: (tagged) => tagged.is(true), message: without, cure: remediation },
    ]),
  ],
};
