import { documents, expression, Policy, told } from '../../../lib/rules';

interface Domain {
  readonly domain_endpoint_options?: { readonly tls_security_policy?: string };
}

export const storesTlsPolicy: Policy = {
  name: 'aws/stores/tls-policy',
  description: 'Domains of OpenSearch speak TLS 1.2 or later.',
  remediation: 'Set tls_security_policy to Policy-Min-TLS-1-2-PFS-2023-10 in domain_endpoint_options.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/opensearch-controls.html#opensearch-8',
  rationale: 'TLS 1.0 and 1.1 have faults that let others on the way read or change what is sent. No client of today needs them.',
  severity: 'medium',
  controls: { fsbp: ['ES.8', 'Opensearch.8'], checkov: ['CKV_AWS_228'] },
  rule: expression(documents<Domain>('aws_elasticsearch_domain', 'aws_opensearch_domain'), (domain) =>
    told(
      domain.domain_endpoint_options.tls_security_policy.matches(/^Policy-Min-TLS-1-[2-9]/),
      'speaks TLS 1.0: domain_endpoint_options.tls_security_policy is not set, or older than TLS 1.2',
    ),
  ),
};
