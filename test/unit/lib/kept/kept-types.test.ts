import * as fs from 'node:fs';
import * as path from 'node:path';
import { keptTypes, lossOf } from '../../../../lib/kept/kept-types';
import { root } from '../../../kit/root';

const withoutLoss: readonly string[] = JSON.parse(fs.readFileSync(path.join(__dirname, 'types-without-loss.json'), 'utf8'));
/** Without `aws_`: policies, attachments, rules, settings, and whatever its configuration makes anew. */
const others = withoutLoss.flatMap((line) => line.split(' ')).map((name) => `aws_${name}`);

const bindings = path.join(root, 'node_modules/@cdktf/provider-aws/lib');
/** The class of each type, as it is declared. */
const classes = new Map(
  fs.readdirSync(bindings).flatMap((folder) => {
    const file = path.join(bindings, folder, 'index.d.ts');
    if (folder.startsWith('data-') || !fs.existsSync(file)) return [];
    const [declared, type] = /readonly tfResourceType = "(aws_\w+)".*/s.exec(fs.readFileSync(file, 'utf8')) ?? [];
    return declared === undefined || type === undefined ? [] : [[type, declared] as const];
  }),
);
const types = [...classes.keys()];

/** Attributes by which others may know something or be let in. */
const known =
  /(^|_)(dns_name|host_name|domain_name|(default|egress|endpoint|sub)_?domain|endpoints?|(endpoint|service|gateway|portal|auth|playback)?_?urls?|alias|public_ips?|registration_code|activation_code|private_key|secret|secret_access_key|password|api_key)$|^(key|value)$/;

/** Those attributes of a type that AWS makes: nobody can state them. */
function madeByAws(declared: string): readonly string[] {
  const names = (pattern: RegExp) => [...declared.matchAll(pattern)].map(([, name]) => name!);
  const stated = new Set([
    ...names(/^ {4}set (\w+)\(/gm),
    ...names(/^ {4}put(\w+)\(/gm).map((name) => `${name[0]!.toLowerCase()}${name.slice(1)}`),
  ]);
  return names(/^ {4}get (\w+)\(\)/gm)
    .filter((name) => !name.endsWith('Input') && !stated.has(name))
    .map((name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))
    .filter((name) => known.test(name));
}

/** Why nothing is lost with a type, though AWS makes a name, an address or a secret for it. */
const nothingLost = {
  'it is of something else, which is classified': `
    aws_api_gateway_stage aws_api_gateway_usage_plan_key aws_apigatewayv2_stage aws_cognito_managed_user_pool_client
    aws_cognito_user_pool_ui_customization aws_db_proxy_target aws_efs_mount_target aws_nat_gateway
    aws_s3_bucket_website_configuration aws_sagemaker_workteam aws_securitylake_subscriber aws_securitylake_subscriber_notification`,
  'it is made of a name that is stated, and comes back with it': `
    aws_db_proxy aws_db_proxy_endpoint aws_docdb_cluster_instance aws_neptune_cluster_endpoint aws_neptune_cluster_instance
    aws_rds_cluster_endpoint aws_rds_cluster_instance aws_rds_shard_group aws_redshiftserverless_workgroup`,
  'it is known in its own network, to what is configured beside it': `
    aws_dax_cluster aws_dms_replication_instance aws_ec2_instance_connect_endpoint aws_elasticsearch_vpc_endpoint aws_network_interface
    aws_opensearch_vpc_endpoint aws_redshift_endpoint_access aws_redshiftserverless_endpoint_access`,
  'it is of a page, of AWS itself, or of somebody else': `
    aws_appfabric_app_authorization aws_cloudformation_type aws_codebuild_project aws_odb_network aws_securityhub_standards_control
    aws_vpclattice_service_network_service_association aws_wafv2_web_acl aws_default_vpc_dhcp_options aws_sagemaker_device_fleet`,
  'whoever has it is told of another one, or has used it': 'aws_codebuild_webhook aws_ssm_activation',
  'AWS refuses to destroy it while anybody is connected': 'aws_vpc_endpoint_service',
  'AWS may take it at any time': 'aws_spot_instance_request',
  'it is made of its image, and disks that last are volumes of their own, which are classified': 'aws_instance',
};

test('every type of the binding is classified: what is lost with it, or nothing', () => {
  const classified = new Set([...lossOf.keys(), ...others]);
  expect(types.filter((type) => !classified.has(type))).toEqual([]);
  expect(types.length).toBeGreaterThan(1_500);
});

test('no type is classified that the binding lacks, nor twice', () => {
  const all = [...Object.values(keptTypes).flatMap((list) => list.trim().split(/\s+/)), ...others];
  expect(all.filter((type, index) => all.indexOf(type) !== index)).toEqual([]);
  expect(all.filter((type) => type.startsWith('aws_') && !types.includes(type))).toEqual([]);
});

test('a type for which AWS makes a name, an address or a secret loses it, unless there is a reason why not', () => {
  const argued = Object.values(nothingLost).flatMap((list) => list.trim().split(/\s+/));
  const made = others.filter((type) => madeByAws(classes.get(type)!).length > 0);
  expect(made.sort()).toEqual(argued.sort());
});

test.each([
  ['aws_cloudformation_stack', 'the data that it keeps'],
  ['aws_lightsail_instance', 'the data that it keeps'],
  ['aws_sns_topic', 'the data that it keeps'],
  ['aws_iot_certificate', 'what only its key opens'],
  ['aws_api_gateway_api_key', 'what only its key opens'],
  ['aws_lb', 'a name or address that nobody gets again'],
  ['aws_iam_account_alias', 'a name or address that nobody gets again'],
])('with %s goes %s', (type, loss) => expect(lossOf.get(type)).toBe(loss));
