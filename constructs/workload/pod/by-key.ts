/** Orders entries by their key, by code unit: where an order means nothing to Kubernetes, that in which keys are stated restarts no pod. */
export function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : Number(a > b);
}
