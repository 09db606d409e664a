import { UserError } from '../errors';
import { Environment } from '../model/environment';
import { nearestFirst } from '../wording/nearest';
import { DeploymentStack } from './deployment-stack';
import { Endpoint } from './endpoint';

type Endpoints = ReadonlyMap<string, ReadonlyMap<string, Endpoint>>;

/**
 * Refuses differences that change nothing, once all workloads are known.
 *
 * @throws UserError naming the workload that an environment states them of, and does not run
 */
export function checkDifferences(endpoints: Endpoints, stacks: readonly DeploymentStack[]): void {
  const placed = new Map<Environment, Set<string>>(stacks.map(({ environment }) => [environment, new Set<string>()]));
  for (const { construct } of [...endpoints.values()].flatMap((workloads) => [...workloads.values()])) {
    const { environment, app } = DeploymentStack.of(construct);
    placed.get(environment)?.add(`${app}/${construct.node.id}`);
  }
  for (const [environment, here] of placed) {
    for (const [workload, difference] of Object.entries(environment.differences)) {
      if (difference === undefined || here.has(workload)) continue;
      const elsewhere = [...placed].filter(([, keys]) => keys.has(workload)).map(([{ name }]) => name);
      const known = nearestFirst(workload, [...here]);
      throw new UserError(
        `Environment '${environment.name}' states 'differences' of '${workload}', which it does not run (${
          elsewhere.length > 0 ? `${elsewhere.sort().join(', ')} does` : 'no environment here does'
        }).`,
        known.length > 0
          ? `Did you mean ${known.slice(0, 3).join(', ')}? A program that places only some of its workloads derives it: with({ name, differences }).`
          : 'Place it, or drop them.',
      );
    }
  }
}
