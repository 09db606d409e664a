import { type ForgeFlags, forgeOf, type Variables } from '../forge/forge-flags';
import { githubMerged } from './github-merged';
import { gitlabMerged } from './gitlab-merged';
import type { MergedForge } from './merged-forge';

/**
 * The forge that a flag names, or that this runs on.
 *
 * @throws UserError where nobody says which it is, or there is no token
 */
export function openMerged(flags: ForgeFlags, env: Variables): MergedForge {
  return forgeOf(flags, env) === 'github' ? githubMerged(flags, env) : gitlabMerged(flags, env);
}
