import { Construct } from 'constructs';
import { Dependency, DeploymentStack, UserError } from '../lib';

/**
 * The scope of what provisioners make, looked at: somebody may make it by hand, and JavaScript gives nothing where nothing is written, and anything
 * where something else is.
 *
 * @param made its class
 * @param given what it takes, by the name of the parameter
 * @throws UserError if the scope is in no stack, something else is missing, or its dependency is none
 */
export function madeIn(scope: Construct, made: { readonly name: string }, given: Readonly<Record<string, unknown>> = {}): Construct {
  DeploymentStack.of(scope);
  const [missing] =
    Object.entries(given).find(([name, value]) =>
      name === 'dependency' ? !(value instanceof Dependency) : typeof value !== 'object' || value === null,
    ) ?? [];
  if (missing !== undefined)
    throw new UserError(
      `${made.name} is made without '${missing}'.`,
      `Write new ${made.name}(scope, id, ${Object.keys(given).join(', ')}); or list ${made.name}.provisioner() in an environment, which makes it.`,
    );
  return scope;
}
