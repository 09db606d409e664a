import { graph, Policy } from '../../../lib';
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
    return parameters.filter((name) => group === undefined || settingOf(group, name) === undefined).map((name) => `does not set ${name}`);
  }),
};

const parameters = ['log_statement', 'log_min_duration_statement'];
