/** When a new revision of pods counts, and how many old ones are kept. */
export interface Rollout {
  /**
   * Seconds that a new pod must have been ready before the next one is replaced.
   *
   * @minimum 0
   * @maximum 599
   * @because a rollout that does not get on for 600 has failed
   * @unit seconds
   * @default 0
   * @field Deployment.spec.minReadySeconds, StatefulSet.spec.minReadySeconds, DaemonSet.spec.minReadySeconds
   */
  readonly minReadySeconds?: number;
  /**
   * Old revisions that are kept to go back to.
   *
   * @minimum 0
   * @default 10
   * @field Deployment.spec.revisionHistoryLimit, StatefulSet.spec.revisionHistoryLimit, DaemonSet.spec.revisionHistoryLimit
   */
  readonly revisionHistoryLimit?: number;
}

/** The same as fields of what runs the pods. */
export function renderRollout({ minReadySeconds, revisionHistoryLimit }: Rollout) {
  return {
    ...(minReadySeconds !== undefined && { minReadySeconds }),
    ...(revisionHistoryLimit !== undefined && { revisionHistoryLimit }),
  };
}
