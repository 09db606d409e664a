import { documents, graph, looksRandom, Policy, secretFormats, secretNames } from '../../../lib';

/** Nothing, a switch, a number, a place, and what stands for something else. */
const harmless = /^(?:|true|false|yes|no|none|null|\d+(?:\.\d+)?[a-z]*|arn:.*|\/.*|[\w.-]+:\d+|\$[({].*|\{\{.*|<.*>|\*+|changeme)$/is;

export const configPlainSecret: Policy = {
  name: 'k8s/config/plain-secret',
  description: 'No ConfigMap holds a secret: whoever may see the namespace reads it.',
  remediation: 'Put it into a Secret that External Secrets makes, or take it from a dependency.',
  source: 'https://kubernetes.io/docs/concepts/configuration/configmap/',
  severity: 'critical',
  controls: { nsa: ['Secrets'] },
  cure: 'Workload.files',
  showsValues: false,
  rule: graph(documents<{ readonly data?: Readonly<Record<string, string>> }>('v1/ConfigMap'), ({ raw }) =>
    Object.entries(raw.data ?? {})
      .filter(([key, value]) => typeof value === 'string' && holdsSecret(key, value))
      .map(([key]) => ({ message: `its entry '${key}' holds a secret`, at: ['data', key] })),
  ),
};

function holdsSecret(key: string, value: string): boolean {
  if (secretFormats.test(value)) return true;
  if (value.includes('\n') || harmless.test(value)) return false;
  return secretNames.test(key.toLowerCase()) || looksRandom(value);
}
