import { Construct } from 'constructs';
import { atOnce } from '../../at-once';
import { Source, UserError } from '../../errors';
import { Absent, Binding, ClusterFact, ClusterSecret, Deferred, ExistingSecret, Remote, StoredSecret } from '../../model/binding';
import { returned } from '../../model/checks/returned';
import { Consumer } from '../../model/consumer';
import { Dependency } from '../../model/dependency';
import { Environment } from '../../model/environment';
import { Grant } from '../../model/identity';
import { Flow } from '../../model/network';
import { absentSource, deliveredFrom, EnvSource } from '../../model/output';
import { Provisioner } from '../../model/provisioner';
import type { Kind } from '../../properties/property';
import { asListed } from '../../source/listed';
import { checkBinding } from './check-binding';

const grantsKind: Kind = { is: 'list', of: { is: 'object', type: 'Grant' } };
const grantsWords = "a list of permissions: [{ actions: ['s3:GetObject'], resources: ['arn:…'] }], or [] for none";

/** Where the pods of a consumer find outputs, by output name. */
export type Sources = Readonly<Record<string, EnvSource | undefined>>;

/** A consumer, with the line that makes it one. */
export interface User extends Consumer {
  readonly source: Source | undefined;
  /** Who answers for it, where that is said. */
  readonly owner?: object | undefined;
}

/** A dependency that its environment fulfilled, once: whoever uses it is granted its own, and fetches outputs for itself. */
export class ProvidedDependency {
  /** Name of the provisioner. */
  readonly provider: string;
  /** Whom the pods of its consumers must reach. */
  readonly egress: readonly Flow[];
  private readonly binding: Binding;
  /** What is known only outside the cluster, as it was published. */
  private readonly published: readonly [remote: ReadonlySet<string>, publication: unknown] | undefined;
  private readonly consumers: User[] = [];

  /**
   * @param scope what it stands in, as `id`
   * @param dependency as its provisioner sees it
   * @param source the line that led to it
   * @param external what is there already, in place of what a provisioner makes
   * @throws UserError if the environment or the place cannot provide it
   */
  constructor(
    readonly environment: Environment,
    readonly scope: Construct,
    readonly id: string,
    readonly dependency: Dependency,
    readonly source: Source | undefined,
    external?: Provisioner,
  ) {
    const provisioner = external ?? environment.provisionerFor(dependency);
    this.provider = provisioner.name;
    this.binding = provisioner.provision(scope, id, dependency);
    this.egress = checkBinding(this.provider, `${scope.node.path}/${id}`, dependency, this.binding);
    this.requireSecrets();
    const remote = Object.entries(this.binding.outputs).filter((entry): entry is [string, Remote] => isRemote(entry[1]));
    if (remote.length > 0)
      this.published = [new Set(remote.map(([output]) => output)), environment.delivery.publish(scope, id, Object.fromEntries(remote))];
  }

  /** @throws UserError if something secret would lie in the clear: in the manifest is told where it is handed over */
  private requireSecrets(): void {
    const { outputs } = this.binding;
    const open = Object.entries(this.dependency.outputs).find(([name, kind]) => {
      const value = outputs[name];
      return (kind === 'secret' || kind === 'secretFile') && (value instanceof Deferred || value instanceof ClusterFact);
    });
    if (open)
      throw new UserError(
        `${this.provider} hands over the secret output '${this.scope.node.path}/${this.id}.${open[0]}' as a ${outputs[open[0]] instanceof Deferred ? 'Deferred' : 'ClusterFact'}, which everybody could read in a ConfigMap.`,
        'Hand over a StoredSecret, an ExistingSecret or a ClusterSecret in the provisioner; Absent where there is none.',
      );
  }

  /** Whether its grants are about what is no resource of this platform, on the word of an operator. */
  get isElsewhere(): boolean {
    return this.binding.isElsewhere ?? false;
  }

  /** Cloud permissions of somebody with an access. */
  grantsFor(access: string): readonly Grant[] {
    const { binding } = this;
    if (!binding.grantsFor) return [];
    const what = this.nameOf('grantsFor');
    const grants = returned<readonly Grant[]>(
      what,
      asListed(() => binding.grantsFor!(access)),
      grantsKind,
      grantsWords,
    );
    for (const grant of grants)
      for (const list of ['actions', 'resources'] as const) {
        if (grant[list].length === 0)
          throw new UserError(
            `${what} returned a permission without '${list}': ${JSON.stringify(grant)}.`,
            'Name at least one, or leave the permission out.',
          );
        // cdktf stands a whole list that it does not know in for by one text, which no text around it can hold.
        if (grant[list].some((one) => one.includes('#{TfToken[')))
          throw new UserError(
            `${what} returned a permission whose '${list}' are a list of which only Terraform knows how long it is.`,
            'Name each: its ARN as text, such as `instance.arn`, or one of the list, Fn.element(list, 0).',
          );
      }
    return grants;
  }

  /**
   * Brings its outputs to a consumer. What is known is literal, so that its change restarts the pods; the rest comes by name, through the
   * environment's delivery.
   *
   * @param id the dependency's name in the consumer
   * @param access what the consumer may do with it, or with what stands beside it
   * @throws UserError if nothing stands beside it where the access is to that
   */
  fetch(consumer: Construct, id: string, access: string): Sources {
    if (this.dependency.beside.includes(access)) return this.fetchBeside(access);
    const [remote, publication] = this.published ?? [new Set()];
    const delivered = remote.size > 0 ? this.environment.delivery.fetch(consumer, id, publication) : {};
    return Object.fromEntries(
      Object.entries(this.binding.outputs).map(([output, value]) => {
        if (value === undefined) return [output, undefined];
        if (isRemote(value)) return [output, delivered[output] && deliveredFrom(delivered[output], { published: publication, output })];
        return [output, sourceOf(value)];
      }),
    );
  }

  private fetchBeside(access: string): Sources {
    const { beside = {} } = this.binding as BesideByName;
    const outputs = Object.hasOwn(beside, access) ? beside[access] : undefined;
    if (!outputs)
      throw new UserError(
        `${this.provider} has nothing beside '${this.scope.node.path}/${this.id}' (${this.dependency.type}) for the access '${access}'.`,
        `Choose another access, or hand over its outputs in the provisioner: beside: { ${access}: { ${Object.keys(this.dependency.outputs).join(', ')} } }; of what is external, in 'beside' of its External.`,
      );
    return Object.fromEntries(Object.entries(outputs).map(([output, value]) => [output, sourceOf(value)]));
  }

  /**
   * Refuses a consumer in another stack where what it has is known in its own namespace only.
   *
   * @throws UserError with the cure
   */
  requireReachable(consumer: { readonly app: string }, name: string): void {
    const { outputs, beside = {} } = this.binding as Binding & BesideByName;
    const inside = [outputs, ...Object.values(beside)].some((each) => Object.values(each).some((value) => value instanceof ClusterSecret));
    const isInCluster = this.egress.some(({ peer }) => peer.pods !== undefined && peer.namespace === undefined);
    if (!inside && !isInCluster) return;
    throw new UserError(
      `${name} uses '${this.scope.node.path}/${this.id}' of another app, which lives in the cluster, in the namespace of its app.`,
      `Have it provided outside of the cluster, move the workload into that app, or give '${consumer.app}' one of its own.`,
    );
  }

  /** Notes who uses it, until `connect`. */
  use(consumer: User): void {
    this.consumers.push(consumer);
  }

  /** Who uses it, by name, so that the order of workloads changes no byte. */
  get users(): readonly User[] {
    return [...this.consumers].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** Tells its provisioner who uses it. */
  connect(): void {
    const consumers = this.users.map(({ source: _, owner: __, ...consumer }) => consumer);
    atOnce(
      this.nameOf('connect'),
      asListed(() => this.binding.connect?.(consumers)),
    );
  }

  private nameOf(method: 'grantsFor' | 'connect'): string {
    return `The function '${method}' of ${this.provider}`;
  }
}

interface BesideByName {
  readonly beside?: Readonly<Record<string, Readonly<Record<string, Near>>>>;
}

type Near = string | number | boolean | ClusterSecret | ClusterFact | Absent;

function sourceOf(value: Near): EnvSource {
  if (value instanceof Absent) return absentSource;
  const isReference = value instanceof ClusterSecret || value instanceof ClusterFact;
  return isReference ? { valueFrom: value.reference } : { value: String(value) };
}

function isRemote(value: unknown): value is Remote {
  return value instanceof Deferred || value instanceof StoredSecret || value instanceof ExistingSecret;
}
