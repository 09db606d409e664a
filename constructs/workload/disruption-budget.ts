/** Lets a drain take one pod at a time, and pods that are not ready always. */
export function disruptionBudget(selector: Readonly<Record<string, string>>) {
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    spec: { maxUnavailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow', selector: { matchLabels: selector } },
  };
}
