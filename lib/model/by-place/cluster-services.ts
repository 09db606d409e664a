import { atOnce } from '../../at-once';
import { UserError } from '../../errors';
import { frozenCopy } from '../../frozen';
import { libProperties } from '../../properties/lib-properties';
import type { Monitoring } from '../monitoring';
import { checkPlacements, NodePlacement } from '../node-placement';
import type { Ordering } from '../ordering';
import type { QueueScaler } from '../queue-scaling';
import type { Routes } from '../routes';
import { checkTelemetry, Telemetry } from '../telemetry';
import type { ByPlace, ClusterPlace } from './cluster-place';

/** What an environment has chosen for one cluster. */
interface ClusterChoices {
  readonly routes?: Routes | undefined;
  readonly monitoring?: Monitoring | undefined;
  readonly telemetry?: Telemetry | undefined;
  readonly placements?: Readonly<Record<string, NodePlacement>> | undefined;
  readonly queueScaling?: QueueScaler | undefined;
  readonly ordering?: Ordering | undefined;
}

/** The choices that may differ by cluster. */
export const clusterChoices = ['routes', 'monitoring', 'telemetry', 'placements', 'queueScaling', 'ordering'] as const;

/** The same, each for all clusters or as a function of the place. */
type ChoicesByPlace = { readonly [C in keyof ClusterChoices]: ByPlace<NonNullable<ClusterChoices[C]>> };

/**
 * What an environment has chosen for a cluster, functions asked.
 *
 * @throws UserError if a function returns what is no such choice
 */
export function chosenAt(place: ClusterPlace, choices: ChoicesByPlace): ClusterServices {
  const chosen = clusterChoices.flatMap((choice) => {
    const stated = choices[choice];
    return stated === undefined ? [] : [[choice, typeof stated === 'function' ? asked(place, choice, stated) : stated]];
  });
  return new ClusterServices(place, Object.fromEntries(chosen));
}

function asked(place: ClusterPlace, choice: keyof ClusterChoices, choose: (place: ClusterPlace) => unknown): unknown {
  const returned = frozenCopy(atOnce(`The function '${choice}' of environment '${place.environment}'`, choose(place)));
  if (returned === undefined) return undefined;
  const subject = `environment '${place.environment}' in cluster '${place.cluster.name}'`;
  return libProperties.check<ClusterChoices>('ClusterChoices', { [choice]: returned }, subject)[choice];
}

/** What workloads of one cluster are brought by the choices of their environment. */
export class ClusterServices {
  readonly telemetry: Telemetry | undefined;
  readonly ordering: Ordering | undefined;

  /** @throws UserError if a choice contradicts itself */
  constructor(
    private readonly place: ClusterPlace,
    private readonly choices: ClusterChoices,
  ) {
    this.telemetry = choices.telemetry;
    this.ordering = choices.ordering;
    if (choices.telemetry) checkTelemetry(place.environment, choices.telemetry);
    checkPlacements(place.environment, choices.placements ?? {});
    Object.freeze(this);
  }

  /**
   * How requests from outside reach workloads.
   *
   * @throws UserError if they do not
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
        `'placement' is '${name}', which environment '${this.place.environment}' does not have (placements: ${Object.keys(placements).join(', ') || 'none'}).`,
        "State one of them, or add it to 'placements' of the environment: {} is any node.",
      );
    }
    return placement;
  }

  private required<K extends 'routes' | 'monitoring' | 'queueScaling'>(property: K, why: string): NonNullable<ClusterChoices[K]> {
    const value = this.choices[property];
    const { environment, cluster } = this.place;
    const isAsked = Object.hasOwn(this.choices, property);
    if (!value)
      throw new UserError(
        `Environment '${environment}' states no '${property}'${isAsked ? ` in cluster '${cluster.name}'` : ''}, yet ${why}.`,
        `Set '${property}' in the environment.`,
      );
    return value;
  }
}
