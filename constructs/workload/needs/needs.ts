import { Construct } from 'constructs';
import {
  AssembledBinding,
  Beside,
  Call,
  Dependency,
  DeploymentStack,
  Flow,
  Grant,
  kebabCase,
  nearestFirst,
  Outputs,
  ProvidedDependency,
  Source,
  User,
  UserError,
} from '../../../lib';
import { DependencyOutputs } from '../pod/env';
import { Bound, bind, callKey } from './bind';
import { knownNames } from './known-names';

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
  /** Whether it is granted permissions of a cloud. */
  readonly isGranted: boolean;
  /** What it uses together with others. */
  readonly shared: readonly ProvidedDependency[];
  /** Resources that are none of this platform, to which operators approved its permissions. */
  readonly approved: readonly string[];
  /** Names of what is shared and nobody placed yet: all of it is refused in the end. */
  readonly awaited: readonly string[];
  /** For the assembly. */
  readonly records: readonly AssembledBinding[];

  /**
   * @param consumer the workload as what it uses sees it
   * @param source the line that defines it
   * @throws UserError if the environment or the place cannot provide something
   */
  constructor(
    workload: Construct,
    dependencies: Dependencies,
    consumer: Pick<User, 'pods' | 'serviceAccount' | 'owner'>,
    source: Source | undefined,
  ) {
    const stack = DeploymentStack.of(workload);
    const named = Object.entries(dependencies);
    requireApart(named.map(([name]) => name));
    const bound = bindAll(workload, named, source).map(withGrants);
    const grants = bound.flatMap((one) => one.grants);
    const principal = grants.length > 0 && stack.environment.identity.bind(workload, consumer.serviceAccount, grants);
    const user = { ...consumer, workload, name: `${stack.app}/${consumer.serviceAccount.name}`, ...(principal && { principal }) };
    for (const { provided, access } of bound) provided?.use({ ...user, access, source });

    const names = named.map(([name]) => name);
    this.outputs = knownNames(
      Object.fromEntries(named.map(([name], index) => [name, bound[index]!.outputs])),
      (name) =>
        new UserError(
          `The workload has no dependency '${name}' (dependencies: ${names.join(', ') || 'none'}).`,
          names.length > 0 ? `Did you mean '${nearestFirst(name, names)[0]}'?` : "State it in 'dependencies', or drop it.",
        ),
    );
    this.calls = named.flatMap(([, dependency]) =>
      dependency instanceof Call ? [{ key: callKey(dependency, stack), call: dependency }] : [],
    );
    this.isGranted = grants.length > 0;
    this.egress = [
      ...bound.flatMap(({ provided, left }) => provided?.egress ?? left?.egress.filter(({ peer }) => !('pods' in peer)) ?? []),
      ...(grants.length > 0 ? [{ peer: { place: 'identity' } } as const] : []),
    ];
    this.shared = bound.flatMap(({ provided, record }) => (provided && record.shared !== undefined ? [provided] : []));
    this.approved = bound.flatMap(({ provided, grants }) => (provided?.isElsewhere ? grants.flatMap(({ resources }) => resources) : []));
    this.awaited = named.flatMap(([name], index) => (bound[index]!.isAwaited ? [name] : []));
    this.records = bound.map(({ record }) => record);
  }
}

/**
 * Binds dependencies, those that stand beside others after these.
 *
 * @returns in their own order
 */
function bindAll(workload: Construct, named: readonly (readonly [string, Dependency])[], source: Source | undefined): readonly Bound[] {
  const siblings = new Map<string, readonly [Dependency, Bound]>();
  const isBeside = ([, dependency]: (typeof named)[number]) => dependency instanceof Beside;
  for (const [name, dependency] of [...named.filter((one) => !isBeside(one)), ...named.filter(isBeside)])
    siblings.set(name, [dependency, bind(workload, name, dependency, source, siblings)]);
  return named.map(([name]) => siblings.get(name)![1]);
}

/** @throws UserError if two names are one in what is made of them */
function requireApart(names: readonly string[]): void {
  const kebab = names.map(kebabCase);
  const twice = names.find((_, index) => kebab.indexOf(kebab[index]!) !== index);
  if (twice !== undefined)
    throw new UserError(
      `'dependencies' has the names '${names[kebab.indexOf(kebabCase(twice))]}' and '${twice}', which are both '${kebabCase(twice)}' in names of objects.`,
      'Rename one of them.',
    );
}

/** Asks what a workload may do once: what a provisioner answers need not be the same twice. */
function withGrants(bound: Bound): Bound & { readonly grants: readonly Grant[] } {
  const grants = (bound.provided ?? bound.left)?.grantsFor(bound.access) ?? [];
  return { ...bound, grants: bound.left ? grants.filter(isPlain) : grants };
}

/** Whether it reads no attribute of a resource: what is retired has none. */
function isPlain(grant: Grant): boolean {
  return !JSON.stringify(grant).includes('${');
}
