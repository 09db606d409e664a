import { UserError } from '../errors';
import { frozenCopy } from '../frozen';
import type { Kind } from '../properties/property';
import { listedBy } from '../source/listed';
import { ByPlace, ClusterPlace } from './by-place/cluster-place';
import { ClusterServices, chosenAt, clusterChoices } from './by-place/cluster-services';
import { choices } from './checks/cures';
import { returned, returnedIfAny } from './checks/returned';
import { Cluster } from './cluster';
import { Delivery } from './delivery';
import { IdentityProvider } from './identity';
import { Monitoring } from './monitoring';
import { NodePlacement } from './node-placement';
import { Ordering } from './ordering';
import { QueueScaler } from './queue-scaling';
import { Region } from './region';
import { Routes } from './routes';
import { Telemetry } from './telemetry';

/**
 * How an environment brings workloads what they need, by what runs there. What may differ by cluster may be a function of the place:
 * `({ region, cluster }) => …`.
 */
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
  readonly routes?: ByPlace<Routes>;
  /**
   * Who collects metrics and evaluates alerts: `prometheusOperator()`, `scrapeAnnotations()` or `unmonitored()` of `slipway/constructs`.
   *
   * @default - not said: workloads with metrics or alerts are refused
   */
  readonly monitoring?: ByPlace<Monitoring>;
  /**
   * The OpenTelemetry collector that every workload is told of, and may reach.
   *
   * @default - none: workloads are told of none
   */
  readonly telemetry?: ByPlace<Telemetry>;
  /**
   * Approved nodes, by the name that workloads state as their `placement`.
   *
   * @default - none: workloads that state a placement are refused
   */
  readonly placements?: ByPlace<Readonly<Record<string, NodePlacement>>>;
  /**
   * Who scales workloads on the length of their queue: `keda()` of `slipway/constructs`.
   *
   * @default - nobody: workloads that scale on a queue are refused
   */
  readonly queueScaling?: ByPlace<QueueScaler>;
  /**
   * How whatever applies the manifests is told their order: `argoCd()` of `slipway/constructs`.
   *
   * @default - by the label `slipway.dev/stage` only, on workloads with a migration
   */
  readonly ordering?: ByPlace<Ordering>;
}

const referencesKind: Kind = { is: 'map', of: { is: 'object', type: 'Reference' } };
const referencesWords = "references by output name: { url: { configMapKeyRef: { name: '…', key: 'url' } } }";

/** What workloads are brought by the choices of their environment. */
export abstract class EnvironmentServices {
  /** Whether one of its choices may differ by cluster. */
  readonly differsByCluster: boolean;
  private readonly choices: EnvironmentChoices;
  private readonly services: ReadonlyMap<string, ClusterServices>;

  /**
   * @param name of the environment, for errors
   * @throws UserError if a choice that is a function returns what is none
   */
  constructor(
    readonly name: string,
    choices: EnvironmentChoices,
    regions: readonly Region[],
  ) {
    this.choices = choices;
    const places = regions.flatMap((region) => region.clusters.map((cluster) => Object.freeze(new ClusterPlace(name, region, cluster))));
    this.services = frozenCopy(new Map(places.map((place) => [place.cluster.name, chosenAt(place, choices)])));
    this.differsByCluster = clusterChoices.some((choice) => typeof choices[choice] === 'function');
  }

  /** What it has chosen for one of its clusters. */
  at({ name }: Cluster): ClusterServices {
    return this.services.get(name)!;
  }

  /**
   * How workloads receive cloud permissions.
   *
   * @throws UserError if they cannot
   */
  get identity(): IdentityProvider {
    return listedBy(this.required('identity', 'a dependency grants cloud permissions'), 'bind', (what, principal) =>
      returnedIfAny(what, principal, { is: 'text' }, "a text, such as the ARN of the pods' role"),
    );
  }

  /**
   * How deferred values and secrets reach the pods.
   *
   * @throws UserError if they cannot
   */
  get delivery(): Delivery {
    const delivery = this.required('delivery', 'a dependency has values that are known only after `terraform apply`');
    return listedBy(listedBy(delivery, 'publish'), 'fetch', (what, references) =>
      returned(what, references, referencesKind, referencesWords),
    );
  }

  private required<K extends 'identity' | 'delivery'>(property: K, why: string): NonNullable<EnvironmentChoices[K]> {
    const value = this.choices[property];
    if (!value)
      throw new UserError(
        `Environment '${this.name}' states no '${property}', yet ${why}.`,
        `Set it in the environment: ${choices[property]}.`,
      );
    return value;
  }
}
