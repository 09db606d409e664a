import { Policy } from '../../../lib/rules';
import { demandRules } from '../attributes';

export const accountsDomainLock: Policy = {
  name: 'aws/accounts/domain-lock',
  description: 'Domains are moved to another registrar by nobody who has not unlocked them first.',
  remediation: 'Leave out transfer_lock.',
  source: 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/domain-lock.html',
  rationale: 'Whoever gets hold of one mailbox asks for the domain elsewhere, and has all mail, all visitors and every certificate of it.',
  severity: 'medium',
  controls: { checkov: ['CKV_AWS_377'] },
  rule: demandRules([
    {
      types: 'route53domains_registered_domain',
      field: 'transfer_lock',
      holds: (lock) => lock.isNot(false),
      message: 'may be moved away: transfer_lock is false',
      cure: 'Leave out transfer_lock.',
    },
  ]),
};
