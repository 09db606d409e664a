import { expression, Policy } from '../../../lib';

export const ec2PublicIp: Policy = {
  name: 'aws/ec2/public-ip',
  description: 'No machine has a public address.',
  remediation: 'Leave out associate_public_ip_address, or set it to false.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-25',
  severity: 'high',
  controls: { fsbp: ['EC2.25'], checkov: ['CKV_AWS_88'] },
  rule: [
    expression(['aws_instance', 'aws_launch_configuration', 'aws_spot_instance_request'], (machine) =>
      machine.associate_public_ip_address.isNot(true),
    ),
    expression('aws_launch_template', (template) =>
      template.network_interfaces.every((one) => one.associate_public_ip_address.isNot(true)),
    ),
  ],
};
