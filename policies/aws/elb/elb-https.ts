import { graph, Policy } from '../../../lib';
import { blocks } from '../blocks';

export const elbHttps: Policy = {
  name: 'aws/elb/https',
  description: 'Load balancers take requests by TLS, or send whoever comes without it there.',
  remediation: 'Set protocol to HTTPS with a certificate_arn, or redirect to HTTPS.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-1',
  severity: 'medium',
  controls: { fsbp: ['ELB.1'], checkov: ['CKV_AWS_2'] },
  cure: 'Environment.routes',
  rule: graph('aws_lb_listener', ({ raw }) => {
    if (raw.protocol !== 'HTTP') return [];
    const redirected = blocks<Action>(raw.default_action).some(
      ({ type, redirect }) => type === 'redirect' && blocks(redirect)[0]?.protocol === 'HTTPS',
    );
    return redirected ? [] : [{ message: 'takes requests without TLS', at: ['protocol'] }];
  }),
};

interface Action {
  readonly type?: string;
  readonly redirect?: { readonly protocol?: string };
}
