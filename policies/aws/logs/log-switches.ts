import type { Attribute, Demand } from '../attributes';

const isOn = (attribute: Attribute) => attribute.is(true);
const isSet = (attribute: Attribute) => attribute.isSet();
const isNot = (off: string) => (attribute: Attribute) => attribute.orElse(off).isNot(off);

/** Attributes that turn the log of a type on. */
const switches: readonly (readonly [types: string, field: string, on: string, holds: (attribute: Attribute) => ReturnType<typeof isOn>])[] =
  [
    ['api_gateway_method_settings', 'settings.logging_level', 'ERROR or INFO', isNot('OFF')],
    ['appsync_api', 'event_config.log_config.log_level', 'ERROR', isNot('NONE')],
    ['cleanrooms_collaboration', 'query_log_status', 'ENABLED', isNot('DISABLED')],
    ['cleanrooms_membership', 'query_log_status', 'ENABLED', isNot('DISABLED')],
    ['datasync_task', 'cloudwatch_log_group_arn', 'the ARN of a log group', isSet],
    ['emr_cluster', 'log_uri', 'a folder of a bucket', isSet],
    ['fis_experiment_template', 'log_configuration.log_schema_version', '2, with cloudwatch_logs_configuration', isSet],
    ['globalaccelerator_custom_routing_accelerator', 'attributes.flow_logs_enabled', 'true', isOn],
    ['osis_pipeline', 'log_publishing_options.is_logging_enabled', 'true', isOn],
    ['vpn_connection', 'tunnel1_log_options.cloudwatch_log_options.log_enabled', 'true', isOn],
    ['vpn_connection', 'tunnel2_log_options.cloudwatch_log_options.log_enabled', 'true', isOn],
  ];

export const logSwitches: readonly Demand[] = switches.map(([types, field, on, holds]) => ({
  types,
  field,
  holds,
  message: `does not log who asks for what: ${field} does not turn it on`,
  cure: `Set ${field} to ${on}.`,
}));
