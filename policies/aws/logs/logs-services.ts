import { documents, Graph, graph, Policy, Subject, Unknown } from '../../../lib/rules';
import { demandRules } from '../attributes';
import { blocks } from '../blocks';
import { logSwitches } from './log-switches';

/** How a service is made to log, and whether it does. */
interface Logging {
  readonly types: readonly string[];
  /** What to set where it does not. */
  readonly cure: string;
  /** Nothing where only a plan tells. */
  readonly logs: (subject: Subject, stack: Graph) => boolean | undefined;
}

/** A value in a block, by the names that lead there. */
function valueAt(raw: unknown, ...names: readonly string[]): unknown {
  return names.reduce<unknown>((value, name) => (blocks(value)[0] as Readonly<Record<string, unknown>> | undefined)?.[name], raw);
}

const isOn = (value: unknown): boolean | undefined => (value instanceof Unknown ? undefined : String(value) === 'true');
const isUnless = (value: unknown, off: RegExp): boolean | undefined => (value instanceof Unknown ? undefined : !off.test(String(value)));
const isSet =
  (...names: readonly string[]) =>
  ({ raw }: Subject) =>
    blocks(valueAt(raw, ...names)).length > 0;
const isTrue =
  (...names: readonly string[]) =>
  ({ raw }: Subject) =>
    isOn(valueAt(raw, ...names));
/** Whether a list has an entry. */
const has =
  (field: string, entry: string) =>
  ({ raw }: Subject): boolean | undefined => {
    const entries = blocks<unknown>(raw[field]);
    return entries.includes(entry) || (entries.some((one) => one instanceof Unknown) ? undefined : false);
  };
/** Whether another resource, of a type, has it log. */
const by = (type: string, field: string) => (subject: Subject, stack: Graph) =>
  stack.referringTo(subject, documents<unknown>(type), field).length > 0;

/** What a group of parameters sets one to. */
const parameterOf = ({ raw }: Subject, name: string): unknown =>
  blocks<{ readonly name?: unknown; readonly value?: unknown }>(raw.parameter as never).find((parameter) => parameter.name === name)?.value;

const services: readonly Logging[] = [
  {
    types: ['aws_api_gateway_stage', 'aws_apigatewayv2_stage'],
    cure: 'Add access_log_settings with a destination_arn and a format.',
    logs: isSet('access_log_settings'),
  },
  {
    types: ['aws_appsync_graphql_api'],
    cure: 'Add log_config with a cloudwatch_logs_role_arn and a field_log_level other than NONE.',
    logs: (subject) => isSet('log_config')(subject) && isUnless(valueAt(subject.raw, 'log_config', 'field_log_level'), /^NONE$/),
  },
  {
    types: ['aws_cloudfront_distribution'],
    cure: 'Add logging_config with a bucket, or an aws_cloudwatch_log_delivery_source with its resource_arn.',
    logs: (subject, stack) => isSet('logging_config')(subject) || by('aws_cloudwatch_log_delivery_source', 'resource_arn')(subject, stack),
  },
  {
    types: ['aws_docdb_cluster'],
    cure: 'List audit in enabled_cloudwatch_logs_exports.',
    logs: has('enabled_cloudwatch_logs_exports', 'audit'),
  },
  {
    types: ['aws_docdb_cluster_parameter_group'],
    cure: 'Add a parameter with the name audit_logs and the value enabled.',
    logs: (subject) => isUnless(parameterOf(subject, 'audit_logs'), /^(?:disabled|none|undefined)$/),
  },
  {
    types: ['aws_ec2_client_vpn_endpoint'],
    cure: 'Set enabled to true in connection_log_options, with a cloudwatch_log_group.',
    logs: isTrue('connection_log_options', 'enabled'),
  },
  {
    types: ['aws_ecs_cluster'],
    cure: 'Set logging to DEFAULT or OVERRIDE in execute_command_configuration of configuration.',
    logs: ({ raw }) => valueAt(raw, 'configuration', 'execute_command_configuration', 'logging') !== 'NONE',
  },
  {
    types: ['aws_elb'],
    cure: 'Add access_logs with a bucket.',
    logs: ({ raw }) =>
      blocks(raw.access_logs as object | undefined).length > 0 && isUnless(valueAt(raw, 'access_logs', 'enabled'), /^false$/),
  },
  {
    types: ['aws_fsx_windows_file_system'],
    cure: 'Set file_access_audit_log_level to SUCCESS_AND_FAILURE in audit_log_configuration.',
    logs: ({ raw }) => isUnless(valueAt(raw, 'audit_log_configuration', 'file_access_audit_log_level'), /^(?:DISABLED|undefined)$/),
  },
  {
    types: ['aws_globalaccelerator_accelerator'],
    cure: 'Set flow_logs_enabled to true in attributes.',
    logs: isTrue('attributes', 'flow_logs_enabled'),
  },
  { types: ['aws_mq_broker'], cure: 'Set general to true in logs.', logs: isTrue('logs', 'general') },
  {
    types: ['aws_mq_broker'],
    cure: 'Set audit to true in logs.',
    // RabbitMQ cannot.
    logs: (subject) => !/^ActiveMQ$/i.test(String(subject.raw.engine_type)) || isTrue('logs', 'audit')(subject),
  },
  {
    types: ['aws_codebuild_project'],
    cure: 'Set status to ENABLED for cloudwatch_logs or s3_logs in logs_config.',
    logs: ({ raw }) =>
      valueAt(raw, 'logs_config', 'cloudwatch_logs', 'status') !== 'DISABLED' ||
      valueAt(raw, 'logs_config', 's3_logs', 'status') === 'ENABLED',
  },
  {
    types: ['aws_connect_instance'],
    cure: 'Set contact_flow_logs_enabled to true.',
    logs: isTrue('contact_flow_logs_enabled'),
  },
  {
    types: ['aws_iot_logging_options'],
    cure: 'Set default_log_level to WARN, and leave out disable_all_logs.',
    logs: ({ raw }) => isUnless(raw.default_log_level, /^DISABLED$/) && String(raw.disable_all_logs) !== 'true',
  },
  {
    types: ['aws_redshift_parameter_group'],
    cure: 'Add a parameter with the name enable_user_activity_logging and the value true.',
    logs: (subject) => isUnless(parameterOf(subject, 'enable_user_activity_logging'), /^(?:false|undefined)$/),
  },
  {
    types: ['aws_cloudtrail'],
    cure: 'Set cloud_watch_logs_group_arn and cloud_watch_logs_role_arn, so that alarms see it.',
    logs: isSet('cloud_watch_logs_group_arn'),
  },
  {
    types: ['aws_msk_cluster'],
    cure: 'Set enabled to true for cloudwatch_logs, firehose or s3 in broker_logs of logging_info.',
    logs: ({ raw }) =>
      ['cloudwatch_logs', 'firehose', 's3'].some((to) => isOn(valueAt(raw, 'logging_info', 'broker_logs', to, 'enabled')) !== false),
  },
  ...(['scheduler_logs', 'task_logs', 'webserver_logs', 'worker_logs'] as const).map((logs) => ({
    types: ['aws_mwaa_environment'],
    cure: `Set enabled to true for ${logs} in logging_configuration.`,
    logs: isTrue('logging_configuration', logs, 'enabled'),
  })),
  {
    types: ['aws_mskconnect_connector'],
    cure: 'Set enabled to true for cloudwatch_logs, firehose or s3 in worker_log_delivery of log_delivery.',
    logs: ({ raw }) =>
      ['cloudwatch_logs', 'firehose', 's3'].some(
        (to) => isOn(valueAt(raw, 'log_delivery', 'worker_log_delivery', to, 'enabled')) !== false,
      ),
  },
  {
    types: ['aws_neptune_cluster'],
    cure: 'List audit in enable_cloudwatch_logs_exports.',
    logs: has('enable_cloudwatch_logs_exports', 'audit'),
  },
  {
    types: ['aws_neptune_cluster_parameter_group'],
    cure: 'Add a parameter with the name neptune_enable_audit_log and the value 1.',
    logs: (subject) => isUnless(parameterOf(subject, 'neptune_enable_audit_log'), /^(?:0|undefined)$/),
  },
  {
    types: ['aws_networkfirewall_firewall'],
    cure: 'Add an aws_networkfirewall_logging_configuration with its firewall_arn.',
    logs: by('aws_networkfirewall_logging_configuration', 'firewall_arn'),
  },
  {
    types: ['aws_elasticsearch_domain', 'aws_opensearch_domain'],
    cure: 'Add log_publishing_options with a log_type such as AUDIT_LOGS and a cloudwatch_log_group_arn.',
    logs: isSet('log_publishing_options'),
  },
  {
    types: ['aws_redshift_cluster'],
    cure: 'Add an aws_redshift_logging with its cluster_identifier.',
    logs: (subject, stack) => isTrue('logging', 'enable')(subject) || by('aws_redshift_logging', 'cluster_identifier')(subject, stack),
  },
  {
    types: ['aws_redshiftserverless_namespace'],
    cure: 'List connectionlog and userlog in log_exports.',
    logs: has('log_exports', 'connectionlog'),
  },
  {
    types: ['aws_route53_zone'],
    cure: 'Add an aws_route53_query_log with its zone_id.',
    // What stands in a network of ours is asked by nobody else.
    logs: (subject, stack) => isSet('vpc')(subject) || by('aws_route53_query_log', 'zone_id')(subject, stack),
  },
  {
    types: ['aws_sfn_state_machine'],
    cure: 'Set level to ALL or ERROR in logging_configuration, with a log_destination.',
    logs: ({ raw }) => !/^(?:OFF|undefined)$/.test(String(valueAt(raw, 'logging_configuration', 'level'))),
  },
  {
    types: ['aws_transfer_server'],
    cure: 'Set structured_log_destinations to the ARN of a log group.',
    logs: (subject) => isSet('structured_log_destinations')(subject) || isSet('logging_role')(subject),
  },
  {
    types: ['aws_waf_web_acl', 'aws_wafregional_web_acl'],
    cure: 'Add logging_configuration with a log_destination.',
    logs: isSet('logging_configuration'),
  },
  {
    types: ['aws_wafv2_web_acl'],
    cure: 'Add an aws_wafv2_web_acl_logging_configuration with its resource_arn.',
    logs: by('aws_wafv2_web_acl_logging_configuration', 'resource_arn'),
  },
];

export const logsServices: Policy = {
  name: 'aws/logs/services',
  description: 'Services that others ask log who asked, and for what.',
  remediation: 'Turn the logs on as the finding says.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html#apigateway-9',
  rationale:
    'When something was taken, the first question is who asked for what, and when. Without a log nobody can answer, nor see it while it goes on.',
  severity: 'low',
  controls: {
    fsbp: [
      ...['APIGateway.9', 'AppSync.2', 'CloudFront.5', 'DataSync.1', 'DocumentDB.4', 'EC2.51', 'EC2.171', 'MQ.2', 'Neptune.2'],
      ...['Redshift.4', 'Route53.2', 'StepFunctions.1'],
    ],
    checkov: [
      ...['CKV_AWS_48', 'CKV_AWS_71', 'CKV_AWS_75', 'CKV_AWS_76', 'CKV_AWS_80', 'CKV_AWS_84', 'CKV_AWS_85', 'CKV_AWS_86', 'CKV_AWS_101'],
      ...[
        'CKV_AWS_92',
        'CKV_AWS_104',
        'CKV_AWS_176',
        'CKV_AWS_193',
        'CKV_AWS_197',
        'CKV_AWS_223',
        'CKV_AWS_242',
        'CKV_AWS_243',
        'CKV_AWS_244',
      ],
      ...['CKV_AWS_314', 'CKV2_AWS_10', 'CKV2_AWS_31', 'CKV2_AWS_39'],
    ],
  },
  rule: [
    ...demandRules(logSwitches),
    ...services.map(({ types, cure, logs }) =>
      graph(documents<unknown>(...types), (subject, stack) => {
        const isLogged = logs(subject, stack);
        if (isLogged) return [];
        return isLogged === undefined
          ? [{ message: 'may log nothing: only a plan tells', unknown: true }]
          : [{ message: 'does not log who asks for what', remediation: cure }];
      }),
    ),
  ],
};
