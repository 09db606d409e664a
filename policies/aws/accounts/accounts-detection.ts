import { documents, expression, graph, Policy, told } from '../../../lib/rules';
import { type Attribute, demandRules } from '../attributes';
import { blocks } from '../blocks';

export const accountsDetection: Policy = {
  name: 'aws/accounts/detection',
  description: 'What watches an account is on, and sees everything: GuardDuty, Config, Macie, alarms.',
  remediation: 'Leave out enable, set is_enabled to true, and all_supported and include_global_resource_types to true in recording_group.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/config-controls.html#config-1',
  rationale: 'An intruder, or a change that opens a door, goes unseen where nothing looks; afterwards nobody can tell when it began.',
  severity: 'medium',
  controls: { cisAws: ['4.3'], fsbp: ['Config.1', 'GuardDuty.1'], checkov: ['CKV_AWS_121', 'CKV_AWS_238', 'CKV_AWS_319'] },
  rule: [
    expression(documents<{ readonly enable?: boolean }>('aws_guardduty_detector'), (detector) =>
      told(detector.enable.isNot(false), 'watches nothing: enable is false', 'Leave out enable.'),
    ),
    expression(documents<{ readonly is_enabled?: boolean }>('aws_config_configuration_recorder_status'), (status) =>
      told(status.is_enabled.is(true), 'records nothing: is_enabled is not true', 'Set is_enabled to true.'),
    ),
    graph(documents<unknown>('aws_config_configuration_recorder'), ({ raw }) => {
      const [group] = blocks<{ readonly all_supported?: unknown }>(raw.recording_group);
      return group && String(group.all_supported ?? true) === 'false'
        ? [
            {
              message: 'records some types only: recording_group.all_supported is false',
              at: ['recording_group'],
              remediation: 'Set all_supported and include_global_resource_types to true in recording_group.',
            },
          ]
        : [];
    }),
    ...demandRules([
      {
        types: 'guardduty_organization_configuration',
        field: 'auto_enable_organization_members',
        holds: (members) => members.isNot('NONE'),
        message: 'does not watch new accounts: auto_enable_organization_members is NONE',
        cure: 'Set auto_enable_organization_members to ALL.',
      },
      {
        types: 'securityhub_organization_configuration',
        field: 'auto_enable',
        holds: (enables) => enables.isNot(false),
        unless: (at) => at('organization_configuration.configuration_type').is('CENTRAL'),
        message: 'does not watch new accounts: auto_enable is false',
        cure: 'Set auto_enable to true.',
      },
      ...['ec2', 'ecr'].map((what) => ({
        types: 'inspector2_organization_configuration',
        field: `auto_enable.${what}`,
        holds: (enables: Attribute) => enables.isNot(false),
        message: `does not scan new accounts: auto_enable.${what} is false`,
        cure: `Set ${what} to true in auto_enable.`,
      })),
      ...['account_aggregation_source', 'organization_aggregation_source'].map((source) => ({
        types: 'config_configuration_aggregator',
        field: `${source}[].all_regions`,
        holds: (all: Attribute) => all.is(true),
        message: `sees some regions only: ${source}.all_regions is not true`,
        cure: `Set all_regions to true in ${source}.`,
      })),
      {
        types: 'guardduty_detector_feature guardduty_member_detector_feature',
        field: 'status',
        holds: (status) => status.isNot('DISABLED'),
        message: 'does not watch this: status is DISABLED',
        cure: 'Set status to ENABLED.',
      },
      {
        types: 'macie2_account',
        field: 'status',
        holds: (status) => status.isNot('PAUSED'),
        message: 'watches nothing: status is PAUSED',
        cure: 'Set status to ENABLED.',
      },
      ...[
        'datasources.kubernetes.audit_logs.enable',
        'datasources.malware_protection.scan_ec2_instance_with_findings.ebs_volumes.enable',
        'datasources.s3_logs.enable',
      ].map((field) => ({
        types: 'guardduty_detector',
        field,
        holds: (enabled: Attribute) => enabled.isNot(false),
        message: `does not watch everything: ${field} is false`,
        cure: `Set enable to true in ${field.split('.').slice(0, -1).join('.')}.`,
      })),
      {
        types: 'cloudwatch_metric_alarm cloudwatch_composite_alarm',
        field: 'actions_enabled',
        holds: (enabled) => enabled.isNot(false),
        message: 'tells nobody: actions_enabled is false',
        cure: 'Leave out actions_enabled.',
      },
      {
        types: 'cloudtrail_event_data_store',
        field: 'multi_region_enabled',
        holds: (enabled) => enabled.isNot(false),
        message: 'keeps what happens in one region alone: multi_region_enabled is false',
        cure: 'Leave out multi_region_enabled.',
      },
    ]),
  ],
};
