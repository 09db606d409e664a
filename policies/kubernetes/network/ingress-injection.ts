import { graph, Policy } from '../../../lib';

/** Annotations whose value ingress-nginx writes into its configuration as it is. */
const written =
  /^nginx\.ingress\.kubernetes\.io\/(?:auth-(?:url|signin|tls-match-cn|proxy-set-headers)|mirror-(?:target|host)|permanent-redirect|rewrite-target|(?:temporal|from-to-www)-redirect)$/;

export const ingressInjection: Policy = {
  name: 'k8s/ingress/injection',
  description:
    'No annotation of an Ingress smuggles directives into the configuration of the proxy that all share (CVE-2023-5043, CVE-2025-1097).',
  remediation: 'Leave semicolons, braces, hashes and line ends out of the annotations.',
  source: 'https://kubernetes.io/blog/2025/03/24/ingress-nginx-cve-2025-1974/',
  severity: 'critical',
  rule: graph('networking.k8s.io/v1/Ingress', ({ raw }) =>
    Object.entries(raw.metadata?.annotations ?? {})
      .filter(([key, value]) => written.test(key) && /[;{}\n\r]|#\s/.test(String(value)))
      .map(([key]) => ({ message: `the annotation ${key} holds directives`, at: ['metadata', 'annotations', key] })),
  ),
};
