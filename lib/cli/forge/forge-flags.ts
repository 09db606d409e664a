import { UserError } from '../../errors';

export type Variables = Readonly<Record<string, string | undefined>>;

/** Which forge it is, where the command line says so. */
export interface ForgeFlags {
  readonly github?: true;
  readonly gitlab?: true;
  /** `<owner>/<name>` of GitHub; path or id of a project of GitLab. */
  readonly repository?: string;
}

/**
 * The forge that a flag names, or that this runs on.
 *
 * @throws UserError where nobody says which it is
 */
export function forgeOf({ github, gitlab }: ForgeFlags, env: Variables): 'github' | 'gitlab' {
  if (github && gitlab) throw new UserError('Both --github and --gitlab are given.', 'Give the one where the repository is.');
  if (github || (!gitlab && env.GITHUB_ACTIONS === 'true')) return 'github';
  if (gitlab || env.GITLAB_CI === 'true') return 'gitlab';
  throw new UserError(
    'Neither a runner of GitHub Actions nor one of GitLab CI runs this.',
    'Say where the repository is: `--github` or `--gitlab`, with `--repository`.',
  );
}
