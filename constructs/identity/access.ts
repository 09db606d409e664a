import { Contradiction, Dependency, frozenCopy } from '../../lib';
import { properties } from '../properties';

/** An action of a service, such as `bedrock:InvokeModel`. */
export type AccessAction = `${string}:${string}`;

/** An action by its name. */
type Named<A extends string> = A extends `${string}*${string}` ? Contradiction<"name each action: there is no '*'"> : A;

export interface AccessProps<A extends AccessAction = AccessAction> {
  /**
   * What it is, by the name under which the environment approves it: `models`.
   *
   * @pattern ^[a-z][A-Za-z0-9-]{0,62}$ a name such as 'models'
   */
  readonly name: string;
  /**
   * What the workload does, each by its name: `bedrock:InvokeModel`. Some of what the environment approves.
   *
   * @minItems 1
   * @uniqueItems
   * @pattern ^[a-z0-9-]+:[A-Za-z0-9]+$ the name of an action, such as 'bedrock:InvokeModel': there is no '*'
   */
  readonly actions: readonly A[];
}

/**
 * Cloud permissions for what is no resource of the app: a model, the bucket of another team. The environment approves what may be done, and says to
 * which resources a name stands for. It has no outputs.
 */
export class Access<const A extends AccessAction = AccessAction> extends Dependency {
  readonly type = 'access';
  readonly outputs = {} as const;
  readonly name: string;
  readonly actions: readonly AccessAction[];

  /** @throws UserError if an action is none, or stands for several */
  constructor(given: AccessProps<A> & { readonly actions: readonly Named<A>[] }) {
    super();
    const { name, actions } = properties.check<AccessProps>('AccessProps', given as unknown as AccessProps);
    this.name = name;
    this.actions = frozenCopy(actions);
  }
}
