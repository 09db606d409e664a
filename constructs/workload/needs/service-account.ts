import type { Needs } from './needs';

/** The service account of a workload, which mounts no token by itself. It tells policies what its workload shares with others, and what it may use elsewhere. */
export function serviceAccount(metadata: object, { shared, approved }: Pick<Needs, 'shared' | 'approved'>) {
  const annotations = {
    'slipway.dev/shared': listed(
      shared.map(({ scope, id }) => `${scope.node.path}/${id}`),
      ',',
    ),
    'slipway.dev/approved': listed(approved, ' '),
  };
  const stated = Object.entries(annotations).filter(([, value]) => value !== '');
  return {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    ...(stated.length > 0 && { metadata: { ...metadata, annotations: Object.fromEntries(stated) } }),
    automountServiceAccountToken: false,
  };
}

function listed(values: readonly string[], between: string): string {
  return [...new Set(values)].sort().join(between);
}
