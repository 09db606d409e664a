import { Graph, leastReplicas, scaleTarget } from '../../../lib';

/** How many pods run at least, by the address of what makes them. */
export const replicas = (stack: Graph): ReadonlyMap<string, number> =>
  new Map(
    stack
      .all(['apps/v1/Deployment', 'apps/v1/StatefulSet', 'apps/v1/ReplicaSet'])
      .map((controller) => [
        controller.address,
        stack.index(leastReplicas).get(scaleTarget(controller)) ?? controller.document.spec?.replicas ?? 1,
      ]),
  );
