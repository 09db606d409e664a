import { UserError } from '../../lib';
import { Resources } from './resources';

/** How many pods run, by how busy they are. */
export interface Autoscaling {
  /** From 1. */
  readonly minReplicas: number;
  /** At least `minReplicas`. */
  readonly maxReplicas: number;
  /**
   * Percent of the requested processor time that the pods should use on average.
   *
   * @default - 80 where `memory` is left out too
   */
  readonly cpu?: number;
  /**
   * Percent of the requested memory that the pods should use on average.
   *
   * @default - not looked at
   */
  readonly memory?: number;
}

/** The specification of the HorizontalPodAutoscaler, without its target. */
export function renderAutoscaling(
  { minReplicas, maxReplicas, memory, cpu = memory === undefined ? 80 : undefined }: Autoscaling,
  resources: Resources = {},
) {
  if (!Number.isInteger(minReplicas) || minReplicas < 1)
    throw new UserError(`'autoscaling.minReplicas' is ${minReplicas}.`, 'Choose a whole number from 1.');
  if (!Number.isInteger(maxReplicas) || maxReplicas < minReplicas)
    throw new UserError(`'autoscaling.maxReplicas' is ${maxReplicas}.`, `Choose a whole number from ${minReplicas}, its 'minReplicas'.`);
  const targets = Object.entries({ cpu, memory }).flatMap(([name, percent]) => (percent === undefined ? [] : [[name, percent] as const]));
  for (const [name, percent] of targets) {
    if (!Number.isInteger(percent) || percent < 1)
      throw new UserError(`'autoscaling.${name}' is ${percent}.`, 'Choose a whole number of percent from 1.');
    if (resources.requests?.[name as 'cpu' | 'memory'] === undefined) {
      throw new UserError(
        `'autoscaling.${name}' is ${percent} percent of a request, yet 'resources.requests.${name}' is not stated.`,
        `State 'resources.requests.${name}'.`,
      );
    }
  }
  return {
    minReplicas,
    maxReplicas,
    metrics: targets.map(([name, averageUtilization]) => ({
      type: 'Resource',
      resource: { name, target: { type: 'Utilization', averageUtilization } },
    })),
  };
}
