import { documents, expression, Policy } from '../../../lib/rules';

interface Configured {
  readonly domain_name_configuration?: { readonly security_policy?: string };
}

export const apigatewayTls: Policy = {
  name: 'aws/apigateway/tls',
  description: 'Domains of APIs speak TLS 1.2 or later.',
  remediation: 'Set security_policy to TLS_1_2.',
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-custom-domain-tls-version.html',
  rationale:
    'Clients may come with TLS 1.0, for whose ciphers attacks are known: who sits on the way has a chance to read tokens and answers.',
  severity: 'medium',
  controls: { checkov: ['CKV_AWS_206'] },
  rule: [
    expression(documents<{ readonly security_policy?: string }>('aws_api_gateway_domain_name'), (domain) =>
      domain.security_policy.isNot('TLS_1_0'),
    ),
    expression(documents<Configured>('aws_apigatewayv2_domain_name'), (domain) =>
      domain.domain_name_configuration.security_policy.isNot('TLS_1_0'),
    ),
  ],
};
