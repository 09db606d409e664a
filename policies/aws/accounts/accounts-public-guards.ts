import { documents, expression, graph, Policy, told } from '../../../lib/rules';

interface Setting {
  readonly setting_id?: string;
  readonly setting_value?: string;
}

export const accountsPublicGuards: Policy = {
  name: 'aws/accounts/public-guards',
  description: 'What keeps a whole account from sharing with everybody is on: for snapshots, images, documents and clusters of EMR.',
  remediation:
    'Set state to block-all-sharing or block-new-sharing, block_public_security_group_rules to true, setting_value to Disable, whichever the finding names.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-182',
  rationale:
    'One wrong share of a snapshot or an image shows all that a machine held to whoever looks for it. These settings refuse such a share, whoever asks for it.',
  severity: 'high',
  controls: { fsbp: ['EC2.182', 'EMR.2', 'SSM.7'], checkov: ['CKV_AWS_390'] },
  rule: [
    expression(documents<{ readonly state?: string }>('aws_ebs_snapshot_block_public_access'), (guard) =>
      told(
        guard.state.isNot('unblocked'),
        'lets snapshots be shared with everybody: state is unblocked',
        'Set state to block-all-sharing, or to block-new-sharing.',
      ),
    ),
    expression(documents<{ readonly state?: string }>('aws_ec2_image_block_public_access'), (guard) =>
      told(guard.state.isNot('unblocked'), 'lets images be shared with everybody: state is unblocked', 'Set state to block-new-sharing.'),
    ),
    expression(documents<{ readonly block_public_security_group_rules?: boolean }>('aws_emr_block_public_access_configuration'), (guard) =>
      told(
        guard.block_public_security_group_rules.is(true),
        'lets clusters be reached from the internet: block_public_security_group_rules is not true',
        'Set block_public_security_group_rules to true.',
      ),
    ),
    graph(documents<Setting>('aws_ssm_service_setting'), ({ document: setting }) =>
      /\/ssm\/documents\/console\/public-sharing-permission$/.test(setting.setting_id ?? '') && setting.setting_value !== 'Disable'
        ? [
            {
              message: `lets documents be shared with everybody: setting_value is ${setting.setting_value}`,
              at: ['setting_value'],
              remediation: 'Set setting_value to Disable.',
            },
          ]
        : [],
    ),
  ],
};
