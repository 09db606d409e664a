import { documents, graph, isCredential, Policy, tellsCredential } from '../../../lib/rules';

export const configPlainSecret: Policy = {
  name: 'k8s/config/plain-secret',
  description: 'No ConfigMap holds a secret: whoever may see the namespace reads it.',
  remediation:
    "Take it out of data and binaryData: from a dependency, new Secret({ keys: ['apiKey'] }), or from a Secret that External Secrets makes.",
  source: 'https://kubernetes.io/docs/concepts/configuration/configmap/',
  rationale:
    'Usual roles for looking on show ConfigMaps and hide Secrets: colleagues, dashboards and support bundles get the value, and Git keeps it.',
  severity: 'critical',
  controls: { nsa: ['Secrets'] },
  cure: 'Workload.files',
  showsValues: false,
  rule: graph(documents<Config>('v1/ConfigMap'), ({ raw }) =>
    [...Object.entries(raw.data ?? {}).map(asWritten), ...Object.entries(raw.binaryData ?? {}).map(decoded)]
      .filter(({ key, text }) => text !== undefined && (isCredential(key, text) || tellsCredential(text)))
      .map(({ field, key }) => ({ message: `its entry '${key}' holds a secret`, at: [field, key] })),
  ),
};

interface Config {
  readonly data?: Readonly<Record<string, string>>;
  readonly binaryData?: Readonly<Record<string, string>>;
}

interface Entry {
  readonly field: 'data' | 'binaryData';
  readonly key: string;
  /** Nothing where it is no text. */
  readonly text: string | undefined;
}

function asWritten([key, value]: readonly [string, unknown]): Entry {
  return { field: 'data', key, text: typeof value === 'string' ? value : undefined };
}

/** What base64 holds; bytes that are no text are an image or a program. */
function decoded([key, value]: readonly [string, unknown]): Entry {
  const text = typeof value === 'string' ? Buffer.from(value, 'base64').toString() : '\0';
  return { field: 'binaryData', key, text: text.includes('\0') || text.includes('\ufffd') ? undefined : text };
}
