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
import { efsAccessPointRoot } from './efs-access-point-root';
import { efsAccessPointUser } from './efs-access-point-user';
import { efsBackup } from './efs-backup';
import { efsCmk } from './efs-cmk';
import { efsEncryption } from './efs-encryption';
import { eksEndpoint } from './eks-endpoint';
import { eksEndpointPrivate } from './eks-endpoint-private';
import { eksLogs } from './eks-logs';
import { eksNodes } from './eks-nodes';
import { eksSecretsEncryption } from './eks-secrets-encryption';
import { eksVersion } from './eks-version';
import { elasticacheAtRest } from './elasticache-at-rest';
import { elasticacheAuth } from './elasticache-auth';
import { elasticacheBackup } from './elasticache-backup';
import { elasticacheCmk } from './elasticache-cmk';
import { elasticacheFailover } from './elasticache-failover';
import { elasticacheInTransit } from './elasticache-in-transit';
import { elasticacheMinorUpgrades } from './elasticache-minor-upgrades';
import { elasticacheStandby } from './elasticache-standby';
import { elasticacheSubnet } from './elasticache-subnet';
import { elasticacheTls } from './elasticache-tls';
import { elasticacheUpgradesSubnet } from './elasticache-upgrades-subnet';
import { iamKmsDecrypt } from './iam-kms-decrypt';
import { iamNoAdmin } from './iam-no-admin';
import { iamNoAdministratorAccess } from './iam-no-administrator-access';
import { iamNoAllActions } from './iam-no-all-actions';
import { iamNoCredentials } from './iam-no-credentials';
import { iamNoEscalation } from './iam-no-escalation';
import { iamNoExfiltration } from './iam-no-exfiltration';
import { iamNoFullAccess } from './iam-no-full-access';
import { iamNoFullIam } from './iam-no-full-iam';
import { iamNoIamFullAccess } from './iam-no-iam-full-access';
import { iamNoPermissionsManagement } from './iam-no-permissions-management';
import { iamNoPrivilegeEscalation } from './iam-no-privilege-escalation';
import { iamNoUnlimitedWrite } from './iam-no-unlimited-write';
import { iamNoUsers } from './iam-no-users';
import { iamNoWildcard } from './iam-no-wildcard';
import { iamNoWildcardResource } from './iam-no-wildcard-resource';
import { iamTrust } from './iam-trust';
import { iamTrustAccount } from './iam-trust-account';
import { iamTrustEverybody } from './iam-trust-everybody';
import { iamTrustSubject } from './iam-trust-subject';
import { kmsDeletion } from './kms-deletion';
import { kmsEnabled } from './kms-enabled';
import { kmsPolicy } from './kms-policy';
import { kmsPolicySet } from './kms-policy-set';
import { kmsRotation } from './kms-rotation';
import { logsKms } from './logs-kms';
import { logsRetention } from './logs-retention';
import { logsRetentionSet } from './logs-retention-set';
import { logsRetentionYear } from './logs-retention-year';
import { rdsAdminNamePort } from './rds-admin-name-port';
import { rdsAuditLog } from './rds-audit-log';
import { rdsBackup } from './rds-backup';
import { rdsCa } from './rds-ca';
import { rdsCopyTags } from './rds-copy-tags';
import { rdsDeletionLock } from './rds-deletion-lock';
import { rdsDeletionProtection } from './rds-deletion-protection';
import { rdsEncryption } from './rds-encryption';
import { rdsEncryptionCmk } from './rds-encryption-cmk';
import { rdsEnhancedMonitoring } from './rds-enhanced-monitoring';
import { rdsIamAuth } from './rds-iam-auth';
import { rdsLogExports } from './rds-log-exports';
import { rdsLogs } from './rds-logs';
import { rdsMinorUpgrades } from './rds-minor-upgrades';
import { rdsMultiAz } from './rds-multi-az';
import { rdsNoPlainPassword } from './rds-no-plain-password';
import { rdsNotPublic } from './rds-not-public';
import { rdsPerformanceInsights } from './rds-performance-insights';
import { rdsPerformanceInsightsCmk } from './rds-performance-insights-cmk';
import { rdsQueryLogging } from './rds-query-logging';
import { rdsStandby } from './rds-standby';
import { rdsStorageCmk } from './rds-storage-cmk';
import { rdsTagsMonitoring } from './rds-tags-monitoring';
import { rdsTls } from './rds-tls';
import { s3AccessLogging } from './s3-access-logging';
import { s3AclDisabled } from './s3-acl-disabled';
import { s3BlockPublicAccess } from './s3-block-public-access';
import { s3BlockPublicAcls } from './s3-block-public-acls';
import { s3BlockPublicPolicy } from './s3-block-public-policy';
import { s3Cmk } from './s3-cmk';
import { s3Encryption } from './s3-encryption';
import { s3Events } from './s3-events';
import { s3IgnorePublicAcls } from './s3-ignore-public-acls';
import { s3Lifecycle } from './s3-lifecycle';
import { s3NoAuthenticatedAcl } from './s3-no-authenticated-acl';
import { s3NoPublicAcl } from './s3-no-public-acl';
import { s3NoPublicRead } from './s3-no-public-read';
import { s3NoPublicWrite } from './s3-no-public-write';
import { s3NoReadableAcl } from './s3-no-readable-acl';
import { s3ObjectLock } from './s3-object-lock';
import { s3PolicyLockout } from './s3-policy-lockout';
import { s3PolicyPrincipal } from './s3-policy-principal';
import { s3PublicAccessBlock } from './s3-public-access-block';
import { s3Replication } from './s3-replication';
import { s3ReplicationLockEvents } from './s3-replication-lock-events';
import { s3RestrictPublicBuckets } from './s3-restrict-public-buckets';
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
import { sgOpenAll } from './sg-open-all';
import { sgOpenHttp } from './sg-open-http';
import { sgOpenIngress } from './sg-open-ingress';
import { sgOpenRdp } from './sg-open-rdp';
import { sgOpenSsh } from './sg-open-ssh';
import { snsEncryption } from './sns-encryption';
import { snsPolicy } from './sns-policy';
import { snsPolicyAccounts } from './sns-policy-accounts';
import { snsPolicyPublic } from './sns-policy-public';
import { sqsCmk } from './sqs-cmk';
import { sqsDlq } from './sqs-dlq';
import { sqsEncryption } from './sqs-encryption';
import { sqsPolicy } from './sqs-policy';
import { sqsPolicyActions } from './sqs-policy-actions';
import { sqsPolicyPublic } from './sqs-policy-public';
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
  efsAccessPointRoot,
  efsAccessPointUser,
  efsBackup,
  efsCmk,
  efsEncryption,
  eksEndpoint,
  eksEndpointPrivate,
  eksLogs,
  eksNodes,
  eksSecretsEncryption,
  eksVersion,
  elasticacheAtRest,
  elasticacheAuth,
  elasticacheBackup,
  elasticacheCmk,
  elasticacheFailover,
  elasticacheInTransit,
  elasticacheMinorUpgrades,
  elasticacheStandby,
  elasticacheSubnet,
  elasticacheTls,
  elasticacheUpgradesSubnet,
  iamKmsDecrypt,
  iamNoAdmin,
  iamNoAdministratorAccess,
  iamNoAllActions,
  iamNoCredentials,
  iamNoEscalation,
  iamNoExfiltration,
  iamNoFullAccess,
  iamNoFullIam,
  iamNoIamFullAccess,
  iamNoPermissionsManagement,
  iamNoPrivilegeEscalation,
  iamNoUnlimitedWrite,
  iamNoUsers,
  iamNoWildcard,
  iamNoWildcardResource,
  iamTrust,
  iamTrustAccount,
  iamTrustEverybody,
  iamTrustSubject,
  kmsDeletion,
  kmsEnabled,
  kmsPolicy,
  kmsPolicySet,
  kmsRotation,
  logsKms,
  logsRetention,
  logsRetentionSet,
  logsRetentionYear,
  rdsAdminNamePort,
  rdsAuditLog,
  rdsBackup,
  rdsCa,
  rdsCopyTags,
  rdsDeletionLock,
  rdsDeletionProtection,
  rdsEncryption,
  rdsEncryptionCmk,
  rdsEnhancedMonitoring,
  rdsIamAuth,
  rdsLogExports,
  rdsLogs,
  rdsMinorUpgrades,
  rdsMultiAz,
  rdsNoPlainPassword,
  rdsNotPublic,
  rdsPerformanceInsights,
  rdsPerformanceInsightsCmk,
  rdsQueryLogging,
  rdsStandby,
  rdsStorageCmk,
  rdsTagsMonitoring,
  rdsTls,
  s3AccessLogging,
  s3AclDisabled,
  s3BlockPublicAccess,
  s3BlockPublicAcls,
  s3BlockPublicPolicy,
  s3Cmk,
  s3Encryption,
  s3Events,
  s3IgnorePublicAcls,
  s3Lifecycle,
  s3NoAuthenticatedAcl,
  s3NoPublicAcl,
  s3NoPublicRead,
  s3NoPublicWrite,
  s3NoReadableAcl,
  s3ObjectLock,
  s3PolicyLockout,
  s3PolicyPrincipal,
  s3PublicAccessBlock,
  s3Replication,
  s3ReplicationLockEvents,
  s3RestrictPublicBuckets,
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
  sgOpenAll,
  sgOpenHttp,
  sgOpenIngress,
  sgOpenRdp,
  sgOpenSsh,
  snsEncryption,
  snsPolicy,
  snsPolicyAccounts,
  snsPolicyPublic,
  sqsCmk,
  sqsDlq,
  sqsEncryption,
  sqsPolicy,
  sqsPolicyActions,
  sqsPolicyPublic,
  sqsTls,
  tagsRequired,
];
