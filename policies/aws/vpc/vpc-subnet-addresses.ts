import { Policy } from '../../../lib/rules';
import { demandRules } from '../attributes';

export const vpcSubnetAddresses: Policy = {
  name: 'aws/vpc/subnet-addresses',
  description: 'Subnets give nobody a public address unasked.',
  remediation: 'Leave out map_public_ip_on_launch, and give those an address that need one.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-15',
  rationale:
    'Every machine that somebody starts there is on the internet at once, the one for a short test included: nobody has to decide that it should be.',
  severity: 'medium',
  controls: { fsbp: ['EC2.15'], checkov: ['CKV_AWS_130'] },
  rule: demandRules([
    {
      types: 'default_subnet subnet',
      field: 'map_public_ip_on_launch',
      holds: (maps) => maps.isNot(true),
      message: 'gives each machine a public address: map_public_ip_on_launch is true',
      cure: 'Leave out map_public_ip_on_launch.',
    },
  ]),
};
