import { Policy } from '../../../lib/rules';
import { demandRules } from '../attributes';

/** A year, in seconds: what a browser asks before it lists a domain. */
const least = 31_536_000;

const at = 'security_headers_config.strict_transport_security';
const cure = `Set access_control_max_age_sec to ${least} and override to true in strict_transport_security of security_headers_config.`;

export const cloudfrontHsts: Policy = {
  name: 'aws/cloudfront/hsts',
  description: 'Headers that CloudFront adds tell browsers to come by HTTPS alone.',
  remediation: cure,
  source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-response-headers-policies.html',
  rationale: 'The first request of a visitor goes out in plain text: whoever keeps the Wi-Fi answers in our name, before we can redirect.',
  severity: 'info',
  controls: { checkov: ['CKV_AWS_259'] },
  rule: demandRules([
    {
      types: 'cloudfront_response_headers_policy',
      field: `${at}.access_control_max_age_sec`,
      holds: (seconds) => seconds.orElse(0).atLeast(least),
      message: `lets browsers come back by plain HTTP: ${at}.access_control_max_age_sec is less than ${least}, or not set`,
      cure,
    },
    {
      types: 'cloudfront_response_headers_policy',
      field: `${at}.override`,
      holds: (wins) => wins.isNot(false),
      message: `leaves it to the origin whether browsers come back by plain HTTP: ${at}.override is false`,
      cure: 'Set override to true in strict_transport_security of security_headers_config.',
    },
  ]),
};
