import { AwsDocuments, Graph, graph, Policy, Problem, Subject } from '../../../lib/rules';
import { parameterGroupOf } from './parameter-group';
import { missingByDefault, missingSwitch } from './tls-switch';

export const rdsTls: Policy = {
  name: 'aws/rds/tls',
  description: 'Databases refuse connections without TLS.',
  remediation:
    'Set rds.force_ssl to 1 in the parameter group of PostgreSQL and SQL Server, require_secure_transport to 1 in that of MySQL and MariaDB.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-38',
  rationale: 'Clients that forget TLS get in all the same, and nobody notices: who sits on the way reads every row that they ask for.',
  severity: 'high',
  controls: { fsbp: ['RDS.38', 'RDS.39'], checkov: ['CKV2_AWS_69'] },
  cure: 'AwsPostgres',
  rule: [
    graph(['aws_db_instance', 'aws_rds_cluster'], (database, stack) => {
      const group = parameterGroupOf(database, stack);
      if (group === 'elsewhere') return [];
      if (group === undefined) return byDefault(database);
      const missing = missingSwitch(group);
      return missing ? [unset(missing, group.address)] : [];
    }),
    graph(['aws_db_parameter_group', 'aws_rds_cluster_parameter_group'], (group, stack) => {
      const missing = stack.index(usedGroups).has(group.address) ? undefined : missingSwitch(group);
      return missing ? [unset(missing, group.address)] : [];
    }),
  ],
};

function byDefault({ type, document }: Subject<AwsDocuments['aws_db_instance']>): readonly Problem[] {
  const missing = missingByDefault(document);
  if (missing === undefined) return [];
  const { engine_version: version } = document;
  const [group, field] =
    type === 'aws_rds_cluster'
      ? ['aws_rds_cluster_parameter_group', 'db_cluster_parameter_group_name']
      : ['aws_db_parameter_group', 'parameter_group_name'];
  return [
    {
      message: `has the parameters of its engine: connections without TLS are taken${version === undefined ? '' : ` in version ${version}`}`,
      remediation: `Add an ${group} that sets ${missing}, and name it in ${field}.`,
    },
  ];
}

const unset = (missing: string, group: string): Problem => ({
  message: `does not set ${missing}: connections without TLS are taken`,
  remediation: `Set the parameter ${missing} in ${group}.`,
});

/** Addresses of groups that a database of the stack uses: they are judged with it. */
const usedGroups = (stack: Graph): ReadonlySet<string> =>
  new Set(
    stack.all(['aws_db_instance', 'aws_rds_cluster']).flatMap((database) => {
      const group = parameterGroupOf(database, stack);
      return group === undefined || group === 'elsewhere' ? [] : [group.address];
    }),
  );
