import { documents } from '../../../lib/rules';

/** Types of our provisioners and of common modules that take tags. */
export const taggable = documents<unknown>(
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
