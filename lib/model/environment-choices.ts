import { UserError } from '../errors';
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

/**
 * A choice that something cannot do without.
 *
 * @param environment name, for the error
 * @param why what needs it
 * @throws UserError if the environment has not made it
 */
export function requiredChoice<K extends 'identity' | 'delivery' | 'routes' | 'monitoring' | 'queueScaling'>(
  environment: string,
  choices: EnvironmentChoices,
  property: K,
  why: string,
): NonNullable<EnvironmentChoices[K]> {
  const value = choices[property];
  if (!value)
    throw new UserError(`Environment '${environment}' states no '${property}', yet ${why}.`, `Set '${property}' in the environment.`);
  return value;
}
