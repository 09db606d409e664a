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

/** What an environment wants of a workload; nothing where it does not have it. */
export function cellOf({ cells }: VersionRow, environment: string): VersionCell | undefined {
  return Object.hasOwn(cells, environment) ? cells[environment] : undefined;
}

/** Digest and commit of an image, in short: `4f2a1c0` and `@9b8c7d6`, as far as they are known. */
export function shortWords({ digest, commit }: VersionCell): readonly string[] {
  return [
    ...(digest === undefined ? [] : [digest.replace(/^sha256:/, '').slice(0, 7)]),
    ...(commit === undefined ? [] : [`@${commit.slice(0, 7)}`]),
  ];
}

/** How an image stands to that of the environment before: `3 behind`; `differs` where it is behind by no commit; nothing where it is that one. */
export function behindWords({ differs, behind }: VersionCell): string | undefined {
  if (!differs) return undefined;
  if (behind === undefined) return 'behind';
  return behind === 0 ? 'differs' : `${behind} behind`;
}
