import { Policy } from '../../../lib/rules';
import { demandRules } from '../attributes';

export const logsTracing: Policy = {
  name: 'aws/logs/tracing',
  description: 'Programs tell where their time goes.',
  remediation: 'Set mode to Active in tracing_config, xray_tracing_enabled or enabled to true, or what else the finding names.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html#apigateway-3',
  rationale:
    'When answers are slow or fail now and then, nobody sees in which of ten programs: people guess, and an outage lasts for hours.',
  severity: 'info',
  controls: { fsbp: ['APIGateway.3'], checkov: ['CKV_AWS_50', 'CKV_AWS_73', 'CKV_AWS_284'] },
  rule: demandRules([
    {
      types: 'lambda_function',
      field: 'tracing_config.mode',
      holds: (mode) => mode.is('Active'),
      message: 'is not traced: tracing_config.mode is not Active',
      cure: 'Set mode to Active in tracing_config.',
    },
    {
      types: 'api_gateway_stage',
      field: 'xray_tracing_enabled',
      holds: (traces) => traces.is(true),
      message: 'is not traced: xray_tracing_enabled is not true',
      cure: 'Set xray_tracing_enabled to true.',
    },
    {
      types: 'appsync_graphql_api',
      field: 'xray_enabled',
      holds: (traces) => traces.is(true),
      message: 'is not traced: xray_enabled is not true',
      cure: 'Set xray_enabled to true.',
    },
    {
      types: 'sfn_state_machine',
      field: 'tracing_configuration.enabled',
      holds: (traces) => traces.is(true),
      message: 'is not traced: tracing_configuration.enabled is not true',
      cure: 'Set enabled to true in tracing_configuration.',
    },
  ]),
};
