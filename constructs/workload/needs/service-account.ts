import { Environment, ServiceAccount, UserError } from '../../../lib';
import { KubernetesApi, renderKubernetesApi } from './kubernetes-api';
import type { Needs } from './needs';

/** What says whom the pods of a workload act as. */
interface Account {
  readonly serviceAccountName?: string;
  readonly kubernetesApi?: KubernetesApi;
}

/**
 * The service account of a workload and what it may ask of the Kubernetes API, by the id that they get in it; nothing for the account of somebody
 * else, to which nobody here grants anything.
 *
 * @throws UserError if its environment does not approve the account, or the workload needs what only its own could be granted
 */
export function accountObjects(
  { serviceAccountName, kubernetesApi }: Account,
  needs: Needs,
  metadata: object,
  own: ServiceAccount,
  environment: Environment,
): Readonly<Record<string, object>> {
  if (serviceAccountName === undefined)
    return { ServiceAccount: serviceAccount(metadata, needs), ...(kubernetesApi && renderKubernetesApi(kubernetesApi, own)) };
  environment.requireApproved('serviceAccounts', serviceAccountName, 'serviceAccountName');
  const granted = [needs.isGranted && 'dependencies grant permissions', kubernetesApi?.rules.length && "'kubernetesApi' has rules"].find(
    Boolean,
  );
  if (granted)
    throw new UserError(
      `'serviceAccountName' is '${serviceAccountName}', and ${granted}, which all pods of that account would have.`,
      "Drop 'serviceAccountName', or have whoever made it grant them: kubernetesApi: { rules: [] } still hands over its token.",
    );
  return {};
}

/** It mounts no token by itself, and tells policies what its workload shares with others, and what it may use elsewhere. */
function serviceAccount(metadata: object, { shared, approved }: Pick<Needs, 'shared' | 'approved'>) {
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
