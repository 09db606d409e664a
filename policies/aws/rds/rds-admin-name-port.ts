import { documents, graph, Policy } from '../../../lib/rules';
import { portOf } from '../sg/data-stores';

export const rdsAdminNamePort: Policy = {
  name: 'aws/rds/admin-name-port',
  description: 'Databases have neither the administrator nor the port that everybody tries first.',
  remediation: 'Set username (master_username, admin_username) and port to others than the default of the engine.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-25',
  rationale:
    'Scripts that guess passwords all over the internet, or in a network they got into, have these already: only the password is left.',
  severity: 'info',
  controls: { fsbp: ['RDS.23', 'RDS.24', 'RDS.25', 'Redshift.8', 'RedshiftServerless.5'] },
  rule: [
    graph('aws_db_instance', ({ raw }) => usual(raw.username, 'username')),
    graph(documents<unknown>('aws_rds_cluster', 'aws_redshift_cluster'), ({ raw }) => usual(raw.master_username, 'master_username')),
    graph(documents<unknown>('aws_redshiftserverless_namespace'), ({ raw }) => usual(raw.admin_username, 'admin_username')),
    graph(['aws_db_instance', 'aws_rds_cluster'], (database) => {
      const { type, raw } = database;
      const usualPort = portOf({ ...database, type, raw: { ...raw, port: undefined } });
      return usualPort !== undefined && portOf(database) === usualPort
        ? [{ message: `answers at the usual port ${usualPort}`, at: ['port'], remediation: `Set port to another than ${usualPort}.` }]
        : [];
    }),
  ],
};

/** Names that engines propose, and that these controls list. */
const usualNames = [
  'admin',
  'administrator',
  'awsuser',
  'db2inst1',
  'master',
  'mysql',
  'oracle',
  'postgres',
  'rdsadmin',
  'root',
  'sa',
  'user',
];

function usual(name: unknown, field: string) {
  return typeof name === 'string' && usualNames.includes(name.toLowerCase())
    ? [{ message: `has the usual administrator ${name}`, at: [field], remediation: `Set ${field} to another than ${name}.` }]
    : [];
}
