import { apigatewayAuthorization } from '../../../../policies/aws/apigateway/apigateway-authorization';
import { eksClusterAdmin } from '../../../../policies/aws/eks/eks-cluster-admin';
import { lambdaPermission } from '../../../../policies/aws/lambda/lambda-permission';
import { endedRuntimes, lambdaRuntime } from '../../../../policies/aws/lambda/lambda-runtime';
import { lambdaUrlAuth } from '../../../../policies/aws/lambda/lambda-url-auth';
import { publicEndpoint } from '../../../../policies/aws/public/public-endpoint';
import { publicResourcePolicy } from '../../../../policies/aws/public/public-resource-policy';
import { publicShared } from '../../../../policies/aws/public/public-shared';
import { resourcePolicies } from '../../../../policies/aws/public/resource-policies';
import { describePolicy, terraform } from '../table';
import { narrowed } from './narrowed';
import { typesHaving } from './types-with';
import { valued } from './valued';

const allowing = (principal: unknown, more: object = {}) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: principal, Action: 'a:Get', Resource: '*', ...more }],
  });
const types = Object.entries(resourcePolicies);

describePolicy(publicResourcePolicy, {
  pass: Object.fromEntries(
    types.map(([type, attribute]) => [`an account in ${type}`, terraform(type, valued(attribute, allowing({ AWS: '111122223333' })))]),
  ),
  excused: {
    ...narrowed((more) => terraform('aws_backup_vault_policy', { policy: allowing('*', more) })),
  },
  fail: {
    ...Object.fromEntries(types.map(([type, attribute]) => [`everybody in ${type}`, terraform(type, valued(attribute, allowing('*')))])),
    'everybody of AWS': terraform('aws_secretsmanager_secret_policy', { policy: allowing({ AWS: '*' }) }),
    'a condition that everybody meets': terraform('aws_efs_file_system_policy', {
      policy: allowing('*', { Condition: { StringLike: { 'aws:PrincipalArn': '*' } } }),
    }),
  },
  unknown: { 'a variable': terraform('aws_backup_vault_policy', { policy: '${var.policy}' }) },
});

/** Policies that are about something else than who may use a resource, and those of identities. */
const others = [
  ...['aws_cloudwatch_log_account_policy', 'aws_cloudwatch_log_data_protection_policy', 'aws_cloudwatch_log_index_policy'],
  ...['aws_ecr_lifecycle_policy', 'aws_sns_topic_data_protection_policy', 'aws_networkmanager_core_network_policy_attachment'],
  ...['aws_opensearchserverless_access_policy', 'aws_opensearchserverless_lifecycle_policy', 'aws_opensearchserverless_security_policy'],
  ...[
    'aws_iam_group_policy',
    'aws_iam_policy',
    'aws_iam_role',
    'aws_iam_role_policy',
    'aws_iam_user_policy',
    'aws_iot_policy',
    'aws_transfer_user',
  ],
  ...['aws_transfer_access', 'aws_vpc_endpoint', 'aws_vpc_endpoint_policy', 'aws_iot_policy_attachment', 'aws_ses_receipt_filter'],
  ...['aws_verifiedaccess_endpoint', 'aws_verifiedaccess_group'],
  // It is for everybody.
  'aws_ecrpublic_repository_policy',
];
/** Types that rules of their own look at. */
const ofOtherRules = [
  ...[
    'aws_dynamodb_resource_policy',
    'aws_ecr_repository_policy',
    'aws_kms_key',
    'aws_kms_key_policy',
    'aws_s3_bucket',
    'aws_s3_bucket_policy',
  ],
  ...['aws_sns_topic', 'aws_sns_topic_policy', 'aws_sqs_queue', 'aws_sqs_queue_policy'],
];

test('every attribute of the provider that is a policy of a resource is looked at, by this rule or another', () => {
  const found = typesHaving(
    /^(?:policy|policyDocument|accessPolic(?:y|ies)|(?:resource|repository|deliveryDestination)Policy)$/,
    /^string$/,
  );
  const known = [...Object.keys(resourcePolicies), ...others, ...ofOtherRules];
  expect(found.filter((type) => !known.includes(type)).sort()).toEqual([]);
  expect(found.length).toBeGreaterThan(60);
});

describePolicy(publicEndpoint, {
  pass: {
    'collections in a network': terraform('aws_opensearchserverless_security_policy', {
      type: 'network',
      policy: JSON.stringify([{ AllowFromPublic: false, SourceVPCEs: ['vpce-1'] }]),
    }),
    'Airflow in its network': terraform('aws_mwaa_environment', { webserver_access_mode: 'PRIVATE_ONLY' }),
    'a private broker': terraform('aws_mq_broker', { publicly_accessible: false }),
    'a notebook in a network': terraform('aws_sagemaker_notebook_instance', { direct_internet_access: 'Disabled' }),
  },
  excused: {
    'a cluster of Redshift that says nothing': terraform('aws_redshift_cluster'),
    'a cluster of Kafka that says nothing': terraform('aws_msk_cluster', { broker_node_group_info: [{}] }),
  },
  fail: {
    'collections for everybody': terraform('aws_opensearchserverless_security_policy', {
      type: 'network',
      policy: JSON.stringify([{ AllowFromPublic: true }]),
    }),
    'some collections for everybody': terraform('aws_opensearchserverless_security_policy', {
      type: 'network',
      policy: JSON.stringify([{ AllowFromPublic: false, SourceVPCEs: ['vpce-1'] }, { AllowFromPublic: true }]),
    }),
    'Airflow for everybody': terraform('aws_mwaa_environment', { webserver_access_mode: 'PUBLIC_ONLY' }),
    ...Object.fromEntries(
      ['aws_redshift_cluster', 'aws_mq_broker', 'aws_dms_replication_instance', 'aws_neptune_cluster_instance'].map((type) => [
        type,
        terraform(type, { publicly_accessible: true }),
      ]),
    ),
    'a notebook that says nothing': terraform('aws_sagemaker_notebook_instance'),
    'public Kafka': terraform('aws_msk_cluster', {
      broker_node_group_info: [{ connectivity_info: [{ public_access: [{ type: 'SERVICE_PROVIDED_EIPS' }] }] }],
    }),
  },
  unknown: { 'a variable': terraform('aws_mq_broker', { publicly_accessible: '${var.public}' }) },
});

const events = (value: string) =>
  terraform('aws_cloudwatch_event_permission', {
    principal: '*',
    condition: [{ key: 'aws:PrincipalOrgID', type: 'StringLike', value }],
  });
describePolicy(publicShared, {
  pass: {
    'a snapshot for an account': terraform('aws_db_snapshot', { shared_accounts: ['111122223333'] }),
    'an image for an account': terraform('aws_ami_launch_permission', { account_id: '111122223333' }),
    'a document for accounts': terraform('aws_ssm_document', { permissions: { type: 'Share', account_ids: '111122223333' } }),
    'a layer for an organization': terraform('aws_lambda_layer_version_permission', { principal: '*', organization_id: 'o-1' }),
    'a key for a role': terraform('aws_kms_grant', { grantee_principal: '${aws_iam_role.it.arn}' }),
    'events of an organization': events('o-a1b2c3d4e5'),
  },
  fail: {
    'a snapshot for all': terraform('aws_db_snapshot', { shared_accounts: ['all'] }),
    'a cluster snapshot for all': terraform('aws_db_cluster_snapshot', { shared_accounts: ['111122223333', 'all'] }),
    'a copy of a cluster snapshot for all': terraform('aws_rds_cluster_snapshot_copy', { shared_accounts: ['all'] }),
    'an endpoint service for all, as another resource says': [
      terraform('aws_vpc_endpoint_service', { acceptance_required: false }),
      terraform('aws_vpc_endpoint_service_allowed_principal', {
        vpc_endpoint_service_id: '${aws_vpc_endpoint_service.it.id}',
        principal_arn: '*',
      }),
    ],
    'an image for all': terraform('aws_ami_launch_permission', { group: 'all' }),
    'a document for all': terraform('aws_ssm_document', { permissions: { type: 'Share', account_ids: 'All' } }),
    'events of whatever organization': events('*'),
    'a layer for whatever organization': terraform('aws_lambda_layer_version_permission', { principal: '*', organization_id: '*' }),
    'a layer for all': terraform('aws_lambda_layer_version_permission', { principal: '*' }),
    'a key for all': terraform('aws_kms_grant', { grantee_principal: '*' }),
  },
});

describePolicy(lambdaPermission, {
  pass: {
    'an account': terraform('aws_lambda_permission', { principal: '111122223333' }),
    'a service, from one bucket': terraform('aws_lambda_permission', { principal: 's3.amazonaws.com', source_arn: 'arn:aws:s3:::it' }),
    'a service, in one account': terraform('aws_lambda_permission', { principal: 's3.amazonaws.com', source_account: '111122223333' }),
    'an organization': terraform('aws_lambda_permission', { principal: '*', principal_org_id: 'o-1' }),
  },
  fail: {
    everybody: terraform('aws_lambda_permission', { principal: '*' }),
    'everybody who has a token, as skills of Alexa do': terraform('aws_lambda_permission', { principal: '*', event_source_token: 'it' }),
    'everybody, by a URL without credentials': terraform('aws_lambda_permission', { principal: '*', function_url_auth_type: 'NONE' }),
    'a service, for whatever account': terraform('aws_lambda_permission', { principal: 'apigateway.amazonaws.com' }),
  },
});

describePolicy(lambdaUrlAuth, {
  pass: { IAM: terraform('aws_lambda_function_url', { authorization_type: 'AWS_IAM' }) },
  fail: {
    none: terraform('aws_lambda_function_url', { authorization_type: 'NONE' }),
    'nothing said': terraform('aws_lambda_function_url'),
  },
  unknown: { 'a variable': terraform('aws_lambda_function_url', { authorization_type: '${var.type}' }) },
});

describePolicy(lambdaRuntime, {
  pass: {
    'a runtime of today': terraform('aws_lambda_function', { runtime: 'nodejs22.x' }),
  },
  excused: {
    'a function of an image': terraform('aws_lambda_function', { package_type: 'Image' }),
  },
  fail: Object.fromEntries(endedRuntimes.map((runtime) => [runtime, terraform('aws_lambda_function', { runtime })])),
});

describePolicy(apigatewayAuthorization, {
  pass: {
    'a method for IAM': terraform('aws_api_gateway_method', { authorization: 'AWS_IAM', http_method: 'GET' }),
    'a route with tokens': terraform('aws_apigatewayv2_route', { authorization_type: 'JWT' }),
  },
  excused: {
    'an API of AppSync with another way beside its key': terraform('aws_appsync_graphql_api', {
      authentication_type: 'API_KEY',
      additional_authentication_provider: [{ authentication_type: 'AWS_IAM' }],
    }),
    'a method with API keys': terraform('aws_api_gateway_method', { authorization: 'NONE', api_key_required: true, http_method: 'GET' }),
    'what browsers ask first: OPTIONS': terraform('aws_api_gateway_method', { authorization: 'NONE', http_method: 'OPTIONS' }),
  },
  fail: {
    'a method for everybody': terraform('aws_api_gateway_method', { authorization: 'NONE', http_method: 'ANY' }),
    'a route for everybody': terraform('aws_apigatewayv2_route', { authorization_type: 'NONE' }),
    'a route that says nothing': terraform('aws_apigatewayv2_route', { route_key: '$default' }),
  },
  unknown: { 'a variable': terraform('aws_apigatewayv2_route', { authorization_type: '${var.type}' }) },
});

const policyArn = (name: string) => `arn:aws:eks::aws:cluster-access-policy/${name}`;
describePolicy(eksClusterAdmin, {
  pass: {
    'a reader of the cluster': terraform('aws_eks_access_policy_association', {
      policy_arn: policyArn('AmazonEKSViewPolicy'),
      access_scope: [{ type: 'cluster' }],
    }),
    'an administrator of a namespace': terraform('aws_eks_access_policy_association', {
      policy_arn: policyArn('AmazonEKSAdminPolicy'),
      access_scope: { type: 'namespace', namespaces: ['shop'] },
    }),
  },
  fail: {
    'an administrator of the cluster': terraform('aws_eks_access_policy_association', {
      policy_arn: policyArn('AmazonEKSClusterAdminPolicy'),
      access_scope: { type: 'cluster' },
    }),
  },
});
