import { allOf, anyOf, expression, Policy, unless } from '../../../lib/rules';

const tooSmall = ['db.t2.micro', 'db.t2.small', 'db.t3.micro', 'db.t3.small', 'db.t4g.micro', 'db.t4g.small'];

export const rdsPerformanceInsights: Policy = {
  name: 'aws/rds/performance-insights',
  description: 'Databases whose engine and size allow it keep Performance Insights.',
  remediation: 'Set performance_insights_enabled to true.',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PerfInsights.Overview.Engines.html',
  rationale: 'When the database was slow last night, nobody can see which statement waited, and for what: it has not been recorded.',
  severity: 'low',
  controls: { checkov: ['CKV_AWS_353'] },
  cure: 'AwsPostgres.performanceInsights',
  rule: [
    expression('aws_db_instance', (database) =>
      unless(
        anyOf(
          database.engine.startsWith('db2'),
          allOf(database.engine.isOneOf(['mariadb', 'mysql']), database.instance_class.isOneOf(tooSmall)),
        ),
        database.performance_insights_enabled.is(true),
      ),
    ),
    expression('aws_rds_cluster_instance', (instance) =>
      unless(instance.instance_class.isOneOf(tooSmall), instance.performance_insights_enabled.is(true)),
    ),
  ],
};
