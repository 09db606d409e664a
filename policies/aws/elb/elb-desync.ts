import { Policy } from '../../../lib/rules';
import { demandRules } from '../attributes';

export const elbDesync: Policy = {
  name: 'aws/elb/desync',
  description: 'Load balancers hand on no request that programs may read otherwise than they do.',
  remediation: 'Leave out desync_mitigation_mode, which is defensive then, or set it to strictest.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-12',
  rationale:
    'Where the balancer and the program disagree on where a request ends, a stranger puts the beginning of one before that of the next user.',
  severity: 'medium',
  controls: { fsbp: ['ELB.12', 'ELB.14'], checkov: ['CKV_AWS_328'] },
  rule: demandRules([
    {
      types: 'alb elb lb',
      field: 'desync_mitigation_mode',
      holds: (mode) => mode.isNot('monitor'),
      message: 'hands on ambiguous requests: desync_mitigation_mode is monitor',
      cure: 'Leave out desync_mitigation_mode, or set it to strictest.',
    },
  ]),
};
