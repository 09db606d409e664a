import { Policy } from '../../lib';
import { dynamodbCapacity } from './dynamodb-capacity';
import { dynamodbCmk } from './dynamodb-cmk';
import { dynamodbDeletionProtection } from './dynamodb-deletion-protection';
import { dynamodbPitr } from './dynamodb-pitr';
import { ebsCmk } from './ebs-cmk';
import { ebsEncryption } from './ebs-encryption';
import { ec2MetadataHops } from './ec2-metadata-hops';
import { ec2PublicIp } from './ec2-public-ip';
import { ec2UserData } from './ec2-user-data';
import { ecrImmutable } from './ecr-immutable';
import { ecrKms } from './ecr-kms';
import { ecrLifecycle } from './ecr-lifecycle';
import { ecrPolicy } from './ecr-policy';
import { ecrScan } from './ecr-scan';
import { efsAccessPoint } from './efs-access-point';
import { efsBackup } from './efs-backup';
import { efsCmk } from './efs-cmk';
import { efsEncryption } from './efs-encryption';
import { eksEndpoint } from './eks-endpoint';
import { eksLogs } from './eks-logs';
import { eksNodes } from './eks-nodes';
import { eksSecretsEncryption } from './eks-secrets-encryption';
import { eksVersion } from './eks-version';
import { elasticacheAtRest } from './elasticache-at-rest';
import { elasticacheBackup } from './elasticache-backup';
import { elasticacheCmk } from './elasticache-cmk';
import { elasticacheFailover } from './elasticache-failover';
import { elasticacheInTransit } from './elasticache-in-transit';
import { elasticacheUpgradesSubnet } from './elasticache-upgrades-subnet';
import { iamKmsDecrypt } from './iam-kms-decrypt';
import { iamNoAdmin } from './iam-no-admin';
import { iamNoEscalation } from './iam-no-escalation';
import { iamNoUsers } from './iam-no-users';
import { iamNoWildcard } from './iam-no-wildcard';
import { iamTrust } from './iam-trust';
import { kmsDeletion } from './kms-deletion';
import { kmsPolicy } from './kms-policy';
import { kmsPolicySet } from './kms-policy-set';
import { kmsRotation } from './kms-rotation';
import { logsKms } from './logs-kms';
import { logsRetention } from './logs-retention';
import { rdsAdminNamePort } from './rds-admin-name-port';
import { rdsBackup } from './rds-backup';
import { rdsCa } from './rds-ca';
import { rdsDeletionProtection } from './rds-deletion-protection';
import { rdsEncryption } from './rds-encryption';
import { rdsEncryptionCmk } from './rds-encryption-cmk';
import { rdsIamAuth } from './rds-iam-auth';
import { rdsLogs } from './rds-logs';
import { rdsMinorUpgrades } from './rds-minor-upgrades';
import { rdsMultiAz } from './rds-multi-az';
import { rdsNoPlainPassword } from './rds-no-plain-password';
import { rdsNotPublic } from './rds-not-public';
import { rdsPerformanceInsights } from './rds-performance-insights';
import { rdsQueryLogging } from './rds-query-logging';
import { rdsTagsMonitoring } from './rds-tags-monitoring';
import { rdsTls } from './rds-tls';
import { s3AccessLogging } from './s3-access-logging';
import { s3AclDisabled } from './s3-acl-disabled';
import { s3BlockPublicAccess } from './s3-block-public-access';
import { s3Cmk } from './s3-cmk';
import { s3Encryption } from './s3-encryption';
import { s3Lifecycle } from './s3-lifecycle';
import { s3NoPublicAcl } from './s3-no-public-acl';
import { s3PolicyLockout } from './s3-policy-lockout';
import { s3PolicyPrincipal } from './s3-policy-principal';
import { s3ReplicationLockEvents } from './s3-replication-lock-events';
import { s3TlsOnly } from './s3-tls-only';
import { s3Versioning } from './s3-versioning';
import { secretsCmk } from './secrets-cmk';
import { secretsNoLiteral } from './secrets-no-literal';
import { secretsRotation } from './secrets-rotation';
import { sgAttached } from './sg-attached';
import { sgDataStore } from './sg-data-store';
import { sgDefaultClosed } from './sg-default-closed';
import { sgDescription } from './sg-description';
import { sgEgress } from './sg-egress';
import { sgOpenAdmin } from './sg-open-admin';
import { sgOpenIngress } from './sg-open-ingress';
import { snsEncryption } from './sns-encryption';
import { snsPolicy } from './sns-policy';
import { sqsCmk } from './sqs-cmk';
import { sqsDlq } from './sqs-dlq';
import { sqsEncryption } from './sqs-encryption';
import { sqsPolicy } from './sqs-policy';
import { sqsTls } from './sqs-tls';
import { tagsRequired } from './tags-required';

/** Rules for AWS resources, as Terraform makes them. */
export const aws: readonly Policy[] = [
  dynamodbCapacity,
  dynamodbCmk,
  dynamodbDeletionProtection,
  dynamodbPitr,
  ebsCmk,
  ebsEncryption,
  ec2MetadataHops,
  ec2PublicIp,
  ec2UserData,
  ecrImmutable,
  ecrKms,
  ecrLifecycle,
  ecrPolicy,
  ecrScan,
  efsAccessPoint,
  efsBackup,
  efsCmk,
  efsEncryption,
  eksEndpoint,
  eksLogs,
  eksNodes,
  eksSecretsEncryption,
  eksVersion,
  elasticacheAtRest,
  elasticacheBackup,
  elasticacheCmk,
  elasticacheFailover,
  elasticacheInTransit,
  elasticacheUpgradesSubnet,
  iamKmsDecrypt,
  iamNoAdmin,
  iamNoEscalation,
  iamNoUsers,
  iamNoWildcard,
  iamTrust,
  kmsDeletion,
  kmsPolicy,
  kmsPolicySet,
  kmsRotation,
  logsKms,
  logsRetention,
  rdsAdminNamePort,
  rdsBackup,
  rdsCa,
  rdsDeletionProtection,
  rdsEncryption,
  rdsEncryptionCmk,
  rdsIamAuth,
  rdsLogs,
  rdsMinorUpgrades,
  rdsMultiAz,
  rdsNoPlainPassword,
  rdsNotPublic,
  rdsPerformanceInsights,
  rdsQueryLogging,
  rdsTagsMonitoring,
  rdsTls,
  s3AccessLogging,
  s3AclDisabled,
  s3BlockPublicAccess,
  s3Cmk,
  s3Encryption,
  s3Lifecycle,
  s3NoPublicAcl,
  s3PolicyLockout,
  s3PolicyPrincipal,
  s3ReplicationLockEvents,
  s3TlsOnly,
  s3Versioning,
  secretsCmk,
  secretsNoLiteral,
  secretsRotation,
  sgAttached,
  sgDataStore,
  sgDefaultClosed,
  sgDescription,
  sgEgress,
  sgOpenAdmin,
  sgOpenIngress,
  snsEncryption,
  snsPolicy,
  sqsCmk,
  sqsDlq,
  sqsEncryption,
  sqsPolicy,
  sqsTls,
  tagsRequired,
];
