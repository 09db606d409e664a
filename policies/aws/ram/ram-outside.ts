import { Policy } from '../../../lib/rules';
import { demandRules } from '../attributes';

export const ramOutside: Policy = {
  name: 'aws/ram/outside',
  description: 'Nothing is shared with accounts outside the organization.',
  remediation: 'Leave out allow_external_principals.',
  source: 'https://docs.aws.amazon.com/ram/latest/userguide/getting-started-sharing.html',
  rationale:
    'One wrong digit in the number of an account hands subnets, keys or images to strangers; inside the organization there is no such account.',
  severity: 'medium',
  rule: demandRules([
    {
      types: 'ram_resource_share',
      field: 'allow_external_principals',
      holds: (allows) => allows.isNot(true),
      message: 'may be shared with anybody: allow_external_principals is true',
      cure: 'Leave out allow_external_principals.',
    },
  ]),
};
