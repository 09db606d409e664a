import { expression, not, Policy, told } from '../../../lib';

export const ingressSnippets: Policy = {
  name: 'k8s/ingress/snippets',
  description: 'No Ingress writes into the configuration of the proxy that all share (CVE-2021-25742).',
  remediation: 'Drop the snippet annotations.',
  source: 'https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations-risk/',
  severity: 'critical',
  controls: { checkov: ['CKV_K8S_152', 'CKV_K8S_153', 'CKV_K8S_154'] },
  rule: expression('networking.k8s.io/v1/Ingress', ({ metadata }) =>
    metadata.annotations
      .keys()
      .every((key) =>
        told(not(key.matches(/^(nginx\.ingress\.kubernetes\.io|nginx\.org)\/([a-z0-9-]+-)?snippets?$/)), ['has the annotation ', key]),
      ),
  ),
};
