import { documents, graph, Policy } from '../../../lib/rules';
import { blocks } from '../blocks';
import { redirectsToHttps } from './redirects-to-https';

export const elbHttps: Policy = {
  name: 'aws/elb/https',
  description: 'Load balancers take requests by TLS, or send whoever comes without it there.',
  remediation: 'Set protocol to HTTPS with a certificate_arn, or redirect to HTTPS.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-1',
  rationale: 'Passwords, cookies and answers pass in the clear: who sits on the way reads them, or puts in something else.',
  severity: 'medium',
  controls: { fsbp: ['ELB.1'], checkov: ['CKV_AWS_2'] },
  cure: 'Environment.routes',
  rule: [
    graph(documents<unknown>('aws_alb_listener', 'aws_lb_listener'), ({ raw }) =>
      raw.protocol === 'HTTP' && !redirectsToHttps(raw)
        ? [{ message: `takes requests without TLS at port ${String(raw.port ?? 80)}: protocol is HTTP`, at: ['protocol'] }]
        : [],
    ),
    graph(documents<unknown>('aws_elb'), ({ raw }) =>
      blocks<{ readonly lb_protocol?: unknown; readonly lb_port?: unknown }>(raw.listener).flatMap((listener, index) =>
        String(listener.lb_protocol).toLowerCase() === 'http'
          ? [
              {
                message: `takes requests without TLS at port ${String(listener.lb_port)}`,
                at: ['listener', index],
                remediation: 'Set lb_protocol to https, with an ssl_certificate_id.',
              },
            ]
          : [],
      ),
    ),
  ],
};
