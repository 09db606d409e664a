import { documents, graph, Policy } from '../../../lib/rules';
import { blocks } from '../blocks';

interface Origin {
  readonly origin_id?: unknown;
  readonly domain_name?: unknown;
  readonly origin_access_control_id?: unknown;
  readonly s3_origin_config?: unknown;
  readonly custom_origin_config?: unknown;
}

/** Names of buckets, as an origin has them: literal, or those of a resource. */
const bucket = /\.s3[.-](?:[\w-]+\.)?amazonaws\.com$|aws_s3_bucket\.[\w-]+(?:\[[^\]]*\])?\.bucket_(?:regional_)?domain_name/;

export const cloudfrontOriginAccess: Policy = {
  name: 'aws/cloudfront/origin-access',
  description: 'Distributions prove to a bucket who asks, so that it is open to nobody else.',
  remediation: 'Set origin_access_control_id to an aws_cloudfront_origin_access_control.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html#cloudfront-13',
  rationale:
    'The bucket has to be public for the distribution to read it: whoever finds its name passes by the firewall, the log and the limits.',
  severity: 'medium',
  controls: { fsbp: ['CloudFront.13'], checkov: ['CKV2_AWS_46'] },
  rule: graph(documents<unknown>('aws_cloudfront_distribution'), ({ raw }) =>
    blocks<Origin>(raw.origin).flatMap((origin, index) => {
      const domain = origin.domain_name as { readonly text?: string } | string | undefined;
      const name = typeof domain === 'string' ? domain : (domain?.text ?? '');
      const proves = origin.origin_access_control_id !== undefined || identityOf(origin.s3_origin_config) !== undefined;
      return bucket.test(name) && origin.custom_origin_config === undefined && !proves
        ? [
            {
              message: `asks the bucket ${String(origin.origin_id ?? index)} as anybody: origin_access_control_id is not set`,
              at: ['origin', index],
              remediation: 'Set origin_access_control_id in origin to the id of an aws_cloudfront_origin_access_control.',
            },
          ]
        : [];
    }),
  ),
};

function identityOf(config: unknown): unknown {
  const [block] = blocks<{ readonly origin_access_identity?: unknown }>(
    config as { readonly origin_access_identity?: unknown } | undefined,
  );
  return block?.origin_access_identity === '' ? undefined : block?.origin_access_identity;
}
