/**
 * Actions that change who may do what, of common services, by service.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html for the access level "Permissions management"
 */
export const permissionActions: Readonly<Record<string, string>> = {
  apigateway: 'AddCertificateToDomain RemoveCertificateFromDomain SetWebACL UpdateRestApiPolicy',
  backup: 'DeleteBackupVaultAccessPolicy DeleteBackupVaultSharingPolicy PutBackupVaultAccessPolicy PutBackupVaultSharingPolicy',
  cloudformation: 'SetStackPolicy',
  cloudfront: 'AllowVendedLogDeliveryForResource',
  codeartifact: 'DeleteDomainPermissionsPolicy DeleteRepositoryPermissionsPolicy',
  codebuild: 'DeleteResourcePolicy PutResourcePolicy',
  dynamodb: 'DeleteResourcePolicy PutResourcePolicy',
  ec2: `
    CreateNetworkInterfacePermission DeleteNetworkInterfacePermission ModifySnapshotAttribute ModifyVpcEndpointServicePermissions
    ResetSnapshotAttribute
  `,
  ecr: 'DeleteRepositoryPolicy SetRepositoryPolicy',
  'ecr-public': 'SetRepositoryPolicy',
  elasticfilesystem: 'DeleteFileSystemPolicy PutFileSystemPolicy',
  es: 'CreateElasticsearchDomain UpdateElasticsearchDomainConfig',
  glacier: 'AbortVaultLock CompleteVaultLock DeleteVaultAccessPolicy InitiateVaultLock SetVaultAccessPolicy',
  glue: 'DeleteResourcePolicy DescribeEntity ListEntities PutResourcePolicy RefreshOAuth2Tokens',
  iam: `
    AddClientIDToOpenIDConnectProvider AddRoleToInstanceProfile AddUserToGroup AttachGroupPolicy AttachRolePolicy AttachUserPolicy
    ChangePassword CreateAccessKey CreateGroup CreateInstanceProfile CreateLoginProfile CreateOpenIDConnectProvider CreatePolicy
    CreatePolicyVersion CreateRole CreateSAMLProvider CreateServiceLinkedRole CreateServiceSpecificCredential CreateUser
    CreateVirtualMFADevice DeactivateMFADevice DeleteAccessKey DeleteGroup DeleteGroupPolicy DeleteInstanceProfile DeleteLoginProfile
    DeleteOpenIDConnectProvider DeletePolicy DeletePolicyVersion DeleteRole DeleteRolePermissionsBoundary DeleteRolePolicy
    DeleteSAMLProvider DeleteSSHPublicKey DeleteServerCertificate DeleteServiceLinkedRole DeleteServiceSpecificCredential
    DeleteSigningCertificate DeleteUser DeleteUserPermissionsBoundary DeleteUserPolicy DeleteVirtualMFADevice DetachGroupPolicy
    DetachRolePolicy DetachUserPolicy EnableMFADevice PassRole PutGroupPolicy PutRolePermissionsBoundary PutRolePolicy
    PutUserPermissionsBoundary PutUserPolicy RemoveClientIDFromOpenIDConnectProvider RemoveRoleFromInstanceProfile RemoveUserFromGroup
    ResetServiceSpecificCredential ResyncMFADevice SetDefaultPolicyVersion UpdateAccessKey UpdateAssumeRolePolicy UpdateGroup
    UpdateLoginProfile UpdateOpenIDConnectProviderThumbprint UpdateRole UpdateRoleDescription UpdateSAMLProvider UpdateSSHPublicKey
    UpdateServerCertificate UpdateServiceSpecificCredential UpdateSigningCertificate UpdateUser UploadSSHPublicKey
    UploadServerCertificate UploadSigningCertificate
  `,
  kms: 'CreateGrant PutKeyPolicy RetireGrant RevokeGrant',
  lambda: 'AddLayerVersionPermission AddPermission DisableReplication EnableReplication RemoveLayerVersionPermission RemovePermission',
  mediastore: 'DeleteContainerPolicy PutContainerPolicy',
  ram: `
    AcceptResourceShareInvitation AssociateResourceShare DeleteResourceShare DisassociateResourceShare RejectResourceShareInvitation
    UpdateResourceShare
  `,
  rds: 'AuthorizeDBSecurityGroupIngress ModifyDBClusterSnapshotAttribute ModifyDBSnapshotAttribute',
  redshift: `
    AuthorizeDataShare AuthorizeSnapshotAccess CreateClusterUser CreateSnapshotCopyGrant DeauthorizeDataShare DeleteResourcePolicy
    JoinGroup ModifyClusterIamRoles PutResourcePolicy RejectDataShare RevokeSnapshotAccess
  `,
  s3: `
    BypassGovernanceRetention DeleteAccessPointPolicy DeleteAccessPointPolicyForObjectLambda DeleteBucketPolicy
    ObjectOwnerOverrideToBucketOwner PutAccessPointPolicy PutAccessPointPolicyForObjectLambda PutBucketAcl PutBucketPolicy
    PutBucketPublicAccessBlock PutMultiRegionAccessPointPolicy PutObjectAcl PutObjectVersionAcl
  `,
  secretsmanager: 'DeleteResourcePolicy PutResourcePolicy ValidateResourcePolicy',
  ses: 'CreateEmailIdentityPolicy DeleteEmailIdentityPolicy UpdateEmailIdentityPolicy',
  signer: 'AddProfilePermission RemoveProfilePermission',
  sns: 'AddPermission CreateTopic RemovePermission SetTopicAttributes',
  sqs: 'AddPermission CreateQueue RemovePermission SetQueueAttributes',
  ssm: 'DeleteResourcePolicy ModifyDocumentPermission PutResourcePolicy',
  sso: `
    AttachCustomerManagedPolicyReferenceToPermissionSet AttachManagedPolicyToPermissionSet CreatePermissionSet DeletePermissionSet
    DeletePermissionsBoundaryFromPermissionSet DetachCustomerManagedPolicyReferenceFromPermissionSet
    DetachManagedPolicyFromPermissionSet PutPermissionsBoundaryToPermissionSet UpdatePermissionSet
  `,
  wafv2: 'DeletePermissionPolicy PutPermissionPolicy',
};
