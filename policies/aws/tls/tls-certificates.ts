import { Policy } from '../../../lib/rules';
import { demandRules } from '../attributes';

export const tlsCertificates: Policy = {
  name: 'aws/tls/certificates',
  description: 'Certificates have keys that nobody computes, and stand in the public log.',
  remediation: 'Set key_algorithm to RSA_2048 or EC_prime256v1, and certificate_transparency_logging_preference to ENABLED.',
  source: 'https://docs.aws.amazon.com/acm/latest/userguide/acm-certificate-characteristics.html',
  rationale:
    'Whoever computes a short key poses as the site; and a certificate outside the log cannot be told from one that somebody had made in secret.',
  severity: 'medium',
  controls: { fsbp: ['ACM.2'], checkov: ['CKV_AWS_234'] },
  rule: demandRules([
    {
      types: 'acm_certificate',
      field: 'key_algorithm',
      holds: (algorithm) => algorithm.isNot('RSA_1024'),
      message: 'has a key that can be computed: key_algorithm is RSA_1024',
      cure: 'Set key_algorithm to RSA_2048.',
    },
    {
      types: 'acm_certificate',
      field: 'options.certificate_transparency_logging_preference',
      holds: (preference) => preference.isNot('DISABLED'),
      message: 'stands in no public log: options.certificate_transparency_logging_preference is DISABLED',
      cure: 'Set certificate_transparency_logging_preference to ENABLED in options.',
    },
  ]),
};
