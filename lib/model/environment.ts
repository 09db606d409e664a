import type { TerraformStack } from 'cdktf';
import { UserError } from '../errors';
import type { Pack } from '../policy/pack';
import type { Waiver } from '../policy/waivers/waiver';
import { listedBy } from '../source/origin';
import { checkOrigin } from './approved-origin';
import { Delivery } from './delivery';
import { Dependency } from './dependency';
import { Difference } from './difference';
import { IdentityProvider } from './identity';
import { Monitoring } from './monitoring';
import { checkName } from './names';
import { checkNodePlacement, NodePlacement } from './node-placement';
import { Ordering } from './ordering';
import { checkRegion, Region } from './place';
import { Provisioner } from './provisioner';
import { QueueScaler } from './queue-scaling';
import { Release } from './release';
import { Routes } from './routes';
import { Telemetry, telemetryEgress } from './telemetry';

/** One app group in one region of an environment: what a DeploymentStack is made for. */
export interface Place {
  readonly environment: Environment;
  readonly region: Region;
  /** Name of the app group, such as `shop`. */
  readonly app: string;
}

/** Adds the Terraform backend or a provider to a stack. */
export type TerraformSetup = (stack: TerraformStack, place: Place) => void;

export interface EnvironmentProps {
  /** Name in kebab-case, such as `production`. */
  readonly name: string;
  /**
   * Where its workloads run: at least one region.
   *
   * @minItems 1
   */
  readonly regions: readonly Region[];
  /** Approved provisioners: at most one for each dependency type. */
  readonly provisioners: readonly Provisioner[];
  /** Which images run. */
  readonly release: Release;
  /**
   * The Terraform backend and providers of each stack; one of them must add a backend where a region has a cloud account.
   *
   * @default - a local backend outside the output folder, and no provider
   */
  readonly terraform?: readonly TerraformSetup[];
  /**
   * How workloads receive cloud permissions.
   *
   * @default - none: dependencies that grant some are refused
   */
  readonly identity?: IdentityProvider;
  /**
   * How deferred values and secrets of the cloud reach the pods.
   *
   * @default - none: dependencies that have some are refused
   */
  readonly delivery?: Delivery;
  /**
   * How requests from outside reach workloads: `ingressRoutes(…)` or `gatewayRoutes(…)` of `slipway/constructs`.
   *
   * @default - not at all: workloads with routes are refused
   */
  readonly routes?: Routes;
  /**
   * Who collects metrics and evaluates alerts: `prometheusOperator()`, `scrapeAnnotations()` or `unmonitored()` of `slipway/constructs`.
   *
   * @default - not said: workloads with metrics or alerts are refused
   */
  readonly monitoring?: Monitoring;
  /**
   * The OpenTelemetry collector that every workload is told of, and may reach.
   *
   * @default - none: workloads are told of none
   */
  readonly telemetry?: Telemetry;
  /**
   * Approved nodes, by the name that workloads state as their `placement`.
   *
   * @default - none: workloads that state a placement are refused
   */
  readonly placements?: Readonly<Record<string, NodePlacement>>;
  /**
   * Who scales workloads on the length of their queue: `keda()` of `slipway/constructs`.
   *
   * @default - nobody: workloads that scale on a queue are refused
   */
  readonly queueScaling?: QueueScaler;
  /**
   * How whatever applies the manifests is told their order: `argoCd()` of `slipway/constructs`.
   *
   * @default - by the label `slipway.dev/stage` only, on workloads with a migration
   */
  readonly ordering?: Ordering;
  /**
   * Namespace of an app group's workloads: for a preview that shares its cluster, say.
   *
   * @default - the app's name
   */
  readonly namespace?: (app: string) => string;
  /**
   * Whether its data is protected from deletion.
   *
   * @default false
   */
  readonly protected?: boolean;
  /**
   * Whether every released image must be pinned by digest.
   *
   * @default false
   */
  readonly requireDigest?: boolean;
  /**
   * What differs here from what the workloads state, by `<app>/<workload>`.
   *
   * @propertyNames workload
   * @default - nothing
   */
  readonly differences?: Readonly<Record<string, Difference>>;
  /**
   * The policies that everything in it must follow: `[baseline]` of `slipway/policies`, and packs of your own.
   *
   * @default - none: nothing is checked, and reports say so
   */
  readonly policies?: readonly Pack[];
  /**
   * Who may make resources, beside the library and what this environment lists and chooses: packages by name, files and folders of the
   * project as `./platform`. The policy `x/approved-origin` finds what anybody else makes.
   *
   * @default - nobody
   */
  readonly approvedOrigins?: readonly string[];
  /**
   * Findings that are accepted for a while: `readWaivers('waivers.yaml')`, or stated in code.
   *
   * @default - none
   */
  readonly waivers?: readonly Waiver[];
  /**
   * Pods of a workload that states neither `replicas` nor `autoscaling`.
   *
   * @minimum 0
   * @default 2
   */
  readonly replicas?: number;
}

/** Where workloads run: what an operator has chosen and approved. */
export class Environment {
  readonly name: string;
  readonly regions: readonly Region[];
  readonly release: Release;
  readonly terraform: readonly TerraformSetup[];
  readonly protected: boolean;
  readonly requireDigest: boolean;
  readonly replicas: number;
  readonly telemetry: Telemetry | undefined;
  readonly ordering: Ordering | undefined;
  readonly policies: readonly Pack[];
  readonly approvedOrigins: readonly string[];
  readonly waivers: readonly Waiver[];
  private readonly provisioners: ReadonlyMap<string, Provisioner>;

  /** @throws UserError if the properties contradict themselves */
  constructor(private readonly props: EnvironmentProps) {
    this.name = checkName('An environment', props.name);
    this.regions = props.regions.map(chosenNetworks);
    this.release = props.release;
    this.terraform = props.terraform ?? [];
    this.protected = props.protected ?? false;
    this.requireDigest = props.requireDigest ?? false;
    this.replicas = props.replicas ?? 2;
    this.telemetry = props.telemetry;
    this.ordering = props.ordering;
    this.policies = props.policies ?? [];
    this.approvedOrigins = (props.approvedOrigins ?? []).map((origin) => checkOrigin(this.name, origin));
    this.waivers = props.waivers ?? [];
    this.provisioners = new Map(props.provisioners.map((provisioner) => [provisioner.type, provisioner]));

    if (props.regions.length === 0) throw new UserError(`Environment '${this.name}' has no region.`, 'List at least one.');
    if (!Number.isInteger(this.replicas) || this.replicas < 0)
      throw new UserError(`Environment '${this.name}' states 'replicas' as ${this.replicas}.`, 'Choose a whole number from 0.');
    for (const region of this.regions) checkRegion(this.name, region);
    if (this.telemetry) telemetryEgress(this.telemetry);
    for (const [name, placement] of Object.entries(props.placements ?? {}))
      checkNodePlacement(`Placement '${name}' of environment '${this.name}'`, placement);
    const names = {
      regions: this.regions.map(({ region }) => region),
      clusters: this.regions.flatMap((region) => region.clusters.map(({ name }) => name)),
    };
    for (const [what, all] of Object.entries(names)) {
      const twice = all.find((name, index) => all.indexOf(name) !== index);
      if (twice)
        throw new UserError(
          `Environment '${this.name}' lists two ${what} named '${twice}'.`,
          'Give each a name of its own: stacks are named by region, and manifests are written by cluster.',
        );
    }
    for (const provisioner of props.provisioners) {
      const other = this.provisioners.get(provisioner.type)!;
      if (other !== provisioner) {
        throw new UserError(
          `Environment '${this.name}' lists two provisioners for '${provisioner.type}': ${provisioner.name} and ${other.name}.`,
          'Keep one of them.',
        );
      }
    }
  }

  /** Derives an environment, such as a preview of a pull request: what `changes` states is replaced as a whole. */
  with(changes: Partial<EnvironmentProps> & Pick<EnvironmentProps, 'name'>): Environment {
    return new Environment({ ...this.props, ...changes });
  }

  /**
   * Defines an app group in this environment: one stack for each of its regions.
   *
   * @param platform what is synthesized together
   * @param app name of the app group, which is also the namespace of its workloads unless the environment says otherwise
   * @param define places the workloads in a stack
   * @param options `regions` limits the app to some regions, by name
   */
  stamp<S>(
    platform: { stamp(environment: Environment, app: string, define: (stack: S) => void, options?: StampOptions): void },
    app: string,
    define: (stack: S) => void,
    options?: StampOptions,
  ): void {
    platform.stamp(this, app, define, options);
  }

  /** What differs here from what a workload states. */
  differenceOf(workload: string): Difference {
    const { differences = {} } = this.props;
    return (Object.hasOwn(differences, workload) ? differences[workload] : undefined) ?? {};
  }

  /** Namespace of an app group's workloads. */
  namespaceOf(app: string): string {
    return this.props.namespace?.(app) ?? app;
  }

  /**
   * The provisioner that this environment approves for a dependency.
   *
   * @throws UserError if it approves none
   */
  provisionerFor({ type }: Dependency): Provisioner {
    const provisioner = this.provisioners.get(type);
    if (!provisioner) {
      const approved = [...this.provisioners.keys()].sort().join(', ') || 'none';
      throw new UserError(
        `Environment '${this.name}' approves no provisioner for '${type}' (approved: ${approved}).`,
        'List one in the environment, or drop the dependency.',
      );
    }
    return listedBy(provisioner, 'provision');
  }

  /**
   * How workloads receive cloud permissions.
   *
   * @throws UserError if they cannot
   */
  get identity(): IdentityProvider {
    return listedBy(this.required('identity', 'a dependency grants cloud permissions'), 'bind');
  }

  /**
   * How deferred values and secrets reach the pods.
   *
   * @throws UserError if they cannot
   */
  get delivery(): Delivery {
    return listedBy(this.required('delivery', 'a dependency has values that are known only after `terraform apply`'), 'deliver');
  }

  /**
   * How requests from outside reach workloads.
   *
   * @throws UserError if they cannot
   */
  get routes(): Routes {
    return this.required('routes', 'a workload has some');
  }

  /**
   * Who collects metrics and evaluates alerts.
   *
   * @throws UserError if that is not said
   */
  get monitoring(): Monitoring {
    return this.required('monitoring', 'a workload has metrics or alerts');
  }

  /**
   * Who scales workloads on the length of their queue.
   *
   * @throws UserError if nobody does
   */
  get queueScaling(): QueueScaler {
    return this.required('queueScaling', 'a workload scales on the length of its queue');
  }

  /**
   * Nodes by their approved name.
   *
   * @throws UserError if none have it
   */
  placementOf(name: string): NodePlacement {
    const { placements = {} } = this.props;
    const placement = Object.hasOwn(placements, name) ? placements[name] : undefined;
    if (!placement) {
      throw new UserError(
        `'placement' is '${name}', which environment '${this.name}' does not have (placements: ${Object.keys(placements).join(', ') || 'none'}).`,
        "State one of them, or add it to 'placements' of the environment: {} is any node.",
      );
    }
    return placement;
  }

  private required<K extends 'identity' | 'delivery' | 'routes' | 'monitoring' | 'queueScaling'>(
    property: K,
    why: string,
  ): NonNullable<EnvironmentProps[K]> {
    const value = this.props[property];
    if (!value)
      throw new UserError(`Environment '${this.name}' states no '${property}', yet ${why}.`, `Set '${property}' in the environment.`);
    return value;
  }
}

function chosenNetworks(region: Region): Region {
  return { ...region, clusters: region.clusters.map((cluster) => ({ ...cluster, network: listedBy(cluster.network, 'allow') })) };
}

export interface StampOptions {
  /**
   * Regions of the environment, by name.
   *
   * @minItems 1
   * @uniqueItems
   * @default - all of them
   */
  readonly regions?: readonly string[];
}
