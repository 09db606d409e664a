import { Graph, leastReplicas, scaleTarget } from '../../../lib/rules';
import { replicated } from './replicated';

/** How many pods run at least, by the address of what makes them. */
export const replicas = (stack: Graph): ReadonlyMap<string, number> =>
  new Map(
    stack
      .all(replicated)
      .map((controller) => [
        controller.address,
        stack.index(leastReplicas).get(scaleTarget(controller)) ?? controller.document.spec?.replicas ?? 1,
      ]),
  );
