import { UserError } from '../../errors';
import { freezeMade, frozenCopy } from '../../frozen';
import { libProperties } from '../../properties/lib-properties';
import { currentSource } from '../../source/source';
import { nearestFirst } from '../../wording/nearest';
import { shown } from '../../wording/shown';
import { Absent, BesideOutputs, Binding, ClusterFact, ClusterSecret, ExistingSecret } from '../binding';
import { checkFlows } from '../checks/check-flow';
import { Dependency, type OutputKind } from '../dependency';
import type { Grant } from '../identity';
import type { Flow } from '../network';
import { checkNamed } from './named-grant';

/** What stands for an output of something that is there already: a secret by where it lies, never as it is. */
export type ExternalOutput<K extends OutputKind = OutputKind> = K extends 'secret' | 'secretFile'
  ? ClusterSecret | ExistingSecret | Absent
  : string | number | boolean | ClusterFact | Absent;

export interface ExternalProps<D extends Dependency = Dependency> {
  /** By output name: every one that the dependency has. */
  readonly outputs: { readonly [O in keyof D['outputs']]: ExternalOutput<D['outputs'][O]> };
  /**
   * Outputs of what stands beside it, by the access that is to that: `{ receiveDeadLetters: { url, name, region } }` of a `Queue`.
   *
   * @default - nothing stands beside it
   */
  readonly beside?: BesideOutputs<D>;
  /** Whom the workload's pods must reach to use it, with the ports; `[]` where nobody. */
  readonly egress: readonly Flow[];
  /**
   * Cloud permissions that using it takes, with names and without `*`; or by access of the dependency, such as `send` and `receive` of a `Queue`.
   *
   * @default - none
   */
  readonly grants?: readonly Grant[] | Readonly<Record<string, readonly Grant[]>>;
}

/**
 * Something that is there already, in place of what a provisioner would make: a database, a cache, a broker. An operator states it of one dependency
 * of one workload, in `external` of a region.
 */
export class External<D extends Dependency = Dependency> {
  /**
   * @param type class of the dependency, such as `Postgres`
   * @throws UserError if a property is malformed
   */
  static of<C extends abstract new (...args: never[]) => Dependency>(
    type: C,
    given: ExternalProps<InstanceType<C>>,
  ): External<InstanceType<C>> {
    return new External<InstanceType<C>>(type as never, given);
  }

  private readonly source = currentSource();

  private constructor(
    private readonly type: abstract new (...args: never[]) => D,
    given: ExternalProps<D>,
  ) {
    if (typeof type !== 'function' || !(type.prototype instanceof Dependency))
      throw new UserError(`External is of ${shown(type)}.`, 'Name the class of a dependency: External.of(Postgres, { … }).');
    this.props = frozenCopy(libProperties.check('ExternalProps', given, `an external ${type.name}`));
    checkFlows((index) => `'egress[${index}]' of an external ${type.name}`, this.props.egress);
    for (const grant of Object.values(this.props.grants ?? {}).flat()) checkNamed(grant, `'grants' of an external ${type.name}`);
    freezeMade(this, External, new.target);
  }

  private readonly props: ExternalProps<D>;

  /**
   * What it hands to a workload.
   *
   * @param where whose it is, for errors: `'shop/orders.db' of region 'eu-west-1' of environment 'production'`
   * @throws UserError naming what is missing, too much, or of the wrong kind
   */
  bind(dependency: D, where: string): Binding<D> {
    const refuse = (what: string, cure: string): never => {
      throw new UserError(`${what}: the external ${where}.`, cure, this.source);
    };
    if (!(dependency instanceof this.type))
      refuse(
        `It is a ${this.type.name}, and the dependency a ${dependency.constructor.name}`,
        `State it as \`External.of(${dependency.constructor.name}, { … })\`.`,
      );
    const { outputs, beside, egress, grants } = this.props;
    const given = outputs as Readonly<Record<string, unknown>>;
    const asked = Object.entries<OutputKind>(dependency.outputs);
    for (const [output, kind] of asked) {
      const value = Object.hasOwn(given, output) ? given[output] : undefined;
      const misspelt = Object.keys(given).find((name) => !Object.hasOwn(dependency.outputs, name));
      if (value === undefined && misspelt !== undefined && nearestFirst(misspelt, Object.keys(dependency.outputs))[0] === output)
        refuse(`It states the output '${misspelt}', which the dependency has not`, `Did you mean '${output}'?`);
      if (value === undefined)
        refuse(
          `It states no output '${output}' (states: ${Object.keys(given).join(', ') || 'none'})`,
          `State it: outputs: { ${output}: … }; where there is none, 'new Absent()'.`,
        );
      const isSecret = kind === 'secret' || kind === 'secretFile';
      if (isSecret && !(value instanceof ClusterSecret || value instanceof ExistingSecret || value instanceof Absent))
        refuse(
          `It states the secret output '${output}' as it is`,
          "Say where it lies: `new ExistingSecret('<name in the store>', '<key>')`, or `new ClusterSecret('<Secret>', '<key>')`.",
        );
      if (
        !isSecret &&
        !['string', 'number', 'boolean'].includes(typeof value) &&
        !(value instanceof ClusterFact || value instanceof Absent)
      )
        refuse(
          `Its output '${output}' is no plain value, but ${shown(value)}`,
          'Write a text, a number, true or false; or `new ClusterFact(…)`.',
        );
    }
    const unknown = Object.keys(given).find((output) => !Object.hasOwn(dependency.outputs, output));
    if (unknown !== undefined)
      refuse(
        `It states the output '${unknown}', which the dependency has not`,
        `Did you mean '${nearestFirst(unknown, Object.keys(dependency.outputs))[0]}'?`,
      );
    return {
      outputs: outputs as Binding<D>['outputs'],
      egress,
      ...(beside && { beside }),
      isElsewhere: true,
      ...(grants && { grantsFor: grantsBy(grants, dependency, refuse) }),
    };
  }

  /** Whether it is of the class of a dependency. */
  fits(dependency: Dependency): boolean {
    return dependency instanceof this.type;
  }

  /** The secrets that it names, by where they lie. */
  get secrets(): readonly (ClusterSecret | ExistingSecret)[] {
    const { outputs, beside = {} } = this.props;
    return [outputs, ...Object.values(beside)]
      .flatMap((each) => Object.values<unknown>(each as Readonly<Record<string, unknown>>))
      .filter((value): value is ClusterSecret | ExistingSecret => value instanceof ClusterSecret || value instanceof ExistingSecret);
  }
}

/** What is granted with an access: the same with each, or what is stated of it. */
function grantsBy(
  grants: NonNullable<ExternalProps['grants']>,
  { accesses: own, beside }: Dependency,
  refuse: (what: string, cure: string) => never,
): (access: string) => readonly Grant[] {
  if (isList(grants)) return () => grants;
  const accesses = [...own, ...beside];
  const other = Object.keys(grants).find((access) => !accesses.includes(access));
  if (other !== undefined)
    refuse(
      `Its 'grants' are of the access '${other}', which the dependency knows not (accesses: ${accesses.join(', ')})`,
      'Name one of them.',
    );
  return (access) =>
    Object.hasOwn(grants, access)
      ? grants[access]!
      : refuse(`Its 'grants' say nothing of the access '${access}', which is asked for`, `State it; '${access}: []' where it takes none.`);
}

function isList(grants: NonNullable<ExternalProps['grants']>): grants is readonly Grant[] {
  return Array.isArray(grants);
}
