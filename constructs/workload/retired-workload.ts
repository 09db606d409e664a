import { Construct } from 'constructs';
import { checkRetirement, currentSource, Dependency, kebabCase, Retired, type Retirement, UserError } from '../../lib';
import { properties } from '../properties';
import { Dependencies } from './needs/needs';
import { stackFor } from './place/stack-for';
import { workloadNames } from './place/workload-names';

export interface RetiredWorkloadProps extends Retirement {
  /**
   * What it had and nobody needs any longer, by name, as it was stated.
   *
   * @default - nothing but its volumes
   */
  readonly dependencies?: Dependencies;
  /**
   * What it was called in the code before: one name, or all of them, the oldest first.
   *
   * @format object-name
   * @default - it was never renamed
   */
  readonly formerly?: string | readonly string[];
  /**
   * What it was called in the cluster and in names of the cloud.
   *
   * @format object-name
   * @default - the oldest name of `formerly`, or its name in the code
   */
  readonly knownAs?: string;
}

/**
 * A workload that is gone, and whose data is not destroyed: Terraform forgets what its dependencies were, and its volumes stay. It has no pods, no
 * role and no line in the release.
 */
export class RetiredWorkload extends Construct {
  /** @throws UserError if a property is malformed, or its environment could not have provided what it had */
  constructor(scope: Construct, id: string, stated: RetiredWorkloadProps) {
    const stack = stackFor(scope, id);
    super(stack, id);
    const source = currentSource();
    const { dependencies = {}, formerly, knownAs, ...given } = properties.check<RetiredWorkloadProps>('RetiredWorkloadProps', stated);
    const retirement = checkRetirement(given, `the retired workload '${id}'`);
    stack.names.enter(this, undefined, workloadNames(id, { ...(formerly && { formerly }), ...(knownAs && { knownAs }) }), source);
    stack.names.leave(this, undefined, retirement, source);
    for (const [name, dependency] of Object.entries(dependencies)) {
      if (!(dependency instanceof Dependency))
        throw new UserError(`'dependencies.${name}' of the retired workload '${id}' is none.`, 'State what it had: new Bucket().');
      const one = dependency instanceof Retired ? dependency : new Retired(dependency, retirement);
      stack.bindings.own(one.dependency, { name: `workload '${stack.app}/${id}'`, dependency: name, id, source });
      stack.bindings.retire(stack, this, kebabCase(name), one, source);
    }
  }
}
