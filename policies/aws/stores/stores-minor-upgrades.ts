import { Policy } from '../../../lib/rules';
import { type Attribute, demandRules } from '../attributes';

const fields = [
  ['auto_minor_version_upgrade', 'docdb_cluster_instance memorydb_cluster neptune_cluster_instance'],
  ['allow_version_upgrade', 'redshift_cluster'],
] as const;

export const storesMinorUpgrades: Policy = {
  name: 'aws/stores/minor-upgrades',
  description: 'Stores and brokers get minor upgrades by themselves.',
  remediation: 'Set auto_minor_version_upgrade to true, or leave out allow_version_upgrade.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html#redshift-6',
  rationale: 'A hole that is published on Monday is tried on Tuesday: whoever has to install the mend by hand does it in some weeks.',
  severity: 'low',
  controls: { fsbp: ['DMS.6', 'MQ.3', 'Redshift.6'], checkov: ['CKV_AWS_141', 'CKV_AWS_207', 'CKV_AWS_222'] },
  rule: demandRules([
    ...fields.map(([field, types]) => ({
      types,
      field,
      holds: (upgrades: Attribute) => upgrades.isNot(false),
      message: `waits for somebody to install mends: ${field} is false`,
      cure: `Leave out ${field}.`,
    })),
    {
      types: 'dms_replication_instance mq_broker',
      field: 'auto_minor_version_upgrade',
      holds: (upgrades) => upgrades.is(true),
      message: 'waits for somebody to install mends: auto_minor_version_upgrade is not true',
      cure: 'Set auto_minor_version_upgrade to true.',
    },
  ]),
};
