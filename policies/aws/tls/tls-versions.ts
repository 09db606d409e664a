import { documents, graph, not, Policy, Problem } from '../../../lib/rules';
import { demandRules } from '../attributes';
import { blocks } from '../blocks';

/** Versions of TLS that were withdrawn, as distributions name them. */
const withdrawn = /^(?:SSLv3|TLSv1|TLSv1\.1)$/;

interface Origin {
  readonly origin_id?: unknown;
  readonly custom_origin_config?: { readonly origin_ssl_protocols?: unknown };
}

export const tlsVersions: Policy = {
  name: 'aws/tls/versions',
  description: 'What asks and is asked speaks TLS 1.2 or later: origins, search domains, devices, classic load balancers.',
  remediation: 'Set the policy that the finding names to one of TLS 1.2, and leave older versions out of lists.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html#cloudfront-10',
  rationale:
    'Whoever sits on the way makes both sides agree on the oldest version that they share, and reads along by a fault that is known for years.',
  severity: 'medium',
  controls: { fsbp: ['CloudFront.10'], checkov: ['CKV_AWS_213', 'CKV_AWS_218', 'CKV_AWS_220', 'CKV2_AWS_54'] },
  rule: [
    graph(documents<unknown>('aws_cloudfront_distribution'), ({ raw }) =>
      blocks<Origin>(raw.origin).flatMap(({ origin_id: id, custom_origin_config: config }, index) =>
        blocks(config).flatMap(({ origin_ssl_protocols: versions }) =>
          old(blocks<unknown>(versions), `asks its origin ${String(id ?? index)} by`, ['origin', index], 'origin_ssl_protocols'),
        ),
      ),
    ),
    graph(documents<unknown>('aws_cloudfront_vpc_origin'), ({ raw }) =>
      blocks<{ readonly origin_ssl_protocols?: { readonly items?: unknown } }>(raw.vpc_origin_endpoint_config).flatMap((config) =>
        blocks(config.origin_ssl_protocols).flatMap(({ items }) =>
          old(blocks<unknown>(items), 'is asked by', ['vpc_origin_endpoint_config'], 'origin_ssl_protocols'),
        ),
      ),
    ),
    // The attributes of a policy of a classic load balancer: versions by name, or another policy that they are those of.
    graph(documents<unknown>('aws_lb_ssl_negotiation_policy', 'aws_load_balancer_policy'), ({ type, raw }) => {
      const field = type === 'aws_load_balancer_policy' ? 'policy_attribute' : 'attribute';
      return blocks<{ readonly name?: unknown; readonly value?: unknown }>(raw[field]).flatMap(({ name, value }, index) =>
        (/^Protocol-(?:SSLv[23]|TLSv1|TLSv1\.1)$/.test(String(name)) && String(value) === 'true') ||
        (name === 'Reference-Security-Policy' && !/TLS-1-2/.test(String(value)))
          ? [
              {
                message: `speaks TLS 1.0 or 1.1: ${String(name)} is ${String(value)}`,
                at: [field, index],
                remediation: `Set value in ${field} to ELBSecurityPolicy-TLS-1-2-2017-01 for Reference-Security-Policy, and leave out older protocols.`,
              },
            ]
          : [],
      );
    }),
    ...demandRules([
      {
        types: 'cloudsearch_domain',
        field: 'endpoint_options.tls_security_policy',
        holds: (policy) => policy.matches(/^Policy-Min-TLS-1-[2-9]/),
        message: 'speaks TLS 1.0: endpoint_options.tls_security_policy is not set, or older than TLS 1.2',
        cure: 'Set tls_security_policy to Policy-Min-TLS-1-2-2019-07 in endpoint_options.',
      },
      {
        types: 'cloudsearch_domain',
        field: 'endpoint_options.enforce_https',
        holds: (enforces) => enforces.is(true),
        message: 'takes requests without TLS: endpoint_options.enforce_https is not true',
        cure: 'Set enforce_https to true in endpoint_options.',
      },
      {
        types: 'iot_domain_configuration',
        field: 'tls_config.security_policy',
        holds: (policy) => not(policy.matches(/_TLS12_1_0_/)),
        message: 'speaks TLS 1.0: tls_config.security_policy is one of TLS12_1_0',
        cure: 'Set security_policy to IotSecurityPolicy_TLS12_1_2_2022_10 in tls_config.',
      },
    ]),
  ],
};

function old(versions: readonly unknown[], what: string, at: readonly (string | number)[], field: string): readonly Problem[] {
  const found = versions.map(String).filter((version) => withdrawn.test(version));
  return found.length === 0
    ? []
    : [{ message: `${what} ${found.join(', ')}: ${field}`, at, remediation: `Set ${field} to TLSv1.2 alone.`, extent: found }];
}
