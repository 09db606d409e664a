import { Construct } from 'constructs';
import { Dependency, DeploymentStack, UserError } from '../lib';
import { noteProvided } from '../lib/provided';

/**
 * The scope of what provisioners make, looked at: somebody may make it by hand, and JavaScript gives nothing where nothing is written, and anything
 * where something else is.
 *
 * @param made its class
 * @param given what it takes, by the name of the parameter
 * @param asked the class of the dependency that it is made for
 * @throws UserError if the scope is in no stack, something else is missing, or its dependency is none or of another class
 */
export function madeIn(
  scope: Construct,
  made: { readonly name: string },
  given: Readonly<Record<string, unknown>> = {},
  asked: abstract new (...given: never[]) => Dependency = Dependency,
): Construct {
  noteProvided(made);
  DeploymentStack.of(scope);
  const [missing] =
    Object.entries(given).find(([name, value]) =>
      name === 'dependency' ? !(value instanceof Dependency) : typeof value !== 'object' || value === null,
    ) ?? [];
  const cure = `Write new ${made.name}(scope, id, ${Object.keys(given).join(', ')}); or list ${made.name}.provisioner() in an environment, which makes it.`;
  if (missing !== undefined) throw new UserError(`${made.name} is made without '${missing}'.`, cure);
  const { dependency } = given;
  if (dependency !== undefined && !(dependency instanceof asked))
    throw new UserError(`${made.name} is made for ${(dependency as object).constructor.name}, and fulfils ${asked.name}.`, cure);
  return scope;
}
