// Made by `npm run generate`.
import { Policy } from '../../lib/rules';
import { accountsDetection } from './accounts/accounts-detection';
import { accountsDomainLock } from './accounts/accounts-domain-lock';
import { accountsPassword } from './accounts/accounts-password';
import { accountsPasswordKinds } from './accounts/accounts-password-kinds';
import { accountsPublicGuards } from './accounts/accounts-public-guards';
import { apigatewayAuthorization } from './apigateway/apigateway-authorization';
import { apigatewayTls } from './apigateway/apigateway-tls';
import { beanstalkSettings } from './beanstalk/beanstalk-settings';
import { cloudfrontFirewall } from './cloudfront/cloudfront-firewall';
import { cloudfrontHsts } from './cloudfront/cloudfront-hsts';
import { cloudfrontHttps } from './cloudfront/cloudfront-https';
import { cloudfrontOriginAccess } from './cloudfront/cloudfront-origin-access';
import { cloudfrontTls } from './cloudfront/cloudfront-tls';
import { cloudtrailKms } from './cloudtrail/cloudtrail-kms';
import { cloudtrailRegions } from './cloudtrail/cloudtrail-regions';
import { cloudtrailValidation } from './cloudtrail/cloudtrail-validation';
import { codebuildPrivileged } from './codebuild/codebuild-privileged';
import { codebuildWebhook } from './codebuild/codebuild-webhook';
import { cognitoClients } from './cognito/cognito-clients';
import { cognitoGuests } from './cognito/cognito-guests';
import { cognitoMfa } from './cognito/cognito-mfa';
import { cognitoPasswords } from './cognito/cognito-passwords';
import { cognitoThreats } from './cognito/cognito-threats';
import { containersHost } from './containers/containers-host';
import { containersImageTag } from './containers/containers-image-tag';
import { containersInsights } from './containers/containers-insights';
import { containersPlatform } from './containers/containers-platform';
import { containersReadOnly } from './containers/containers-read-only';
import { containersRoles } from './containers/containers-roles';
import { dynamodbCapacity } from './dynamodb/dynamodb-capacity';
import { dynamodbCmk } from './dynamodb/dynamodb-cmk';
import { dynamodbDeletionProtection } from './dynamodb/dynamodb-deletion-protection';
import { dynamodbPitr } from './dynamodb/dynamodb-pitr';
import { dynamodbPolicyPublic } from './dynamodb/dynamodb-policy-public';
import { dynamodbTls } from './dynamodb/dynamodb-tls';
import { ebsCmk } from './ebs/ebs-cmk';
import { ebsEncryption } from './ebs/ebs-encryption';
import { ec2DiskEncryption } from './ec2/ec2-disk-encryption';
import { ec2ImageOwner } from './ec2/ec2-image-owner';
import { ec2MetadataHops } from './ec2/ec2-metadata-hops';
import { ec2MetadataTokens } from './ec2/ec2-metadata-tokens';
import { ec2PublicIp } from './ec2/ec2-public-ip';
import { ec2SerialConsole } from './ec2/ec2-serial-console';
import { ec2UserData } from './ec2/ec2-user-data';
import { ecrImmutable } from './ecr/ecr-immutable';
import { ecrKms } from './ecr/ecr-kms';
import { ecrLifecycle } from './ecr/ecr-lifecycle';
import { ecrPolicy } from './ecr/ecr-policy';
import { ecrScan } from './ecr/ecr-scan';
import { efsAccessPoint } from './efs/efs-access-point';
import { efsAccessPointRoot } from './efs/efs-access-point-root';
import { efsAccessPointUser } from './efs/efs-access-point-user';
import { efsBackup } from './efs/efs-backup';
import { efsCmk } from './efs/efs-cmk';
import { efsEncryption } from './efs/efs-encryption';
import { eksClusterAdmin } from './eks/eks-cluster-admin';
import { eksEndpoint } from './eks/eks-endpoint';
import { eksEndpointPrivate } from './eks/eks-endpoint-private';
import { eksLogs } from './eks/eks-logs';
import { eksNodes } from './eks/eks-nodes';
import { eksSecretsEncryption } from './eks/eks-secrets-encryption';
import { eksVersion } from './eks/eks-version';
import { elasticacheAtRest } from './elasticache/elasticache-at-rest';
import { elasticacheAuth } from './elasticache/elasticache-auth';
import { elasticacheBackup } from './elasticache/elasticache-backup';
import { elasticacheCmk } from './elasticache/elasticache-cmk';
import { elasticacheFailover } from './elasticache/elasticache-failover';
import { elasticacheInTransit } from './elasticache/elasticache-in-transit';
import { elasticacheMinorUpgrades } from './elasticache/elasticache-minor-upgrades';
import { elasticacheOpenUsers } from './elasticache/elasticache-open-users';
import { elasticacheStandby } from './elasticache/elasticache-standby';
import { elasticacheSubnet } from './elasticache/elasticache-subnet';
import { elasticacheTls } from './elasticache/elasticache-tls';
import { elasticacheUsers } from './elasticache/elasticache-users';
import { elbAccessLogs } from './elb/elb-access-logs';
import { elbDeletionProtection } from './elb/elb-deletion-protection';
import { elbDesync } from './elb/elb-desync';
import { elbHttps } from './elb/elb-https';
import { elbInvalidHeaders } from './elb/elb-invalid-headers';
import { elbTargetsTls } from './elb/elb-targets-tls';
import { elbTlsPolicy } from './elb/elb-tls-policy';
import { elasticacheUpgradesSubnet, rdsTagsMonitoring, s3ReplicationLockEvents } from './groups';
import { iamKmsDecrypt } from './iam/iam-kms-decrypt';
import { iamKmsGrants } from './iam/iam-kms-grants';
import { iamNoAdmin } from './iam/iam-no-admin';
import { iamNoAdministratorAccess } from './iam/iam-no-administrator-access';
import { iamNoAllActions } from './iam/iam-no-all-actions';
import { iamNoCredentials } from './iam/iam-no-credentials';
import { iamNoEscalation } from './iam/iam-no-escalation';
import { iamNoExfiltration } from './iam/iam-no-exfiltration';
import { iamNoFullAccess } from './iam/iam-no-full-access';
import { iamNoFullIam } from './iam/iam-no-full-iam';
import { iamNoIamFullAccess } from './iam/iam-no-iam-full-access';
import { iamNoLoginProfile } from './iam/iam-no-login-profile';
import { iamNoPermissionsManagement } from './iam/iam-no-permissions-management';
import { iamNoPrivilegeEscalation } from './iam/iam-no-privilege-escalation';
import { iamNoUnlimitedWrite } from './iam/iam-no-unlimited-write';
import { iamNoUsers } from './iam/iam-no-users';
import { iamNoWidePolicies } from './iam/iam-no-wide-policies';
import { iamNoWildcard } from './iam/iam-no-wildcard';
import { iamNoWildcardResource } from './iam/iam-no-wildcard-resource';
import { iamTrust } from './iam/iam-trust';
import { iamTrustAccount } from './iam/iam-trust-account';
import { iamTrustEverybody } from './iam/iam-trust-everybody';
import { iamTrustSubject } from './iam/iam-trust-subject';
import { iotPolicy } from './iot/iot-policy';
import { jobsEncryption } from './jobs/jobs-encryption';
import { jobsEncryptionSet } from './jobs/jobs-encryption-set';
import { kmsDeletion } from './kms/kms-deletion';
import { kmsEnabled } from './kms/kms-enabled';
import { kmsGrant } from './kms/kms-grant';
import { kmsLockout } from './kms/kms-lockout';
import { kmsPolicy } from './kms/kms-policy';
import { kmsPolicySet } from './kms/kms-policy-set';
import { kmsRotation } from './kms/kms-rotation';
import { lambdaCodeSigning } from './lambda/lambda-code-signing';
import { lambdaPermission } from './lambda/lambda-permission';
import { lambdaRuntime } from './lambda/lambda-runtime';
import { lambdaUrlAuth } from './lambda/lambda-url-auth';
import { logsKms } from './logs/logs-kms';
import { logsPayloads } from './logs/logs-payloads';
import { logsRetention } from './logs/logs-retention';
import { logsRetentionSet } from './logs/logs-retention-set';
import { logsRetentionYear } from './logs/logs-retention-year';
import { logsServices } from './logs/logs-services';
import { logsTracing } from './logs/logs-tracing';
import { networkAuthentication } from './network/network-authentication';
import { networkPrivate } from './network/network-private';
import { publicCors } from './public/public-cors';
import { publicEndpoint } from './public/public-endpoint';
import { publicNetworks } from './public/public-networks';
import { publicOpenAdmin } from './public/public-open-admin';
import { publicResourcePolicy } from './public/public-resource-policy';
import { publicShared } from './public/public-shared';
import { ramOutside } from './ram/ram-outside';
import { rdsAdminNamePort } from './rds/rds-admin-name-port';
import { rdsAuditLog } from './rds/rds-audit-log';
import { rdsBackup } from './rds/rds-backup';
import { rdsCa } from './rds/rds-ca';
import { rdsCopyTags } from './rds/rds-copy-tags';
import { rdsDeletionLock } from './rds/rds-deletion-lock';
import { rdsDeletionProtection } from './rds/rds-deletion-protection';
import { rdsEncryption } from './rds/rds-encryption';
import { rdsEncryptionCmk } from './rds/rds-encryption-cmk';
import { rdsEnhancedMonitoring } from './rds/rds-enhanced-monitoring';
import { rdsIamAuth } from './rds/rds-iam-auth';
import { rdsLogExports } from './rds/rds-log-exports';
import { rdsLogs } from './rds/rds-logs';
import { rdsMinorUpgrades } from './rds/rds-minor-upgrades';
import { rdsMultiAz } from './rds/rds-multi-az';
import { rdsNoPlainPassword } from './rds/rds-no-plain-password';
import { rdsNotPublic } from './rds/rds-not-public';
import { rdsPerformanceInsights } from './rds/rds-performance-insights';
import { rdsPerformanceInsightsCmk } from './rds/rds-performance-insights-cmk';
import { rdsQueryLogging } from './rds/rds-query-logging';
import { rdsStandby } from './rds/rds-standby';
import { rdsStorageCmk } from './rds/rds-storage-cmk';
import { rdsTls } from './rds/rds-tls';
import { s3AccessLogging } from './s3/s3-access-logging';
import { s3AccountPublicAccess } from './s3/s3-account-public-access';
import { s3AclDisabled } from './s3/s3-acl-disabled';
import { s3BlockPublicAccess } from './s3/s3-block-public-access';
import { s3BlockPublicAcls } from './s3/s3-block-public-acls';
import { s3BlockPublicPolicy } from './s3/s3-block-public-policy';
import { s3Cmk } from './s3/s3-cmk';
import { s3Encryption } from './s3/s3-encryption';
import { s3Events } from './s3/s3-events';
import { s3IgnorePublicAcls } from './s3/s3-ignore-public-acls';
import { s3Lifecycle } from './s3/s3-lifecycle';
import { s3NoAuthenticatedAcl } from './s3/s3-no-authenticated-acl';
import { s3NoPublicAcl } from './s3/s3-no-public-acl';
import { s3NoPublicRead } from './s3/s3-no-public-read';
import { s3NoPublicWrite } from './s3/s3-no-public-write';
import { s3NoReadableAcl } from './s3/s3-no-readable-acl';
import { s3ObjectLock } from './s3/s3-object-lock';
import { s3PolicyLockout } from './s3/s3-policy-lockout';
import { s3PolicyPrincipal } from './s3/s3-policy-principal';
import { s3PublicAccessBlock } from './s3/s3-public-access-block';
import { s3Replication } from './s3/s3-replication';
import { s3RestrictPublicBuckets } from './s3/s3-restrict-public-buckets';
import { s3TlsOnly } from './s3/s3-tls-only';
import { s3Versioning } from './s3/s3-versioning';
import { sagemakerRoot } from './sagemaker/sagemaker-root';
import { secretsCmk } from './secrets/secrets-cmk';
import { secretsNoLiteral } from './secrets/secrets-no-literal';
import { secretsParameterType } from './secrets/secrets-parameter-type';
import { secretsRecovery } from './secrets/secrets-recovery';
import { secretsRotation } from './secrets/secrets-rotation';
import { sgAttached } from './sg/sg-attached';
import { sgDataStore } from './sg/sg-data-store';
import { sgDefaultClosed } from './sg/sg-default-closed';
import { sgDescription } from './sg/sg-description';
import { sgEgress } from './sg/sg-egress';
import { sgOpenAdmin } from './sg/sg-open-admin';
import { sgOpenAll } from './sg/sg-open-all';
import { sgOpenHttp } from './sg/sg-open-http';
import { sgOpenIngress } from './sg/sg-open-ingress';
import { sgOpenRdp } from './sg/sg-open-rdp';
import { sgOpenSsh } from './sg/sg-open-ssh';
import { snsEncryption } from './sns/sns-encryption';
import { snsPolicy } from './sns/sns-policy';
import { snsPolicyAccounts } from './sns/sns-policy-accounts';
import { snsPolicyPublic } from './sns/sns-policy-public';
import { sqsCmk } from './sqs/sqs-cmk';
import { sqsDlq } from './sqs/sqs-dlq';
import { sqsEncryption } from './sqs/sqs-encryption';
import { sqsPolicy } from './sqs/sqs-policy';
import { sqsPolicyActions } from './sqs/sqs-policy-actions';
import { sqsPolicyPublic } from './sqs/sqs-policy-public';
import { sqsTls } from './sqs/sqs-tls';
import { ssmSessions } from './ssm/ssm-sessions';
import { storesAuthentication } from './stores/stores-authentication';
import { storesBackup } from './stores/stores-backup';
import { storesCmk } from './stores/stores-cmk';
import { storesDeletion } from './stores/stores-deletion';
import { storesEncryption } from './stores/stores-encryption';
import { storesMinorUpgrades } from './stores/stores-minor-upgrades';
import { storesOpen } from './stores/stores-open';
import { storesRoot } from './stores/stores-root';
import { storesTls } from './stores/stores-tls';
import { storesTlsPolicy } from './stores/stores-tls-policy';
import { tagsRequired } from './tags/tags-required';
import { tlsCertificates } from './tls/tls-certificates';
import { tlsServices } from './tls/tls-services';
import { tlsVersions } from './tls/tls-versions';
import { transferEndpoint } from './transfer/transfer-endpoint';
import { transferSecurityPolicy } from './transfer/transfer-security-policy';
import { vpcDefault } from './vpc/vpc-default';
import { vpcFirewallDefault } from './vpc/vpc-firewall-default';
import { vpcFlowLogs } from './vpc/vpc-flow-logs';
import { vpcOpenAdmin } from './vpc/vpc-open-admin';
import { vpcPeeringRoutes } from './vpc/vpc-peering-routes';
import { vpcSubnetAddresses } from './vpc/vpc-subnet-addresses';
import { vpcTransitGateway } from './vpc/vpc-transit-gateway';
import { vpnAlgorithms } from './vpn/vpn-algorithms';
import { vpnAuthorization } from './vpn/vpn-authorization';
import { wafRules } from './waf/waf-rules';

/** Every policy of this domain. */
export const all: readonly Policy[] = [
  accountsDetection,
  accountsDomainLock,
  accountsPassword,
  accountsPasswordKinds,
  accountsPublicGuards,
  apigatewayAuthorization,
  apigatewayTls,
  beanstalkSettings,
  cloudfrontFirewall,
  cloudfrontHsts,
  cloudfrontHttps,
  cloudfrontOriginAccess,
  cloudfrontTls,
  cloudtrailKms,
  cloudtrailRegions,
  cloudtrailValidation,
  codebuildPrivileged,
  codebuildWebhook,
  cognitoClients,
  cognitoGuests,
  cognitoMfa,
  cognitoPasswords,
  cognitoThreats,
  containersHost,
  containersImageTag,
  containersInsights,
  containersPlatform,
  containersReadOnly,
  containersRoles,
  dynamodbCapacity,
  dynamodbCmk,
  dynamodbDeletionProtection,
  dynamodbPitr,
  dynamodbPolicyPublic,
  dynamodbTls,
  ebsCmk,
  ebsEncryption,
  ec2DiskEncryption,
  ec2ImageOwner,
  ec2MetadataHops,
  ec2MetadataTokens,
  ec2PublicIp,
  ec2SerialConsole,
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
  eksClusterAdmin,
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
  elasticacheOpenUsers,
  elasticacheStandby,
  elasticacheSubnet,
  elasticacheTls,
  elasticacheUpgradesSubnet,
  elasticacheUsers,
  elbAccessLogs,
  elbDeletionProtection,
  elbDesync,
  elbHttps,
  elbInvalidHeaders,
  elbTargetsTls,
  elbTlsPolicy,
  iamKmsDecrypt,
  iamKmsGrants,
  iamNoAdmin,
  iamNoAdministratorAccess,
  iamNoAllActions,
  iamNoCredentials,
  iamNoEscalation,
  iamNoExfiltration,
  iamNoFullAccess,
  iamNoFullIam,
  iamNoIamFullAccess,
  iamNoLoginProfile,
  iamNoPermissionsManagement,
  iamNoPrivilegeEscalation,
  iamNoUnlimitedWrite,
  iamNoUsers,
  iamNoWidePolicies,
  iamNoWildcard,
  iamNoWildcardResource,
  iamTrust,
  iamTrustAccount,
  iamTrustEverybody,
  iamTrustSubject,
  iotPolicy,
  jobsEncryption,
  jobsEncryptionSet,
  kmsDeletion,
  kmsEnabled,
  kmsGrant,
  kmsLockout,
  kmsPolicy,
  kmsPolicySet,
  kmsRotation,
  lambdaCodeSigning,
  lambdaPermission,
  lambdaRuntime,
  lambdaUrlAuth,
  logsKms,
  logsPayloads,
  logsRetention,
  logsRetentionSet,
  logsRetentionYear,
  logsServices,
  logsTracing,
  networkAuthentication,
  networkPrivate,
  publicCors,
  publicEndpoint,
  publicNetworks,
  publicOpenAdmin,
  publicResourcePolicy,
  publicShared,
  ramOutside,
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
  s3AccountPublicAccess,
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
  sagemakerRoot,
  secretsCmk,
  secretsNoLiteral,
  secretsParameterType,
  secretsRecovery,
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
  ssmSessions,
  storesAuthentication,
  storesBackup,
  storesCmk,
  storesDeletion,
  storesEncryption,
  storesMinorUpgrades,
  storesOpen,
  storesRoot,
  storesTls,
  storesTlsPolicy,
  tagsRequired,
  tlsCertificates,
  tlsServices,
  tlsVersions,
  transferEndpoint,
  transferSecurityPolicy,
  vpcDefault,
  vpcFirewallDefault,
  vpcFlowLogs,
  vpcOpenAdmin,
  vpcPeeringRoutes,
  vpcSubnetAddresses,
  vpcTransitGateway,
  vpnAlgorithms,
  vpnAuthorization,
  wafRules,
];
