import { Construct } from 'constructs';
import { Binding, Dependency, frozenCopy, Provisioner } from '../lib';

/** A construct that makes what a dependency needs, and hands over its outputs. */
export type ProvisionerClass<D extends Dependency, O> = new (scope: Construct, id: string, dependency: D, options: O) => Binding<D>;

/** What an operator states: nothing, where all options have a default. */
export type ProvisionerOptions<O> = Record<never, never> extends O ? [options?: O] : [options: O];

/**
 * Makes the function that an operator calls in an environment: `static readonly provisioner = provisioner('mysql', AwsMySql)`.
 *
 * The options are copied when they are given. Its name in reports is that of the class.
 *
 * @param type of the dependency that it fulfils
 * @param construct makes the resources
 * @param keeps Terraform types and Kubernetes kinds that it makes and that keep data, where slipway does not know them
 */
export function provisioner<D extends Dependency, O extends object = Record<never, never>>(
  type: D['type'],
  construct: ProvisionerClass<D, O>,
  keeps?: readonly string[],
): (...options: ProvisionerOptions<O>) => Provisioner<D> {
  return (...[given]) => {
    const options = frozenCopy((given ?? {}) as O);
    return {
      type,
      name: construct.name,
      ...(keeps && { keeps }),
      provision: (scope, id, dependency) => new construct(scope, id, dependency, options),
    };
  };
}
