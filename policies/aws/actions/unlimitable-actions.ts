/**
 * Actions of common services that no policy can limit to single resources, by service. `Describe*` is every action that begins so,
 * `-DescribeVolumeAttribute` an exception.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export const unlimitableActions: Readonly<Record<string, string>> = {
  acm: 'GetAccountConfiguration ListCertificates PutAccountConfiguration RequestCertificate',
  'application-autoscaling': 'Describe* GetPredictiveScalingForecast',
  autoscaling: 'Describe* GetPredictiveScalingForecast',
  cloudformation: `
    ActivateOrganizationsAccess ActivateType BatchDescribeTypeConfigurations CancelResourceRequest CreateGeneratedTemplate
    CreateResource CreateStackSet CreateUploadBucket DeactivateOrganizationsAccess DeactivateType DeleteGeneratedTemplate
    DeleteResource DeregisterType DescribeAccountLimits DescribeGeneratedTemplate DescribeOrganizationsAccess DescribePublisher
    DescribeResourceScan DescribeStackDriftDetectionStatus DescribeType DescribeTypeRegistration EstimateTemplateCost
    GetGeneratedTemplate GetResource GetResourceRequestStatus ListExports ListGeneratedTemplates ListImports ListResourceRequests
    ListResourceScanRelatedResources ListResourceScanResources ListResourceScans ListResources ListStackSets ListStacks
    ListTypeRegistrations ListTypeVersions ListTypes PublishType RegisterPublisher RegisterType SetTypeConfiguration
    SetTypeDefaultVersion StartResourceScan TestType UpdateGeneratedTemplate UpdateResource ValidateTemplate
  `,
  cloudfront: `
    List* -ListConflictingAliases -ListInvalidations -ListTagsForResource CreateFieldLevelEncryptionConfig
    CreateFieldLevelEncryptionProfile CreateKeyGroup CreateMonitoringSubscription CreateOriginAccessControl CreatePublicKey
    CreateSavingsPlan CreateVpcOrigin DeleteKeyGroup DeleteMonitoringSubscription DeletePublicKey GetKeyGroup GetKeyGroupConfig
    GetMonitoringSubscription GetPublicKey GetPublicKeyConfig GetSavingsPlan UpdateFieldLevelEncryptionConfig UpdateKeyGroup
    UpdatePublicKey UpdateSavingsPlan
  `,
  cloudtrail: `
    List* -ListQueries -ListTags DeregisterOrganizationDelegatedAdmin DescribeTrails GetImport LookupEvents
    RegisterOrganizationDelegatedAdmin StartImport StopImport
  `,
  cloudwatch: `
    List* -ListTagsForResource BatchGetServiceLevelIndicatorReport CreateServiceLevelObjective DeleteAnomalyDetector
    DescribeAlarmsForMetric DescribeAnomalyDetectors DescribeInsightRules EnableTopologyDiscovery GenerateQuery GetMetricData
    GetMetricStatistics GetMetricWidgetImage GetTopologyDiscoveryStatus GetTopologyMap Link PutAnomalyDetector PutManagedInsightRules
    PutMetricData
  `,
  dynamodb: `
    List* -ListTagsOfResource DescribeEndpoints DescribeLimits DescribeReservedCapacity DescribeReservedCapacityOfferings
    GetAbacStatus PurchaseReservedCapacityOfferings UpdateAbacStatus
  `,
  ec2: `
    Describe* -DescribeClientVpnAuthorizationRules -DescribeClientVpnConnections -DescribeClientVpnEndpoints -DescribeClientVpnRoutes
    -DescribeClientVpnTargetNetworks -DescribeFleetHistory -DescribeFleetInstances -DescribeFpgaImageAttribute -DescribeImageAttribute
    -DescribeInstanceAttribute -DescribeSecurityGroupReferences -DescribeSnapshotAttribute -DescribeSpotFleetInstances
    -DescribeSpotFleetRequestHistory -DescribeVolumeAttribute -DescribeVpcAttribute -DescribeVpcEndpointServicePermissions
    AcceptReservedInstancesExchangeQuote AdvertiseByoipCidr AssociateIpamByoasn AssociateTrunkInterface BundleInstance
    CancelBundleTask CancelConversionTask CancelReservedInstancesListing ConfirmProductInstance CreateDefaultSubnet CreateDefaultVpc
    CreateReservedInstancesListing CreateSpotDatafeedSubscription CreateSubnetCidrReservation DeleteQueuedReservedInstances
    DeleteSpotDatafeedSubscription DeleteSubnetCidrReservation DeprovisionByoipCidr DeregisterInstanceEventNotificationAttributes
    DisableAwsNetworkPerformanceMetricSubscription DisableEbsEncryptionByDefault DisableImageBlockPublicAccess
    DisableIpamOrganizationAdminAccount DisableSerialConsoleAccess DisableSnapshotBlockPublicAccess DisassociateIpamByoasn
    DisassociateTrunkInterface EnableAwsNetworkPerformanceMetricSubscription EnableEbsEncryptionByDefault EnableImageBlockPublicAccess
    EnableIpamOrganizationAdminAccount EnableReachabilityAnalyzerOrganizationSharing EnableSerialConsoleAccess
    EnableSnapshotBlockPublicAccess ExportTransitGatewayRoutes GetAssociatedIpv6PoolCidrs GetAwsNetworkPerformanceData
    GetDefaultCreditSpecification GetEbsDefaultKmsKeyId GetEbsEncryptionByDefault GetHostReservationPurchasePreview
    GetImageBlockPublicAccessState GetInstanceMetadataDefaults GetInstanceTypesFromInstanceRequirements
    GetReservedInstancesExchangeQuote GetSerialConsoleAccessStatus GetSnapshotBlockPublicAccessState GetSpotPlacementScores
    GetSubnetCidrReservations GetTransitGatewayAttachmentPropagations GetTransitGatewayPrefixListReferences
    GetTransitGatewayRouteTableAssociations GetTransitGatewayRouteTablePropagations GetVpnConnectionDeviceTypes InjectApiError
    ListImagesInRecycleBin ListSnapshotsInRecycleBin ModifyAvailabilityZoneGroup ModifyDefaultCreditSpecification
    ModifyEbsDefaultKmsKeyId ModifyIdFormat ModifyIdentityIdFormat ModifyInstanceMetadataDefaults MoveAddressToVpc ProvisionByoipCidr
    PurchaseReservedInstancesOffering PurchaseScheduledInstances RegisterInstanceEventNotificationAttributes ReportInstanceStatus
    ResetEbsDefaultKmsKeyId RestoreAddressToClassic RunScheduledInstances WithdrawByoipCidr
  `,
  ec2messages: '*',
  ecr: `
    BatchImportUpstreamImage CreatePullThroughCacheRule CreateRepositoryCreationTemplate DeletePullThroughCacheRule
    DeleteRegistryPolicy DeleteRepositoryCreationTemplate DescribePullThroughCacheRules DescribeRegistry
    DescribeRepositoryCreationTemplates GetAccountSetting GetAuthorizationToken GetRegistryPolicy GetRegistryScanningConfiguration
    PutAccountSetting PutRegistryPolicy PutRegistryScanningConfiguration PutReplicationConfiguration UpdatePullThroughCacheRule
    UpdateRepositoryCreationTemplate ValidatePullThroughCacheRule
  `,
  'ecr-public': 'GetAuthorizationToken',
  ecs: `
    CreateCapacityProvider CreateTaskSet DeleteAccountSetting DeregisterTaskDefinition DescribeTaskDefinition DiscoverPollEndpoint
    ListAccountSettings ListClusters ListServices ListServicesByNamespace ListTaskDefinitionFamilies ListTaskDefinitions
    PutAccountSetting PutAccountSettingDefault RegisterTaskDefinition
  `,
  eks: `
    CreateCluster CreateEksAnywhereSubscription DescribeAddonConfiguration DescribeAddonVersions ListAccessPolicies ListClusters
    ListEksAnywhereSubscriptions RegisterCluster
  `,
  elasticache: `
    DescribeCacheEngineVersions DescribeEngineDefaultParameters DescribeEvents DescribeReservedCacheNodesOfferings
    DescribeServiceUpdates
  `,
  elasticfilesystem: 'CreateFileSystem DescribeAccountPreferences PutAccountPreferences',
  elasticloadbalancing: 'Describe* SetWebAcl',
  events: `
    List* -ListPartnerEventSourceAccounts -ListTagsForResource -ListTargetsByRule PutPartnerEvents PutPermission RemovePermission
    TestEventPattern
  `,
  iam: `
    CreateAccountAlias DeleteAccountAlias DeleteAccountPasswordPolicy DeleteCloudFrontPublicKey
    DisableOrganizationsRootCredentialsManagement DisableOrganizationsRootSessions EnableOrganizationsRootCredentialsManagement
    EnableOrganizationsRootSessions GenerateCredentialReport GetAccountAuthorizationDetails GetAccountEmailAddress GetAccountName
    GetAccountPasswordPolicy GetAccountSummary GetCloudFrontPublicKey GetContextKeysForCustomPolicy GetCredentialReport
    GetOrganizationsAccessReport GetServiceLastAccessedDetails GetServiceLastAccessedDetailsWithEntities ListAccountAliases
    ListCloudFrontPublicKeys ListGroups ListInstanceProfiles ListOpenIDConnectProviders ListOrganizationsFeatures ListPolicies
    ListRoles ListSAMLProviders ListSTSRegionalEndpointsStatus ListServerCertificates ListUsers ListVirtualMFADevices
    SetSTSRegionalEndpointStatus SetSecurityTokenServicePreferences SimulateCustomPolicy UpdateAccountEmailAddress UpdateAccountName
    UpdateAccountPasswordPolicy UpdateCloudFrontPublicKey UploadCloudFrontPublicKey
  `,
  kinesis: 'DescribeLimits DisableEnhancedMonitoring EnableEnhancedMonitoring ListStreams UpdateShardCount UpdateStreamMode',
  kms: `
    ConnectCustomKeyStore CreateCustomKeyStore CreateKey DeleteCustomKeyStore DescribeCustomKeyStores DisconnectCustomKeyStore
    GenerateRandom ListAliases ListKeys ListRetirableGrants UpdateCustomKeyStore
  `,
  lambda: `
    CreateCodeSigningConfig CreateEventSourceMapping GetAccountSettings ListCodeSigningConfigs ListEventSourceMappings ListFunctions
    ListLayerVersions ListLayers
  `,
  logs: `
    Describe* -DescribeLogStreams -DescribeMetricFilters -DescribeSubscriptionFilters CancelExportTask CreateLogDelivery
    DeleteAccountPolicy DeleteIndexPolicy DeleteLogDelivery DeleteQueryDefinition DeleteResourcePolicy GetLogDelivery Link
    ListEntitiesForLogGroup ListLogDeliveries ListLogGroupsForEntity ListLogGroupsForQuery PutAccountPolicy PutIndexPolicy
    PutQueryDefinition PutResourcePolicy StopLiveTail StopQuery TestMetricFilter TestTransformer UpdateLogDelivery
  `,
  organizations: `
    CreateAccount CreateGovCloudAccount CreateOrganization CreatePolicy DeleteOrganization DeleteResourcePolicy
    DescribeCreateAccountStatus DescribeOrganization DescribeResourcePolicy DisableAWSServiceAccess EnableAWSServiceAccess
    EnableAllFeatures LeaveOrganization ListAWSServiceAccessForOrganization ListAccounts ListCreateAccountStatus
    ListDelegatedAdministrators ListHandshakesForAccount ListHandshakesForOrganization ListPolicies ListRoots
  `,
  rds: `
    CancelExportTask CreateDBProxy CrossRegionCommunication DescribeAccountAttributes DescribeCertificates DescribeDBEngineVersions
    DescribeDBRecommendations DescribeEngineDefaultClusterParameters DescribeEngineDefaultParameters DescribeEventCategories
    DescribeEvents DescribeOptionGroupOptions DescribeOrderableDBInstanceOptions DescribeRecommendationGroups DescribeRecommendations
    DescribeReservedDBInstancesOfferings DescribeSourceRegions ModifyCertificates ModifyDBRecommendation ModifyRecommendation
  `,
  'resource-groups': 'CreateGroup GetAccountSettings ListGroups ListResourceTypes SearchResources UpdateAccountSettings',
  route53: `
    CreateCidrCollection CreateHealthCheck CreateHostedZone CreateReusableDelegationSet CreateTrafficPolicy GetAccountLimit
    GetCheckerIpRanges GetGeoLocation GetHealthCheckCount GetHostedZoneCount GetTrafficPolicyInstanceCount ListCidrCollections
    ListGeoLocations ListHealthChecks ListHostedZones ListHostedZonesByName ListHostedZonesByVPC ListReusableDelegationSets
    ListTrafficPolicies ListTrafficPolicyInstances TestDNSAnswer
  `,
  s3: `
    CreateJob CreateStorageLensGroup GetAccessPoint GetAccountPublicAccessBlock ListAccessGrantsInstances ListAccessPoints
    ListAccessPointsForObjectLambda ListAllMyBuckets ListJobs ListMultiRegionAccessPoints ListStorageLensConfigurations
    ListStorageLensGroups PutAccessPointPublicAccessBlock PutAccountPublicAccessBlock PutStorageLensConfiguration
  `,
  secretsmanager: 'BatchGetSecretValue GetRandomPassword ListSecrets',
  sns: `
    List* Get* -ListSubscriptionsByTopic -ListTagsForResource -GetDataProtectionPolicy -GetTopicAttributes
    CheckIfPhoneNumberIsOptedOut CreatePlatformApplication CreatePlatformEndpoint CreateSMSSandboxPhoneNumber DeleteEndpoint
    DeletePlatformApplication DeleteSMSSandboxPhoneNumber OptInPhoneNumber SetEndpointAttributes SetPlatformApplicationAttributes
    SetSMSAttributes SetSubscriptionAttributes Unsubscribe VerifySMSSandboxPhoneNumber
  `,
  sqs: 'ListQueues',
  ssm: `
    CancelCommand CreateActivation CreateMaintenanceWindow CreateOpsItem CreateOpsMetadata CreatePatchBaseline DeleteActivation
    DeleteInventory DescribeActivations DescribeAutomationExecutions DescribeAvailablePatches DescribeInstanceInformation
    DescribeInstancePatchStatesForPatchGroup DescribeInstanceProperties DescribeInventoryDeletions
    DescribeMaintenanceWindowExecutionTaskInvocations DescribeMaintenanceWindowExecutionTasks DescribeMaintenanceWindowSchedule
    DescribeMaintenanceWindows DescribeMaintenanceWindowsForTarget DescribeOpsItems DescribeParameters DescribePatchBaselines
    DescribePatchGroupState DescribePatchGroups DescribePatchProperties DescribeSessions ExecuteAPI GetCommandInvocation
    GetDeployablePatchSnapshotForInstance GetExecutionPreview GetInventory GetInventorySchema GetMaintenanceWindowExecution
    GetMaintenanceWindowExecutionTask GetMaintenanceWindowExecutionTaskInvocation GetManifest GetPatchBaselineForPatchGroup
    ListAssociations ListCommandInvocations ListCommands ListComplianceItems ListComplianceSummaries ListDocuments
    ListInventoryEntries ListOpsItemEvents ListOpsItemRelatedItems ListOpsMetadata ListResourceComplianceSummaries
    ListResourceDataSync PutConfigurePackageResult PutInventory RegisterManagedInstance StartExecutionPreview
  `,
  ssmmessages: '*',
  states: `
    InvokeHTTPEndpoint ListActivities ListStateMachines RevealSecrets SendTaskFailure SendTaskHeartbeat SendTaskSuccess TestState
    ValidateStateMachineDefinition
  `,
  sts: 'Get* -GetFederationToken DecodeAuthorizationMessage',
  support: '*',
  tag: '*',
  wafv2: `
    Describe* List* -ListResourcesForWebACL -ListTagsForResource CheckCapacity CreateAPIKey DeleteAPIKey GenerateMobileSdkReleaseUrl
    GetDecryptedAPIKey GetMobileSdkRelease
  `,
  xray: `
    Get* -GetGroup BatchGetTraceSummaryById BatchGetTraces CancelTraceRetrieval DeleteResourcePolicy Link ListResourcePolicies
    ListRetrievedTraces PutEncryptionConfig PutResourcePolicy PutSpans PutSpansForIndexing PutTelemetryRecords PutTraceSegments
    StartTraceRetrieval UpdateIndexingRule UpdateTraceSegmentDestination
  `,
};
