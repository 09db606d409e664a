import { Policy } from '../../../lib/rules';
import { demandRules } from '../attributes';

export const vpcTransitGateway: Policy = {
  name: 'aws/vpc/transit-gateway',
  description: 'Nobody joins a network that is shared without being let in.',
  remediation: 'Leave out auto_accept_shared_attachments, and accept each attachment.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-23',
  rationale:
    'Whoever has the share connects a network of theirs, and reaches what the others keep behind the gateway before anybody has seen who it is.',
  severity: 'high',
  controls: { fsbp: ['EC2.23'], checkov: ['CKV_AWS_331'] },
  rule: demandRules([
    {
      types: 'ec2_transit_gateway',
      field: 'auto_accept_shared_attachments',
      holds: (accepts) => accepts.isNot('enable'),
      message: 'lets in every network: auto_accept_shared_attachments is enable',
      cure: 'Leave out auto_accept_shared_attachments.',
    },
    {
      types: 'ec2_transit_gateway_multicast_domain',
      field: 'auto_accept_shared_associations',
      holds: (accepts) => accepts.isNot('enable'),
      message: 'lets in every network: auto_accept_shared_associations is enable',
      cure: 'Leave out auto_accept_shared_associations.',
    },
  ]),
};
