import { UserError } from '../errors';
import { listedBy } from '../source/listed';
import { Delivery } from './delivery';
import { IdentityProvider } from './identity';
import { Monitoring } from './monitoring';
import { NodePlacement } from './node-placement';
import { Ordering } from './ordering';
import { QueueScaler } from './queue-scaling';
import { Routes } from './routes';
import { Telemetry } from './telemetry';

/** How an environment brings workloads what they need, by what runs there. */
export interface EnvironmentChoices {
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
}

/** What workloads are brought by the choices of their environment. */
export abstract class EnvironmentServices {
  readonly telemetry: Telemetry | undefined;
  readonly ordering: Ordering | undefined;
  private readonly choices: EnvironmentChoices;

  /** @param name of the environment, for errors */
  constructor(
    readonly name: string,
    choices: EnvironmentChoices,
  ) {
    this.choices = choices;
    this.telemetry = choices.telemetry;
    this.ordering = choices.ordering;
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
    const delivery = this.required('delivery', 'a dependency has values that are known only after `terraform apply`');
    return listedBy(listedBy(delivery, 'publish'), 'fetch');
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
    const { placements = {} } = this.choices;
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
  ): NonNullable<EnvironmentChoices[K]> {
    const value = this.choices[property];
    if (!value)
      throw new UserError(`Environment '${this.name}' states no '${property}', yet ${why}.`, `Set '${property}' in the environment.`);
    return value;
  }
}
