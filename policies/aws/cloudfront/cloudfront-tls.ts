import { documents, graph, Policy, Unknown } from '../../../lib/rules';
import { blocks } from '../blocks';

export const cloudfrontTls: Policy = {
  name: 'aws/cloudfront/tls',
  description: 'Distributions speak TLS 1.2 or later.',
  remediation:
    'Set minimum_protocol_version to TLSv1.2_2021 in viewer_certificate, with the acm_certificate_arn of a certificate of yours in place of cloudfront_default_certificate.',
  source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/secure-connections-supported-viewer-protocols-ciphers.html',
  rationale:
    "TLS 1.0 and 1.1 rest on SHA-1 and ciphers with known attacks: whoever sits on the way has a chance to read a visitor's cookies.",
  severity: 'medium',
  controls: { checkov: ['CKV_AWS_174'] },
  rule: graph(documents<unknown>('aws_cloudfront_distribution'), ({ raw }) => {
    const { minimum_protocol_version: version, cloudfront_default_certificate: own } = blocks<Certificate>(raw.viewer_certificate)[0] ?? {};
    // With the certificate of CloudFront the version is TLSv1, whatever is set.
    if (String(own) !== 'true' && /^TLSv1\.[23]/.test(String(version))) return [];
    if (version instanceof Unknown || own instanceof Unknown)
      return [{ message: 'speaks TLS of a version that only a plan tells', at: ['viewer_certificate'], unknown: true }];
    const why =
      String(own) === 'true' ? 'with the certificate of CloudFront' : `minimum_protocol_version is ${String(version ?? 'not set')}`;
    return [{ message: `speaks TLS 1.0 and 1.1: ${why}`, at: ['viewer_certificate'] }];
  }),
};

interface Certificate {
  readonly minimum_protocol_version?: unknown;
  readonly cloudfront_default_certificate?: unknown;
}
