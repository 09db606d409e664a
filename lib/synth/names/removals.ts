import { compareTexts } from '../../wording/compare-texts';
import { DeploymentStack } from '../deployment-stack';
import { formerAddresses } from './moves';

/**
 * Has Terraform forget what is retired, by every address that a state may know it by, and destroy nothing of it.
 *
 * @param departed addresses of what stacks of other apps take in
 * @see https://developer.hashicorp.com/terraform/language/resources/syntax#removing-resources
 */
export function declareRemovals(stack: DeploymentStack, departed: readonly string[] = []): void {
  const { forgotten } = stack.names.retirements;
  const addresses = [...new Set([...forgotten.flatMap((resource) => formerAddresses(stack, resource)), ...departed])].sort(compareTexts);
  if (addresses.length > 0)
    stack.addOverride('removed', [...stated(stack), ...addresses.map((from) => ({ from, lifecycle: { destroy: false } }))]);
}

/** Those that a program states by itself. */
function stated(stack: DeploymentStack): readonly unknown[] {
  const { removed = [] } = (stack as unknown as { readonly rawOverrides: { readonly removed?: readonly unknown[] } }).rawOverrides;
  return removed;
}
