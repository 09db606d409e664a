import { not, Policy } from '../../../lib/rules';
import { type Attribute, type Demand, demandRules } from '../attributes';

const isNotHttp = (url: Attribute) => not(url.matches(/^[hH][tT][tT][pP]:/));

/** Attributes that hold where something is sent. */
const addresses: readonly (readonly [field: string, types: string])[] = [
  ['integration_uri', 'apigatewayv2_integration'],
  ['uri', 'api_gateway_integration'],
  ['invocation_endpoint', 'cloudwatch_event_api_destination'],
  ['http_endpoint_configuration.url', 'kinesis_firehose_delivery_stream'],
  ['configuration.https_notification_configuration.endpoint', 'securitylake_subscriber_notification'],
];

const demands: readonly Demand[] = [
  ...addresses.map(([field, types]) => ({
    types,
    field,
    holds: isNotHttp,
    message: `sends in the clear: ${field} is an address of http`,
    cure: `Write https in ${field}.`,
  })),
  {
    types: 's3_bucket_website_configuration',
    field: 'redirect_all_requests_to.protocol',
    holds: (protocol) => protocol.isNot('http'),
    message: 'sends everybody on without TLS: redirect_all_requests_to.protocol is http',
    cure: 'Set protocol to https in redirect_all_requests_to.',
  },
  {
    types: 'dx_connection',
    field: 'encryption_mode',
    holds: (mode) => mode.isNoneOf(['no_encrypt', 'should_encrypt']),
    unless: (at) => at('request_macsec').isNot(true),
    message: 'lets traffic pass in the clear, though it asks for MACsec: encryption_mode is not must_encrypt',
    cure: 'Set encryption_mode to must_encrypt.',
  },
  {
    types: 'sns_topic_subscription',
    field: 'protocol',
    holds: (protocol) => protocol.isNot('http'),
    message: 'sends messages in the clear: protocol is http',
    cure: 'Set protocol to https, with an endpoint that has a certificate.',
  },
  {
    types: 'ses_configuration_set sesv2_configuration_set',
    field: 'delivery_options.tls_policy',
    holds: (policy) => policy.orElse('OPTIONAL').lowerCase().is('require'),
    message: 'sends mail in the clear where the other side takes it so: delivery_options.tls_policy is not Require',
    cure: 'Set tls_policy to Require in delivery_options; aws_sesv2_configuration_set writes REQUIRE.',
  },
  {
    types: 'ses_receipt_rule',
    field: 'tls_policy',
    holds: (policy) => policy.is('Require'),
    message: 'takes mail in the clear: tls_policy is not Require',
    cure: 'Set tls_policy to Require.',
  },
  {
    types: 'vpclattice_listener',
    field: 'protocol',
    holds: (protocol) => protocol.isNot('HTTP'),
    message: 'takes requests without TLS: protocol is HTTP',
    cure: 'Set protocol to HTTPS.',
  },
  {
    types: 'cloudfront_vpc_origin',
    field: 'vpc_origin_endpoint_config.origin_protocol_policy',
    holds: (policy) => policy.isNot('http-only'),
    message: 'is asked without TLS: vpc_origin_endpoint_config.origin_protocol_policy is http-only',
    cure: 'Set origin_protocol_policy to https-only in vpc_origin_endpoint_config.',
  },
  {
    types: 'lightsail_distribution',
    field: 'origin.protocol_policy',
    holds: (policy) => policy.isNot('http-only'),
    message: 'asks its origin without TLS: origin.protocol_policy is http-only',
    cure: 'Set protocol_policy to https-only in origin.',
  },
  {
    types: 'lightsail_lb_https_redirection_policy',
    field: 'enabled',
    holds: (enabled) => enabled.isNot(false),
    message: 'takes requests without TLS: enabled is false',
    cure: 'Set enabled to true.',
  },
  {
    types: 'chime_voice_connector',
    field: 'require_encryption',
    holds: (required) => required.is(true),
    message: 'takes calls in the clear: require_encryption is not true',
    cure: 'Set require_encryption to true.',
  },
  {
    types: 'api_gateway_integration',
    field: 'tls_config.insecure_skip_verification',
    holds: (skips) => skips.isNot(true),
    message: 'takes any certificate: tls_config.insecure_skip_verification is true',
    cure: 'Leave out insecure_skip_verification in tls_config.',
  },
  ...['source', 'secondary_sources[]'].map((block) => ({
    types: 'codebuild_project',
    field: `${block}.insecure_ssl`,
    holds: (skips: Attribute) => skips.isNot(true),
    message: `takes any certificate: ${block.replace('[]', '')}.insecure_ssl is true`,
    cure: `Leave out insecure_ssl in ${block.replace('[]', '')}.`,
  })),
  {
    types: 'appmesh_virtual_gateway appmesh_virtual_node',
    field: 'spec.listener[].tls.mode',
    holds: (mode) => mode.isNot('DISABLED'),
    message: 'takes requests without TLS: spec.listener.tls.mode is DISABLED',
    cure: 'Set mode to STRICT in tls of listener.',
  },
  {
    types: 'sagemaker_data_quality_job_definition',
    field: 'network_config.enable_inter_container_traffic_encryption',
    holds: (encrypts) => encrypts.is(true),
    message: 'has its machines talk in the clear: network_config.enable_inter_container_traffic_encryption is not true',
    cure: 'Set enable_inter_container_traffic_encryption to true in network_config.',
  },
];

export const tlsServices: Policy = {
  name: 'aws/tls/services',
  description: 'What services send to others, and take from them, goes by TLS, and they look at the certificate.',
  remediation: 'Set what the finding names to what asks for TLS: an address to https, tls_policy to Require.',
  source: 'https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/sec_protect_data_transit_encrypt.html',
  rationale:
    'Messages, mail and calls cross networks of others on their way: who sits there reads them, or answers in place of the right one.',
  severity: 'medium',
  controls: { checkov: ['CKV_AWS_365', 'CKV_AWS_369'] },
  rule: demandRules(demands),
};
