import { Policy } from '../../../lib/rules';
import { demandRules } from '../attributes';

export const ec2SerialConsole: Policy = {
  name: 'aws/ec2/serial-console',
  description: 'Nobody logs in at the serial port of machines.',
  remediation: 'Set enabled to false, or drop the resource.',
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configure-access-to-serial-console.html',
  rationale:
    'The port needs no network and no security group: a stolen login of AWS and one password of the machine are enough, past every other guard.',
  severity: 'medium',
  rule: demandRules([
    {
      types: 'ec2_serial_console_access',
      field: 'enabled',
      holds: (enabled) => enabled.is(false),
      message: 'opens the serial port of every machine: enabled is not false',
      cure: 'Set enabled to false.',
    },
  ]),
};
