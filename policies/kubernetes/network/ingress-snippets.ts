import { expression, graph, not, Policy, Problem, told } from '../../../lib/rules';

export const ingressSnippets: Policy = {
  name: 'k8s/ingress/snippets',
  description: 'No Ingress writes into the configuration of the proxy that all share, and its controller lets none (CVE-2021-25742).',
  remediation: 'Drop the snippet annotations.',
  source: 'https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations-risk/',
  rationale:
    'Whoever may write an Ingress makes the proxy run code of theirs: it hands over the requests, certificates and Secrets of all teams.',
  severity: 'critical',
  controls: { checkov: ['CKV_K8S_152', 'CKV_K8S_153', 'CKV_K8S_154'] },
  rule: [
    expression('networking.k8s.io/v1/Ingress', ({ metadata }) =>
      metadata.annotations
        .keys()
        .every((key) =>
          told(not(key.matches(/^(nginx\.ingress\.kubernetes\.io|nginx\.org)\/([a-z0-9-]+-)?snippets?$/)), ['has the annotation ', key]),
        ),
    ),
    // What the controller is told: https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/configmap/
    graph('v1/ConfigMap', ({ raw }) =>
      Object.entries(lenient).flatMap(([key, [value, remediation]]): readonly Problem[] =>
        String(raw.data?.[key]).toLowerCase() === value ? [{ message: `has ${key} ${raw.data[key]}`, at: ['data', key], remediation }] : [],
      ),
    ),
  ],
};

/** What lets whoever may write an Ingress write into the configuration, in small letters, and what to do about it. */
const lenient: Readonly<Record<string, readonly [value: string, remediation: string]>> = {
  'allow-snippet-annotations': ['true', 'Set allow-snippet-annotations to "false".'],
  'annotations-risk-level': ['critical', 'Set annotations-risk-level to High or less.'],
  'strict-validate-path-type': ['false', 'Set strict-validate-path-type to "true".'],
};
