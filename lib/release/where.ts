/** Where images of one commit are wanted: `schemas/where.schema.json`. It never says what runs. */
export interface Where {
  readonly schemaVersion: 1;
  /** What was asked for. */
  readonly asked: string;
  /** Environments, from the first of the chain to the last. */
  readonly environments: readonly WhereEnvironment[];
}

export interface WhereEnvironment {
  readonly name: string;
  readonly workloads: readonly WhereWorkload[];
}

export interface WhereWorkload {
  /** `<app>/<workload>`. */
  readonly workload: string;
  readonly tag: string;
  /** `wanted` where the release has it, `waiting` where the environment before it does and this one does not. */
  readonly state: 'wanted' | 'waiting';
  /** Since when, by the clock of whoever committed that; of what is wanted. */
  readonly since?: string;
  /** What it waits for; of what is waiting. */
  readonly waitsFor?: string;
  /** Whether the image was made of a later commit, which holds the one that was asked for. */
  readonly isLater?: true;
}
