import { documents, graph, isCredential, Policy, tellsCredential } from '../../../lib';

export const configPlainSecret: Policy = {
  name: 'k8s/config/plain-secret',
  description: 'No ConfigMap holds a secret: whoever may see the namespace reads it.',
  remediation: "Take it out of data: from a dependency, new Secret({ keys: ['apiKey'] }), or from a Secret that External Secrets makes.",
  source: 'https://kubernetes.io/docs/concepts/configuration/configmap/',
  severity: 'critical',
  controls: { nsa: ['Secrets'] },
  cure: 'Workload.files',
  showsValues: false,
  rule: graph(documents<{ readonly data?: Readonly<Record<string, string>> }>('v1/ConfigMap'), ({ raw }) =>
    Object.entries(raw.data ?? {})
      .filter(([key, value]) => typeof value === 'string' && (isCredential(key, value) || tellsCredential(value)))
      .map(([key]) => ({ message: `its entry '${key}' holds a secret`, at: ['data', key] })),
  ),
};
