import { documents, graph, Policy, Unknown } from '../../../lib/rules';

/** Policies that know TLS 1.2 and later: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html */
const modern = /^ELBSecurityPolicy-(?:TLS13-1-[23]|TLS-1-2|FS-1-2)-/;

export const elbTlsPolicy: Policy = {
  name: 'aws/elb/tls-policy',
  description: 'Load balancers speak TLS 1.2 or later.',
  remediation: 'Set ssl_policy to ELBSecurityPolicy-TLS13-1-2-2021-06.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-17',
  rationale:
    'Versions 1.0 and 1.1 were withdrawn for their weak hashes and ciphers: who sits on the way has known attacks to try on what clients send.',
  severity: 'medium',
  controls: { fsbp: ['ELB.17'], checkov: ['CKV_AWS_103'] },
  cure: 'Environment.routes',
  rule: graph(documents<unknown>('aws_lb_listener', 'aws_alb_listener'), ({ raw }) => {
    if (!/^(?:HTTPS|TLS)$/.test(String(raw.protocol))) return [];
    const policy: unknown = raw.ssl_policy;
    if (policy instanceof Unknown)
      return [{ message: 'speaks TLS of a version that only a plan tells', at: ['ssl_policy'], unknown: true }];
    // What is not set is ELBSecurityPolicy-2016-08.
    return modern.test(String(policy ?? ''))
      ? []
      : [{ message: `speaks TLS 1.0 and 1.1: ssl_policy is ${String(policy ?? 'not set')}`, at: ['ssl_policy'] }];
  }),
};
