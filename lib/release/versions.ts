/** Which versions are wanted where: `schemas/versions.schema.json`. It never says what runs. */
export interface Versions {
  readonly schemaVersion: 1;
  /** From the first of the chain to the last. */
  readonly environments: readonly string[];
  /** By name. */
  readonly workloads: readonly VersionRow[];
}

export interface VersionRow {
  /** `<app>/<workload>`. */
  readonly workload: string;
  /** By environment; left out where it does not have the workload. */
  readonly cells: Readonly<Record<string, VersionCell>>;
}

export interface VersionCell {
  readonly tag: string;
  readonly digest?: string;
  /** That the image was built from. */
  readonly commit?: string;
  /** Since when it is wanted, by the clock of whoever committed that. */
  readonly since?: string;
  /** Days since then, whole. */
  readonly ageDays?: number;
  /** Whether the environment before it in the chain wants another image. */
  readonly differs?: true;
  /** Commits by which it is behind that, where git knows both. */
  readonly behind?: number;
  /** Why nothing moves it. */
  readonly held?: string;
}
