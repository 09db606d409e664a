/** Terraform types that hold data which nobody makes anew. */
export const dataTypes =
  /^(?:aws_(?:db_instance|db_cluster_snapshot|db_snapshot|rds_cluster|rds_global_cluster|s3_bucket|s3_object|dynamodb_table|efs_file_system|fsx_\w+_file_system|ebs_volume|ebs_snapshot|elasticache_(?:cluster|replication_group|serverless_cache)|memorydb_cluster|redshift_cluster|redshiftserverless_namespace|neptune_cluster|docdb_cluster|keyspaces_table|timestreamwrite_table|opensearch_domain|elasticsearch_domain|msk_cluster|mq_broker|sqs_queue|kinesis_stream|kms_key|secretsmanager_secret|secretsmanager_secret_version|ssm_parameter|backup_vault|ecr_repository|cloudwatch_log_group|route53_zone|cognito_user_pool|glue_catalog_table)|google_(?:sql_database_instance|storage_bucket|bigquery_dataset|bigquery_table|spanner_database|kms_crypto_key|redis_instance|pubsub_subscription)|azurerm_(?:storage_account|storage_container|postgresql_flexible_server|mssql_database|cosmosdb_account|key_vault|key_vault_key|redis_cache)|random_password|random_id|tls_private_key|kubernetes_(?:persistent_volume_claim|namespace|secret)(?:_v1)?)$/;

/** Kinds whose removal removes data, or everything in them. */
export const dataKinds =
  /^(?:PersistentVolumeClaim|PersistentVolume|StatefulSet|Namespace|CustomResourceDefinition|Cluster|Database|Postgresql|PostgresCluster|Kafka|KafkaTopic|Elasticsearch|Redis|RedisCluster|MongoDBCommunity|RabbitmqCluster|Bucket|ObjectBucketClaim|VolumeSnapshot|Backup|ScheduledBackup|Secret|SealedSecret)$/;

/** Kinds whose removal takes something down that answered. */
export const servingKinds =
  /^(?:Deployment|DaemonSet|ReplicaSet|Rollout|Pod|CronJob|Service|Ingress|HTTPRoute|GRPCRoute|TCPRoute|TLSRoute|Gateway|APIService|IngressRoute|VirtualService|ServiceEntry|Route|ExternalSecret|ClusterSecretStore|SecretStore|Certificate|ScaledObject)$/;

export const servingTypes =
  /^aws_(?:lb|alb|elb|lb_listener|lb_target_group|route53_record|cloudfront_distribution|lambda_function|ecs_service|eks_cluster|eks_node_group|nat_gateway|internet_gateway|vpc|subnet|route|vpc_endpoint|api_gateway_\w+|apigatewayv2_\w+|instance|autoscaling_group|eks_pod_identity_association|iam_role|iam_role_policy|iam_role_policy_attachment)$/;
