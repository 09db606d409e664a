import { Construct } from 'constructs';
import { DeploymentStack } from '../deployment-stack';

/** Name of the workload that something stands in as `id`, as it is known outside of the code; of what is shared, its own. */
export function ownerName(scope: Construct, id: string): string {
  return DeploymentStack.of(scope).names.ownOf(scope, id)[0]!;
}
