import { graph, Policy } from '../../../lib/rules';
import { parameterGroupOf, settingOf } from './parameter-group';

export const rdsQueryLogging: Policy = {
  name: 'aws/rds/query-logging',
  description: 'PostgreSQL logs statements that change data, and slow ones.',
  remediation: 'Set log_statement and log_min_duration_statement in the parameter group.',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_LogAccess.Concepts.PostgreSQL.Query_Logging.html',
  rationale: 'When rows have changed that nobody admits to changing, or a page was slow, no log names the statement that did it.',
  severity: 'info',
  controls: { checkov: ['CKV2_AWS_27', 'CKV2_AWS_30'] },
  cure: 'AwsPostgres.queryLogging',
  rule: graph(['aws_db_instance', 'aws_rds_cluster'], (database, stack) => {
    if (!['postgres', 'aurora-postgresql'].includes(database.document.engine ?? '')) return [];
    const group = parameterGroupOf(database, stack);
    if (group === 'elsewhere') return [];
    return Object.keys(parameters)
      .filter((name) => group === undefined || settingOf(group, name) === undefined)
      .map((name) => ({
        message: `does not set ${name}`,
        remediation: `Set the parameter ${name} to ${parameters[name]} in ${group === undefined ? 'a parameter group of its own' : group.address}.`,
      }));
  }),
};

/** What each is set to in most places: statements that change data, and those of a second or more. */
const parameters: Readonly<Record<string, string>> = { log_statement: 'mod', log_min_duration_statement: '1000' };
