import { rulesOf } from '../../../../lib/policy/policy';
import { policies } from '../../../../policies';
import { typesHaving } from './types-with';

/** A kind of attribute, at any depth, by which types are asked. */
interface Kind {
  readonly kind: string;
  readonly attributes: RegExp;
  /** Rules that ask, by the beginning of their names. */
  readonly rules: readonly string[];
  /** Types that need none, with the reason. */
  readonly others: Readonly<Record<string, readonly string[]>>;
}

const kinds: readonly Kind[] = [
  {
    kind: 'a policy or version of TLS, or a switch of it',
    attributes:
      /^(?:sslPolicy|securityPolicy(?:Name)?|tls(?:Security)?Policy|minimumProtocolVersion|originSslProtocols|requireTls|tlsEnabled|transitEncryption(?:Enabled|Mode)?|inTransitEncryption|encryptionInTransit|sslMode|disableSsl|insecureSsl|sslSecurityProtocol|insecureSkipVerification|inCluster|clientBroker)$/,
    rules: [
      'aws/stores/tls',
      'aws/tls/',
      'aws/elb/tls-policy',
      'aws/cloudfront/tls',
      'aws/apigateway/tls',
      'aws/transfer/',
      'aws/elasticache/',
    ],
    others: {
      'reads and writes a bucket, by HTTPS': ['aws_dms_s3_endpoint'],
      'every policy that it may name is of SSH': ['aws_transfer_connector'],
    },
  },
  {
    kind: 'a log that may be on or off',
    attributes:
      /^(?:accessLogs?|accessLogSettings|logging|logging(?:Config|Configuration|Info|Level)|log(?:s)?Config|logConfiguration|logPublishingOptions|enabled?CloudwatchLogsExports|enabledClusterLogTypes|logExports|flowLogsEnabled|contactFlowLogsEnabled|auditLogConfiguration|connectionLogOptions|queryLogStatus|enableLogging|structuredLogDestinations|log(?:ging)?Enabled|isLoggingEnabled|logDelivery|logUri|cloudwatchLogGroupArn|defaultLogLevel)$/,
    rules: ['aws/logs/services', 'aws/elb/access-logs', 'aws/eks/logs', 'aws/s3/access-logging', 'aws/rds/log', 'aws/vpc/flow-logs'],
    others: {
      'is the log, or turns one on': [
        'aws_bedrock_model_invocation_logging_configuration',
        'aws_networkfirewall_logging_configuration',
        'aws_redshift_logging',
        'aws_route53_query_log',
        'aws_verifiedaccess_instance_logging_configuration',
        'aws_workspacesweb_session_logger',
      ],
      'logs without being asked': ['aws_lambda_function', 'aws_emrserverless_application', 'aws_cloudformation_type'],
      'says only how much its chat rooms are told': ['aws_chatbot_slack_channel_configuration', 'aws_chatbot_teams_channel_configuration'],
      'may log what passes through it, which the Foundational Security Best Practices do not ask': [
        'aws_appmesh_virtual_gateway',
        'aws_appmesh_virtual_node',
        'aws_cloudwatch_event_bus',
        'aws_ecs_service',
        'aws_emrcontainers_job_template',
        'aws_fsx_lustre_file_system',
        'aws_imagebuilder_infrastructure_configuration',
        'aws_pipes_pipe',
        'aws_prometheus_workspace',
        'aws_storagegateway_gateway',
      ],
    },
  },
];

test.each(kinds)('every type of the provider with $kind is asked, or named with the reason', ({ attributes, rules, others }) => {
  const judging = policies.filter(({ name }) => rules.some((rule) => name.startsWith(rule)));
  const asked = new Set(judging.flatMap((policy) => rulesOf(policy).flatMap(({ target }) => target.types)));
  const named = Object.values(others).flat();
  const found = typesHaving(attributes);
  expect(found.filter((type) => !asked.has(type) && !named.includes(type))).toEqual([]);
  expect(named.filter((type) => asked.has(type) || !found.includes(type))).toEqual([]);
});
