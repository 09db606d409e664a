// Made by `npm run generate`.
import type { AutoscalingDocuments } from './autoscaling-documents';
import type { BackupDocuments } from './backup-documents';
import type { DynamodbDocuments } from './dynamodb-documents';
import type { EbsDocuments } from './ebs-documents';
import type { Ec2Documents } from './ec2-documents';
import type { EcrDocuments } from './ecr-documents';
import type { EfsDocuments } from './efs-documents';
import type { EksDocuments } from './eks-documents';
import type { ElasticacheDocuments } from './elasticache-documents';
import type { ElbDocuments } from './elb-documents';
import type { IamDocuments } from './iam-documents';
import type { KmsDocuments } from './kms-documents';
import type { LogsDocuments } from './logs-documents';
import type { ProviderDocuments } from './provider-documents';
import type { RdsDocuments } from './rds-documents';
import type { S3Documents } from './s3-documents';
import type { SecretsDocuments } from './secrets-documents';
import type { SgDocuments } from './sg-documents';
import type { SnsDocuments } from './sns-documents';
import type { SqsDocuments } from './sqs-documents';
import type { SsmDocuments } from './ssm-documents';
import type { SsoDocuments } from './sso-documents';
import type { WafDocuments } from './waf-documents';

/** AWS resources by Terraform type: the attributes that rules read. A block stands alone or in a list; a number or truth may be text. */
export interface AwsDocuments
  extends AutoscalingDocuments,
    BackupDocuments,
    DynamodbDocuments,
    EbsDocuments,
    Ec2Documents,
    EcrDocuments,
    EfsDocuments,
    EksDocuments,
    ElasticacheDocuments,
    ElbDocuments,
    IamDocuments,
    KmsDocuments,
    LogsDocuments,
    ProviderDocuments,
    RdsDocuments,
    S3Documents,
    SecretsDocuments,
    SgDocuments,
    SnsDocuments,
    SqsDocuments,
    SsmDocuments,
    SsoDocuments,
    WafDocuments {}
