import { documents, graph, Policy, Problem } from '../../../lib/rules';
import { blocks } from '../blocks';

export const cloudfrontHttps: Policy = {
  name: 'aws/cloudfront/https',
  description: 'Distributions take requests by TLS, and ask origins by TLS.',
  remediation: 'Set viewer_protocol_policy to redirect-to-https, and origin_protocol_policy to https-only.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html#cloudfront-3',
  rationale: 'On the way to the visitor, or to the origin, pages and cookies pass in the clear: who sits there reads and changes them.',
  severity: 'medium',
  controls: { fsbp: ['CloudFront.3', 'CloudFront.9'], checkov: ['CKV_AWS_34'] },
  rule: graph(documents<unknown>('aws_cloudfront_distribution'), ({ raw }) => [
    ...['default_cache_behavior', 'ordered_cache_behavior'].flatMap((field) =>
      blocks<Behavior>(raw[field]).flatMap(({ viewer_protocol_policy: policy }): readonly Problem[] =>
        policy === 'allow-all'
          ? [
              {
                message: 'takes requests without TLS: viewer_protocol_policy is allow-all',
                at: [field],
                remediation: `Set viewer_protocol_policy to redirect-to-https in ${field}.`,
              },
            ]
          : [],
      ),
    ),
    ...blocks<Origin>(raw.origin).flatMap(({ custom_origin_config: config, origin_id: id }): readonly Problem[] =>
      blocks(config).some(({ origin_protocol_policy: policy }) => policy === 'http-only')
        ? [
            {
              message: `asks its origin ${String(id)} without TLS: origin_protocol_policy is http-only`,
              at: ['origin'],
              remediation: 'Set origin_protocol_policy to https-only in custom_origin_config.',
            },
          ]
        : [],
    ),
  ]),
};

interface Behavior {
  readonly viewer_protocol_policy?: unknown;
}

interface Origin {
  readonly origin_id?: unknown;
  readonly custom_origin_config?: { readonly origin_protocol_policy?: unknown };
}
