/** What a comment of a forge may be. */
export interface CommentLimits {
  /** Its longest, in UTF-16 units, which is what `length` of a text counts. */
  readonly characters: number;
  /** Whether `<details>` folds; where HTML is shown as it is written, there is none. */
  readonly folds: boolean;
}

/** By forge; of each the least that any of its versions takes. */
export const forges = {
  /** https://docs.github.com/en/rest/issues/comments; https://github.com/orgs/community/discussions/27190 */
  github: { characters: 65_536, folds: true },
  /** https://docs.gitlab.com/administration/instance_limits/ */
  gitlab: { characters: 1_000_000, folds: true },
  /** "A discussion comment cannot be longer than 150000 characters": https://github.com/runatlantis/atlantis/pull/1585 */
  'azure-devops': { characters: 150_000, folds: true },
  /** "less than 32768 characters"; all HTML is escaped: https://confluence.atlassian.com/bitbucketserver/markdown-syntax-guide-776639995.html */
  bitbucket: { characters: 32_767, folds: false },
  /** A column of MySQL took 65,535 bytes, and a unit is up to three: https://github.com/go-gitea/gitea/issues/16656 */
  gitea: { characters: 21_845, folds: true },
} as const satisfies Readonly<Record<string, CommentLimits>>;

/** What `slipway comment` puts before a text, to find it again. */
export const markerRoom = 100;

/** Fits in a comment of GitHub, with room for what others put around it. */
export const defaultLimits: CommentLimits = { characters: 60_000, folds: true };

/** Fewer do not hold what is counted where something is left out. */
export const fewestCharacters = 1_000;
