import { Provided } from '../../../lib';

/** The service account of a workload, which mounts no token by itself. It tells policies what its workload shares with others. */
export function serviceAccount(metadata: object, shared: readonly Provided[]) {
  const paths = [...new Set(shared.map(({ scope, id }) => `${scope.node.path}/${id}`))].sort();
  return {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    ...(paths.length > 0 && { metadata: { ...metadata, annotations: { 'slipway.dev/shared': paths.join(',') } } }),
    automountServiceAccountToken: false,
  };
}
