import { Construct } from 'constructs';
import { checkFileName, checkName, DeploymentStack, takenBy, UserError } from '../../../lib';

/**
 * The stack in which a workload is defined.
 *
 * @param id name of the workload
 * @param limit most characters of the name
 * @throws UserError if the name is malformed or taken, or the scope is no stack
 */
export function stackFor(scope: Construct, id: string, limit?: number): DeploymentStack {
  checkFileName('A workload', checkName('A workload', id, limit));
  // https://kubernetes.io/docs/concepts/security/service-accounts/#default-service-accounts
  if (id === 'default')
    throw new UserError(
      `A workload has the name 'default', which is that of the service account of all pods of a namespace that name none.`,
      'Choose another one: its own service account has its name.',
    );
  const stack = DeploymentStack.of(scope);
  if (scope !== stack) {
    throw new UserError(
      `Workload '${id}' is defined in '${scope.node.path}'.`,
      'Define it in the DeploymentStack itself: its id is its name.',
    );
  }
  const taken = takenBy(stack, id);
  if (taken !== undefined) throw new UserError(`Stack '${stack.node.id}' has '${id}' already: ${taken}.`, 'Give each a name of its own.');
  return stack;
}
