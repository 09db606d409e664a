import { Construct } from 'constructs';
import { AssembledBinding, Call, Consumer, Dependency, DeploymentStack, Flow, Outputs } from '../../../lib';
import { DependencyOutputs } from '../pod/env';
import { bind, callKey } from './bind';

/** Dependencies by name. */
export type Dependencies = Readonly<Record<string, Dependency>>;

/** What an `env` function receives. */
export type OutputsOf<D extends Dependencies> = { readonly [K in keyof D]: Outputs<D[K]> };

/** What a workload needs, fulfilled once for all of its pods. */
export class Needs {
  /** By output name, by the dependency's name. */
  readonly outputs: DependencyOutputs;
  /** Calls, each with the key of the workload that answers. */
  readonly calls: readonly { readonly key: string; readonly call: Call }[];
  /** Whom its pods must reach, calls apart. */
  readonly egress: readonly Flow[];
  /** For the assembly. */
  readonly records: readonly AssembledBinding[];

  /** @throws UserError if the environment or the place cannot provide something */
  constructor(workload: Construct, dependencies: Dependencies, consumer: Consumer) {
    const stack = DeploymentStack.of(workload);
    const named = Object.entries(dependencies);
    const bound = named.map(([name, dependency]) => bind(workload, name, dependency, consumer));
    const grants = bound.flatMap((one) => one.grants);
    if (grants.length > 0) stack.environment.identity.bind(workload, consumer.serviceAccount, grants);

    this.outputs = Object.fromEntries(named.map(([name], index) => [name, bound[index]!.outputs]));
    this.calls = named.flatMap(([, dependency]) =>
      dependency instanceof Call ? [{ key: callKey(dependency, stack), call: dependency }] : [],
    );
    this.egress = [...bound.flatMap((one) => one.egress), ...(grants.length > 0 ? [{ peer: { place: 'identity' } } as const] : [])];
    this.records = bound.map(({ record }) => record);
  }
}
