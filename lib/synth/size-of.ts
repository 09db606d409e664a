import type { DeploymentStack } from './deployment-stack';

/** How many constructs a stack has, in both outputs. */
export function sizeOf(stack: DeploymentStack): number {
  const roots = [stack, ...stack.clusters.map((cluster) => stack.chartOf(cluster))];
  return roots.reduce((total, { node }) => total + node.findAll().length, 0);
}
