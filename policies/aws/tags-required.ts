import { documents, Graph, graph, Parameter, Policy, Subject, Unknown } from '../../lib';
import { blocks } from './blocks';

export const requiredTags = new Parameter<readonly string[]>('requiredTags', 'Keys of tags that everything has.', [
  'owner',
  'environment',
  'cost-centre',
]);

/** Types of our provisioners and of common modules that take tags. */
const taggable = documents<unknown>(
  ...[
    'acm_certificate backup_plan backup_vault cloudfront_distribution cloudtrail cloudwatch_log_group cloudwatch_metric_alarm db_instance',
    'db_parameter_group db_proxy db_subnet_group docdb_cluster dynamodb_table ebs_snapshot ebs_volume ecr_repository ecs_cluster ecs_service',
    'ecs_task_definition efs_access_point efs_file_system eip eks_addon eks_cluster eks_fargate_profile eks_node_group',
    'eks_pod_identity_association elasticache_cluster elasticache_parameter_group elasticache_replication_group elasticache_subnet_group elb',
    'iam_instance_profile iam_openid_connect_provider iam_policy iam_role instance internet_gateway kinesis_stream kms_key lambda_function',
    'launch_template lb lb_listener lb_target_group memorydb_cluster mq_broker msk_cluster nat_gateway network_acl opensearch_domain rds_cluster',
    'rds_cluster_instance rds_cluster_parameter_group redshift_cluster route53_zone route_table s3_bucket secretsmanager_secret security_group',
    'sfn_state_machine sns_topic sqs_queue ssm_parameter subnet vpc vpc_endpoint vpc_security_group_egress_rule',
    'vpc_security_group_ingress_rule wafv2_web_acl',
  ]
    .join(' ')
    .split(' ')
    .map((name) => `aws_${name}`),
);

export const tagsRequired: Policy = {
  name: 'aws/tags/required',
  description: 'Whatever takes tags says whose it is, where it runs, and who pays.',
  remediation: 'Add the tags to the default_tags of the provider, or to the resource.',
  source: 'https://docs.aws.amazon.com/whitepapers/latest/tagging-best-practices/tagging-best-practices.html',
  severity: 'low',
  cure: 'awsProvider.tags',
  parameters: [requiredTags],
  rule: graph(taggable, ({ raw }: Subject, stack) => {
    const tags = [raw.tags, stack.index(defaultTags).get(String(raw.provider ?? 'aws'))];
    const missing = stack.parameter(requiredTags).filter((key) => !tags.some((some) => has(some, key)));
    if (missing.length === 0) return [];
    const message = `lacks the tag${missing.length > 1 ? 's' : ''} ${missing.join(', ')}`;
    return [{ message, at: ['tags'], unknown: tags.some((some) => some instanceof Unknown) }];
  }),
};

/** Tags that each provider adds, by its name: `aws`, `aws.backup`. */
const defaultTags = (stack: Graph): ReadonlyMap<string, unknown> =>
  new Map(
    stack.all('provider.aws').map(({ raw }) => {
      const tags = raw.default_tags instanceof Unknown ? raw.default_tags : blocks<{ readonly tags?: unknown }>(raw.default_tags)[0]?.tags;
      return [raw.alias ? `aws.${raw.alias}` : 'aws', tags];
    }),
  );

function has(tags: unknown, key: string): boolean {
  return typeof tags === 'object' && tags !== null && !(tags instanceof Unknown) && Object.hasOwn(tags, key);
}
