import { documents, graph, Policy, Unknown } from '../../../lib/rules';

export const elbDeletionProtection: Policy = {
  name: 'aws/elb/deletion-protection',
  description: 'Where the environment protects its data, no load balancer is deleted by one apply: its address is in the DNS of others.',
  remediation: 'Set enable_deletion_protection to true.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-6',
  rationale: 'A new balancer has another address: until everybody has changed their records, visitors are sent to one that is gone.',
  severity: 'low',
  controls: { fsbp: ['ELB.6'] },
  rule: graph(documents<unknown>('aws_lb', 'aws_alb'), ({ raw }, stack) => {
    const set: unknown = raw.enable_deletion_protection;
    if (!stack.protected || String(set) === 'true') return [];
    const at = ['enable_deletion_protection'];
    return set instanceof Unknown
      ? [{ message: 'may be deleted: only a plan tells', at, unknown: true }]
      : [{ message: 'may be deleted: enable_deletion_protection is not true', at }];
  }),
};
