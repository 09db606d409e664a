/**
 * Longest comment of a forge, in UTF-16 units.
 *
 * Gitea states none: it gets what is taken everywhere.
 */
export const forges = {
  /** https://docs.github.com/en/rest/issues/comments */
  github: 65_536,
  /** https://docs.gitlab.com/administration/instance_limits/ */
  gitlab: 1_000_000,
  /** A comment of a pull request of Azure Repos. */
  'azure-devops': 150_000,
  /** https://confluence.atlassian.com/bitbucketserver */
  bitbucket: 32_768,
  gitea: 32_768,
} as const satisfies Readonly<Record<string, number>>;

/** Fits in a comment of GitHub, with room for what others put around it. */
export const mostCharacters = 60_000;
