import { Construct } from 'constructs';
import { Source } from '../../errors';
import { Dependency } from '../../model/dependency';
import { Environment } from '../../model/environment';
import { atLine } from '../at-line';
import { Provided } from './provided';

/** The dependencies of one platform, as its environments fulfilled them. */
export class Bindings {
  private readonly provided: Provided[] = [];

  /**
   * Has an environment fulfil a dependency as `id` in a scope.
   *
   * @throws UserError if the environment or the place cannot provide it
   */
  provide(environment: Environment, scope: Construct, id: string, dependency: Dependency, source: Source | undefined): Provided {
    const provided = new Provided(environment, scope, id, dependency, source);
    this.provided.push(provided);
    return provided;
  }

  /** Tells provisioners who uses what they made, once all workloads are defined. */
  connect(): void {
    for (const provided of this.provided) atLine(provided.source, () => provided.connect());
  }
}
