import { Construct } from 'constructs';
import { Binding, ClusterSecret, checkName, claimSecret, DeploymentStack, Provisioner } from '../../lib';
import { provisioner } from '../provisioner';
import { Secret } from './secret';

/**
 * A Kubernetes Secret that somebody makes in each cluster, in the namespace of the app: `<workload>-<dependency>`, or
 * `shared-<name>` where it is shared, with the keys by their names. For a laptop, and for those whose secrets come sealed beside the manifests.
 */
export class KubernetesSecret implements Binding<Secret> {
  /** The provisioner that an operator lists in an environment. */
  static provisioner(): Provisioner<Secret> {
    return provisioner('secret', KubernetesSecret)();
  }

  readonly outputs: Binding<Secret>['outputs'];

  /** @throws UserError if somebody else makes a Secret of that name */
  constructor(scope: Construct, id: string, { keys }: Secret) {
    const path = `${scope.node.path}/${id}`;
    const stack = DeploymentStack.of(scope);
    const name = checkName(`The Secret of '${path}'`, stack.names.objectName(scope, id), 253);
    claimSecret(stack, name, path);
    this.outputs = Object.fromEntries(keys.map((key) => [key, new ClusterSecret(name, key)]));
  }
}
