import type { DeploymentStack } from './deployment-stack';

/** How much a stack has: constructs in both outputs, and what `addOverride` writes past them. */
export function sizeOf(stack: DeploymentStack): number {
  const roots = [stack, ...stack.clusters.map((cluster) => stack.chartOf(cluster))];
  // cdktf keeps it to itself.
  const { rawOverrides } = stack as unknown as { readonly rawOverrides: object };
  return roots.reduce((total, { node }) => total + node.findAll().length, 0) + keysOf(rawOverrides);
}

/** Keys of plain objects, at whatever depth. */
function keysOf(value: unknown): number {
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return 0;
  return Object.values(value).reduce((total: number, inner) => total + 1 + keysOf(inner), 0);
}
