import type { ForgeFlags } from '../forge/forge-flags';

/** What the command line says of where to comment. */
export interface TargetFlags extends Pick<ForgeFlags, 'repository'> {
  /** Number of the pull or merge request, from 1. */
  readonly pullRequest?: number | undefined;
  /** What the text is about. */
  readonly commit?: string | undefined;
}
