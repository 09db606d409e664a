import { Policy } from '../../../lib/rules';
import { type Attribute, demandRules } from '../attributes';

export const logsPayloads: Policy = {
  name: 'aws/logs/payloads',
  description: 'Logs have who asked for what, and not what was in it.',
  remediation: 'Leave out data_trace_enabled.',
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html',
  rationale:
    'Bodies of requests hold passwords, tokens and what users wrote. In a log far more people read them than in the program, for years.',
  severity: 'medium',
  controls: { checkov: ['CKV_AWS_276'] },
  rule: demandRules([
    {
      types: 'api_gateway_method_settings',
      field: 'settings.data_trace_enabled',
      holds: (traces) => traces.isNot(true),
      message: 'logs what users send: settings.data_trace_enabled is true',
      cure: 'Leave out data_trace_enabled in settings.',
    },
    {
      types: 'db_proxy',
      field: 'debug_logging',
      holds: (logs) => logs.isNot(true),
      message: 'logs the statements of programs: debug_logging is true',
      cure: 'Leave out debug_logging.',
    },
    ...['default_route_settings', 'route_settings[]'].map((block) => ({
      types: 'apigatewayv2_stage',
      field: `${block}.data_trace_enabled`,
      holds: (traces: Attribute) => traces.isNot(true),
      message: `logs what users send: ${block.replace('[]', '')}.data_trace_enabled is true`,
      cure: `Leave out data_trace_enabled in ${block.replace('[]', '')}.`,
    })),
  ]),
};
