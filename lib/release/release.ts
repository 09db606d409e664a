/** What one workload runs in one environment. */
export interface ReleasedImage {
  /** @pattern ^\w[\w.-]{0,127}$ an image tag, such as '1.2.3' */
  readonly tag: string;
  /**
   * `sha256:` and 64 hexadecimal digits.
   *
   * @pattern ^sha256:[0-9a-f]{64}$ 'sha256:' and 64 hexadecimal digits
   */
  readonly digest?: string;
  /** The commit that the image was built from. */
  readonly source?: {
    /** @pattern ^[^\s\p{Cc}]{1,500}$ a repository */
    readonly repository: string;
    /** @pattern ^[^\s\p{Cc}]{1,500}$ a commit */
    readonly commit: string;
  };
  /**
   * The release that it was promoted from: what git calls the blob of that file.
   *
   * @pattern ^([0-9a-f]{40}|[0-9a-f]{64})$ the hash of a blob: 40 or 64 hexadecimal digits
   */
  readonly from?: string;
}

/** Why nothing moves the image of a workload. */
export interface Hold {
  /** @pattern ^(?=.*\S)[^\p{Cc}]{1,500}$ a reason, on one line */
  readonly reason: string;
  /**
   * Who answers for it.
   *
   * @pattern ^(?=.*\S)[^\p{Cc}]{1,500}$ a name, on one line
   */
  readonly by: string;
  /**
   * The day on which it began, as `YYYY-MM-DD`.
   *
   * @pattern ^\d{4}-\d{2}-\d{2}$ a day: YYYY-MM-DD
   */
  readonly since: string;
  /**
   * The last day on which it holds, as `YYYY-MM-DD`.
   *
   * @pattern ^\d{4}-\d{2}-\d{2}$ a day: YYYY-MM-DD
   * @default - until somebody releases it
   */
  readonly until?: string;
}

/**
 * Which image of each workload runs in one environment: a JSON file in git, so that a promotion is a small diff and a rollback its reverse. Its
 * form is `schemas/release.schema.json`.
 */
export interface Release {
  /** Where its form is described, for editors. */
  readonly $schema?: string;
  /**
   * @minimum 1
   * @maximum 1
   */
  readonly schemaVersion: 1;
  /**
   * Commit at which the environment is rendered.
   *
   * @pattern ^([0-9a-f]{40}|[0-9a-f]{64})$ a commit, by all of its 40 or 64 hexadecimal digits
   * @default - what is checked out
   */
  readonly revision?: string;
  /**
   * Whose images nothing moves: of a workload `<app>/<workload>`, of an app, or of all, `*`.
   *
   * @propertyNames held
   * @default - nobody's
   */
  readonly holds?: Readonly<Record<string, Hold>>;
  /**
   * By workload, `<app>/<workload>`; of its init containers and sidecars that are ours, `<app>/<workload>.<container>`.
   *
   * @propertyNames release-line
   */
  readonly images: Readonly<Record<string, ReleasedImage>>;
}
