import { emittedTypes } from './emitted-types';

/** Services whose types people have beside what constructs make: networks, containers, functions, databases, queues, logs. */
const services = [
  'acm_certificate|alb|api_gateway|apigatewayv2|appautoscaling|autoscaling|backup_(?:plan|vault)|cloudfront_distribution',
  'cloudwatch_(?:event_(?:bus|rule|target)|log|metric_alarm)|cognito_user_pool|db|docdb|dynamodb|ebs_volume|ecr|ecs|efs|eip|eks|elasticache',
  'flow_log|iam|instance|internet_gateway|kinesis_(?:firehose|stream)|kms|lambda|launch_template|lb|memorydb|mq|msk|nat_gateway|neptune',
  'network_(?:acl|interface)|opensearch_domain|rds|redshift_(?:cluster|subnet_group)|route|route53_(?:record|zone)|route_table|s3_(?:bucket|object)',
  'scheduler_schedule|secretsmanager|security_group|sfn_state_machine|sns_topic|sqs|ssm_(?:document|parameter)|subnet|volume_attachment|vpc',
  'vpc_(?:endpoint|peering|security_group)|wafv2_(?:ip_set|web_acl)',
].join('|');
const wanted = new RegExp(`^aws_(?:${services})(?:_|$)`);

/** The types that the provider is asked about. @param all that it has */
export function askedTypes(all: readonly string[]): readonly string[] {
  return [...new Set([...emittedTypes('aws'), ...all.filter((type) => wanted.test(type))])].sort();
}
