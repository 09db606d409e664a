import { ec2MetadataHops } from '../../../../policies/aws/ec2/ec2-metadata-hops';
import { ec2MetadataTokens } from '../../../../policies/aws/ec2/ec2-metadata-tokens';
import { ec2PublicIp } from '../../../../policies/aws/ec2/ec2-public-ip';
import { ec2UserData } from '../../../../policies/aws/ec2/ec2-user-data';
import { ecrImmutable } from '../../../../policies/aws/ecr/ecr-immutable';
import { ecrKms } from '../../../../policies/aws/ecr/ecr-kms';
import { ecrLifecycle } from '../../../../policies/aws/ecr/ecr-lifecycle';
import { ecrPolicy } from '../../../../policies/aws/ecr/ecr-policy';
import { ecrScan } from '../../../../policies/aws/ecr/ecr-scan';
import { eksEndpoint } from '../../../../policies/aws/eks/eks-endpoint';
import { eksEndpointPrivate } from '../../../../policies/aws/eks/eks-endpoint-private';
import { eksLogs } from '../../../../policies/aws/eks/eks-logs';
import { eksNodes } from '../../../../policies/aws/eks/eks-nodes';
import { eksSecretsEncryption } from '../../../../policies/aws/eks/eks-secrets-encryption';
import { eksVersion, endedVersions } from '../../../../policies/aws/eks/eks-version';
import { logsKms } from '../../../../policies/aws/logs/logs-kms';
import { logsRetention, minimumDays } from '../../../../policies/aws/logs/logs-retention';
import { logsRetentionSet } from '../../../../policies/aws/logs/logs-retention-set';
import { logsRetentionYear } from '../../../../policies/aws/logs/logs-retention-year';
import { secretsCmk } from '../../../../policies/aws/secrets/secrets-cmk';
import { secretsNoLiteral } from '../../../../policies/aws/secrets/secrets-no-literal';
import { maximumDays, secretsRotation } from '../../../../policies/aws/secrets/secrets-rotation';
import { requiredTags, tagsRequired } from '../../../../policies/aws/tags/tags-required';
import { curesOf } from '../mending';
import { describePolicy, terraform } from '../table';

const kept = (...resources: readonly ReturnType<typeof terraform>[]) => ({ resources, protected: true });
const cluster = (values: object = {}) => terraform('aws_eks_cluster', { name: 'blue', ...values });

describePolicy(eksEndpoint, {
  pass: {
    'a private one': cluster({ vpc_config: { endpoint_public_access: false } }),
    'one for some networks': cluster({ vpc_config: [{ endpoint_public_access: true, public_access_cidrs: ['203.0.113.0/24'] }] }),
  },
  fail: {
    'one that says nothing': cluster({ vpc_config: { subnet_ids: [] } }),
    'one for the internet': cluster({ vpc_config: { public_access_cidrs: ['0.0.0.0/0'] } }),
    'an empty list': cluster({ vpc_config: { public_access_cidrs: [] } }),
  },
  unknown: { 'a variable': cluster({ vpc_config: { endpoint_public_access: '${var.public}' } }) },
});

describePolicy(eksSecretsEncryption, {
  pass: { 'a cluster that does': cluster({ encryption_config: [{ resources: ['secrets'], provider: { key_arn: 'arn' } }] }) },
  fail: { 'one that says nothing': cluster(), 'an empty list': cluster({ encryption_config: { resources: [] } }) },
  unknown: { 'a variable': cluster({ encryption_config: { resources: '${var.resources}' } }) },
});

const logs = ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'];

describePolicy(eksLogs, {
  pass: { 'all of them': cluster({ enabled_cluster_log_types: logs }) },
  fail: { 'one that says nothing': cluster(), 'some of them': cluster({ enabled_cluster_log_types: ['api', 'audit'] }) },
  unknown: { 'a variable': cluster({ enabled_cluster_log_types: '${var.logs}' }) },
});

describePolicy(eksVersion, {
  pass: {
    'the newest': cluster(),
    'a supported one': cluster({ version: '1.34' }),
    'one that a pack supports': { resources: [cluster({ version: '1.30' })], parameters: [endedVersions.set([])] },
  },
  excused: {
    'a cluster that states no version': terraform('aws_eks_cluster', {}),
  },
  fail: { 'an old one': cluster({ version: '1.29' }), 'a very old one': cluster({ version: '1.9' }) },
  unknown: { 'a variable': cluster({ version: '${var.version}' }) },
});

const machine = (values: object = {}) => terraform('aws_instance', { ...values });
const template = (values: object = {}) => terraform('aws_launch_template', { ...values });
const nodes = (access: object) => terraform('aws_eks_node_group', { remote_access: access });

describePolicy(eksNodes, {
  pass: {
    'nodes that nobody reaches': terraform('aws_eks_node_group', {}),
    'nodes that a security group reaches': nodes({ ec2_ssh_key: 'key', source_security_group_ids: ['sg-1'] }),
  },
  fail: { 'nodes that everybody reaches': nodes({ ec2_ssh_key: 'key' }) },
});

describePolicy(ec2MetadataTokens, {
  pass: {
    'a machine that asks for a token': machine({ metadata_options: { http_tokens: 'required' } }),
  },
  excused: {
    'a machine without metadata': template({ metadata_options: [{ http_endpoint: 'disabled' }] }),
  },
  fail: {
    'a machine that says nothing': machine(),
    'one that asks for none': template({ metadata_options: { http_tokens: 'optional' } }),
    'a machine at a price that varies': terraform('aws_spot_instance_request'),
  },
  unknown: { 'a variable': machine({ metadata_options: { http_tokens: '${var.tokens}' } }) },
});

describePolicy(ec2MetadataHops, {
  pass: { 'one hop': template({ metadata_options: { http_put_response_hop_limit: 1 } }) },
  excused: {
    'a machine that says nothing: one hop': machine(),
  },
  fail: { 'two hops': machine({ metadata_options: [{ http_put_response_hop_limit: 2 }] }) },
  unknown: { 'a variable': machine({ metadata_options: { http_put_response_hop_limit: '${var.hops}' } }) },
});

describePolicy(ec2PublicIp, {
  pass: {
    'a template without': template({ network_interfaces: [{ associate_public_ip_address: 'false' }] }),
  },
  excused: {
    'a machine that says nothing: its subnet decides': machine(),
  },
  fail: {
    'a machine with an address': machine({ associate_public_ip_address: true }),
    'a template with one': template({ network_interfaces: [{ associate_public_ip_address: true }] }),
  },
  unknown: { 'a variable': machine({ associate_public_ip_address: '${var.public}' }) },
});

const script = '#!/bin/sh\nexport AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n';

describePolicy(ec2UserData, {
  pass: {
    'a machine without': machine(),
    'a script that reads its secret': machine({ user_data: 'aws secretsmanager get-secret-value --secret-id db' }),
  },
  fail: {
    'a key of AWS': machine({ user_data: script }),
    'the same in base64': template({ user_data: Buffer.from(script).toString('base64') }),
    'a key of AWS among variables': machine({ user_data: `export REGION=\${var.region}\n${script}` }),
    'a private key': machine({ user_data: '-----BEGIN RSA PRIVATE KEY-----\nMIIE' }),
  },
  unknown: { 'a variable': machine({ user_data: '${var.script}' }) },
});

const repository = (values: object = {}) => terraform('aws_ecr_repository', { name: 'orders', ...values });

describePolicy(ecrImmutable, {
  pass: { 'tags that stay': repository({ image_tag_mutability: 'IMMUTABLE' }) },
  fail: { 'a repository that says nothing': repository(), 'tags that move': repository({ image_tag_mutability: 'MUTABLE' }) },
  unknown: { 'a variable': repository({ image_tag_mutability: '${var.tags}' }) },
});

describePolicy(ecrScan, {
  pass: {
    'a repository that scans': repository({ image_scanning_configuration: { scan_on_push: true } }),
    'a registry that does': [repository(), terraform('aws_ecr_registry_scanning_configuration', { scan_type: 'ENHANCED' })],
  },
  fail: {
    'one that says nothing': repository(),
    'one that does not': repository({ image_scanning_configuration: [{ scan_on_push: false }] }),
  },
  unknown: { 'a variable': repository({ image_scanning_configuration: { scan_on_push: '${var.scan}' } }) },
});

describePolicy(ecrLifecycle, {
  pass: {
    'a repository with a policy': [
      repository(),
      terraform('aws_ecr_lifecycle_policy', { repository: '${aws_ecr_repository.it.name}', policy: '{}' }),
    ],
  },
  fail: { 'one without': repository() },
  unknown: {
    'one that may be meant': [repository(), terraform('aws_ecr_lifecycle_policy', { repository: '${var.repository}', policy: '{}' })],
  },
});

const pull = (principal: unknown, more: object = {}) =>
  terraform('aws_ecr_repository_policy', {
    policy: JSON.stringify({ Statement: [{ Effect: 'Allow', Principal: principal, Action: 'ecr:BatchGetImage', ...more }] }),
  });

describePolicy(ecrPolicy, {
  pass: {
    'an account': pull({ AWS: 'arn:aws:iam::111122223333:root' }),
    'an empty policy': terraform('aws_ecr_repository_policy', { policy: '' }),
  },
  excused: {
    'everybody of an organization': pull('*', { Condition: { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-a1/*' } } }),
  },
  fail: {
    everybody: pull('*'),
    'everybody of every organization': pull('*', { Condition: { StringLike: { 'aws:PrincipalOrgID': 'o-*' } } }),
  },
  unknown: { 'a variable': terraform('aws_ecr_repository_policy', { policy: '${var.policy}' }) },
});

const creation = (values: object = {}) =>
  terraform('aws_ecr_repository_creation_template', { prefix: 'shop', applied_for: ['PULL_THROUGH_CACHE'], ...values });

describePolicy(ecrKms, {
  pass: {
    'a key': repository({ encryption_configuration: { encryption_type: 'KMS', kms_key: 'arn' } }),
    'a key of what a template makes': creation({ encryption_configuration: [{ encryption_type: 'KMS', kms_key: 'arn' }] }),
  },
  fail: {
    nothing: repository(),
    'a key of S3': repository({ encryption_configuration: [{ encryption_type: 'AES256' }] }),
    'a template that says nothing': creation(),
    'a key of S3 of what a template makes': creation({ encryption_configuration: [{ encryption_type: 'AES256' }] }),
  },
  unknown: { 'a variable': repository({ encryption_configuration: { encryption_type: '${var.type}' } }) },
});

const group = (values: object = {}) => terraform('aws_cloudwatch_log_group', { name: 'orders', ...values });

describePolicy(logsRetention, {
  pass: {
    'a week': group({ retention_in_days: 7 }),
    'a year, where data is protected': kept(group({ retention_in_days: 365 })),
    'as long as a pack asks for': { ...kept(group({ retention_in_days: 90 })), parameters: [minimumDays.set(90)] },
  },
  excused: {
    'events that are kept for ever': kept(group({ retention_in_days: 0 })),
  },
  fail: { 'a group that says nothing': group(), 'a week, where data is protected': kept(group({ retention_in_days: 7 })) },
  unknown: { 'a variable': kept(group({ retention_in_days: '${var.days}' })) },
});

describePolicy(logsKms, {
  pass: { 'a key': group({ kms_key_id: 'arn' }) },
  fail: { none: group() },
  unknown: { 'a variable that may be null': group({ kms_key_id: '${var.key}' }) },
});

const secret = (values: object = {}) => terraform('aws_secretsmanager_secret', { name: 'orders', ...values });
const rotation = (rules: object) =>
  terraform('aws_secretsmanager_secret_rotation', { secret_id: '${aws_secretsmanager_secret.it.id}', rotation_rules: rules });

describePolicy(secretsRotation, {
  pass: {
    'a secret that is replaced': [secret(), rotation({ automatically_after_days: 30 })],
    'every month': rotation([{ automatically_after_days: 30 }]),
    'every 12 hours': rotation({ schedule_expression: 'rate(12 hours)' }),
    'on some days': rotation({ schedule_expression: 'cron(0 8 1 * ? *)' }),
    'as seldom as a pack allows': { resources: [rotation({ automatically_after_days: 180 })], parameters: [maximumDays.set(365)] },
  },
  fail: {
    'a secret that is not': secret(),
    'twice a year': rotation({ automatically_after_days: 180 }),
    'every 100 days': rotation({ schedule_expression: 'rate(100 days)' }),
    never: rotation({}),
  },
  unknown: { 'a variable': rotation({ automatically_after_days: '${var.days}' }) },
});

describePolicy(secretsCmk, {
  pass: {
    'a key': secret({ kms_key_id: 'arn:aws:kms:eu-west-1:111122223333:key/1a2b' }),
    'a key that Terraform makes': secret({ kms_key_id: '${aws_kms_key.it.arn}' }),
  },
  fail: { none: secret(), 'the key of AWS': secret({ kms_key_id: 'alias/aws/secretsmanager' }) },
  unknown: { 'a variable': secret({ kms_key_id: '${var.key}' }) },
});

const version = (values: object) => terraform('aws_secretsmanager_secret_version', { ...values });
const environment = (variables: object) => terraform('aws_lambda_function', { environment: [{ variables }] });
const parameter = (values: object) => terraform('aws_ssm_parameter', { name: '/orders/host', type: 'String', ...values });
const container = (variables: readonly object[]) =>
  terraform('aws_ecs_task_definition', { container_definitions: JSON.stringify([{ name: 'server', environment: variables }]) });

describePolicy(secretsNoLiteral, {
  pass: {
    'a secret by reference': version({ secret_string: '${random_password.it.result}' }),
    'variables without secrets': environment({ STAGE: 'production', SECRET_ARN: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:a' }),
    'a reference to a secret': terraform('aws_codebuild_project', {
      environment: { environment_variable: [{ name: 'DB_PASSWORD', value: 'orders/db:password', type: 'SECRETS_MANAGER' }] },
    }),
    'a container whose secret is a reference': container([{ name: 'DB_USER', value: 'orders' }]),
    'passwords of a broker by reference': terraform('aws_mq_broker', {
      user: [{ username: 'admin', password: '${random_password.it.result}' }],
    }),
  },
  excused: {
    'a password of a database, of which aws/rds/no-plain-password tells': terraform('aws_db_instance', { password: 'hunter2' }),
    'a secret that is written only': version({ secret_string_wo: '${ephemeral.aws_secretsmanager_random_password.it.random_password}' }),
    'the address of a secret': parameter({ insecure_value: '${aws_db_instance.it.address}' }),
    'a plain fact': parameter({ value: 'eu-west-1' }),
    'what the provider hides and is no secret': terraform('aws_transfer_server', { pre_authentication_login_banner: 'Welcome.' }),
  },
  fail: {
    'a secret that stands there': version({ secret_string: 'hunter2' }),
    'a literal, even if it is written only': version({ secret_string_wo: 'hunter2' }),
    'a parameter that is a secret': parameter({ type: 'SecureString', value: 'hunter2' }),
    'a parameter with the name of one': parameter({ name: '/orders/db_password', value: 'hunter2' }),
    'a variable with the name of one': environment({ DB_PASSWORD: 'hunter2' }),
    'a variable with a key of AWS': environment({ ID: 'AKIAIOSFODNN7EXAMPLE' }),
    'a variable of a container': container([{ name: 'API_KEY', value: 'a1b2c3d4' }]),
    'passwords in a list': terraform('aws_elasticache_user', { passwords: ['hunter2hunter2hunter2'] }),
    'one of several users of a broker': terraform('aws_mq_broker', {
      user: [
        { username: 'admin', password: '${random_password.it.result}' },
        { username: 'app', password: 'hunter2hunter2' },
      ],
    }),
    'a block in a block': terraform('aws_opensearch_domain', {
      advanced_security_options: [{ enabled: true, master_user_options: { master_user_password: 'hunter2-Hunter2' } }],
    }),
    'a key of a tunnel': terraform('aws_vpn_connection', { tunnel1_preshared_key: 'hunter2hunter2' }),
    'a key of an API that is called': terraform('aws_cloudwatch_event_connection', {
      auth_parameters: [{ api_key: [{ key: 'x-api-key', value: 'hunter2' }] }],
    }),
  },
});

test.each([
  [
    version({ secret_string: 'hunter2' }),
    'Set secret_string to a reference to Secrets Manager, or secret_string_wo to an ephemeral value in place of it.',
  ],
  [
    terraform('aws_mq_broker', { user: [{ username: 'admin', password: 'hunter2hunter2' }] }),
    'Set password to a reference to Secrets Manager.',
  ],
])('the cure of a secret names the argument that reaches no state, where the resource has one', (resource, cure) => {
  expect(curesOf(secretsNoLiteral, resource)).toBe(cure);
});

const tags = { owner: 'orders', environment: 'production', 'cost-centre': '4711' };
const bucket = (values: object = {}) => terraform('aws_s3_bucket', { ...values });

describePolicy(tagsRequired, {
  pass: {
    'a bucket with all': bucket({ tags }),
    'tags of the provider': [bucket(), terraform('provider.aws', { default_tags: [{ tags }] })],
    'tags of both': [
      bucket({ tags: { owner: 'orders' } }),
      terraform('provider.aws', { default_tags: { tags: { environment: 'production', 'cost-centre': '4711' } } }),
    ],
    'tags of another provider': [
      bucket({ provider: 'aws.backup' }),
      terraform('provider.aws', {}, 'main'),
      terraform('provider.aws', { alias: 'backup', default_tags: { tags } }, 'backup'),
    ],
    'the tags that a pack asks for': { resources: [bucket({ tags: { team: 'orders' } })], parameters: [requiredTags.set(['team'])] },
  },
  fail: { 'a bucket without': bucket(), 'a bucket with some': bucket({ tags: { owner: 'orders' } }) },
  unknown: { 'tags that are a variable': bucket({ tags: '${var.tags}' }) },
});

describePolicy(eksEndpointPrivate, {
  pass: { 'a private one': cluster({ vpc_config: [{ endpoint_public_access: false }] }) },
  fail: {
    'one that says nothing': cluster({ vpc_config: { subnet_ids: [] } }),
    'one for some networks': cluster({ vpc_config: { public_access_cidrs: ['203.0.113.0/24'] } }),
  },
  unknown: { 'a variable': cluster({ vpc_config: { endpoint_public_access: '${var.public}' } }) },
});

describePolicy(logsRetentionSet, {
  pass: { 'one that does': group({ retention_in_days: 1 }) },
  fail: { nothing: group() },
  unknown: { 'a variable that may be null': group({ retention_in_days: '${var.days}' }) },
});

describePolicy(logsRetentionYear, {
  pass: { 'one that does': group({ retention_in_days: 365 }) },
  excused: {
    'events that are kept for ever': group({ retention_in_days: 0 }),
  },
  fail: { 'one that does not': group({ retention_in_days: 364 }), 'one that says nothing': group() },
  unknown: { 'a variable': group({ retention_in_days: '${var.days}' }) },
});
