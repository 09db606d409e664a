export type Variables = Readonly<Record<string, string | undefined>>;

/** What the command line says of where to comment. */
export interface TargetFlags {
  /** `<owner>/<name>` of GitHub; path or id of a project of GitLab. */
  readonly repository?: string;
  /** Number of the pull or merge request, from 1. */
  readonly pullRequest?: number | undefined;
  /** What the text is about. */
  readonly commit?: string | undefined;
}
