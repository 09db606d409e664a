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
    /** @pattern ^\S+$ a repository */
    readonly repository: string;
    /** @pattern ^\S+$ a commit */
    readonly commit: string;
  };
}

/** Which image of each workload runs in one environment: a JSON file in git, so that a promotion is a one-line diff and a rollback a revert. */
export interface Release {
  /**
   * @minimum 1
   * @maximum 1
   */
  readonly schemaVersion: 1;
  /**
   * By workload: `<app>/<workload>`.
   *
   * @propertyNames workload
   */
  readonly images: Readonly<Record<string, ReleasedImage>>;
  /**
   * Commit at which the environment is rendered.
   *
   * @pattern ^\S+$ a commit
   */
  readonly revision?: string;
}
