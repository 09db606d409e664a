import { type ForgeToken, forgeToken, requiredToken } from '../forge/forge-environment';
import { type ForgeFlags, forgeOf, type Variables } from '../forge/forge-flags';
import { githubAddresses, githubClient, githubTokens } from '../forge/github';
import { gitlabApi, gitlabClient, gitlabTokens } from '../forge/gitlab';
import { githubTarget } from './github-target';
import { GitHubThread } from './github-thread';
import { GitLabThread, gitlabTarget } from './gitlab-thread';
import type { TargetFlags } from './target';
import type { Thread } from './thread';

/** Which request it is, and on which forge. */
export interface ThreadFlags extends ForgeFlags, TargetFlags {}

/** What may be commented on, with the commit that the run is about; or why nothing is: a fork has no token, or another commit is proposed. */
export type OpenThread = { readonly thread: Thread; readonly commit?: string } | { readonly none: 'refused' | 'outdated' };

/**
 * The pull or merge request that the run is about, on the forge that it runs on.
 *
 * @throws UserError where nobody says which it is, or there is no token
 */
export async function openThread(flags: ThreadFlags, env: Variables): Promise<OpenThread> {
  return forgeOf(flags, env) === 'github' ? onGitHub(flags, env) : onGitLab(flags, env);
}

async function onGitHub(flags: ThreadFlags, env: Variables): Promise<OpenThread> {
  const target = githubTarget(flags, env);
  const addresses = githubAddresses(env);
  const token = tokenOf(env, githubTokens, target.isFork);
  if (!token) return { none: 'refused' };
  const thread = await GitHubThread.of(githubClient(addresses, token), addresses, target);
  return thread ? { thread, ...(target.commit !== undefined && { commit: target.commit }) } : { none: 'outdated' };
}

async function onGitLab(flags: ThreadFlags, env: Variables): Promise<OpenThread> {
  const target = gitlabTarget(flags, env);
  const api = gitlabApi(env);
  const token = tokenOf(env, gitlabTokens, target.isFork);
  if (!token) return { none: 'refused' };
  const thread = new GitLabThread(gitlabClient(api, token), target);
  return { thread, ...(target.commit !== undefined && { commit: target.commit }) };
}

/** Runs of a fork have none, which is no error. */
function tokenOf(env: Variables, variables: readonly string[], isFork: boolean): ForgeToken | undefined {
  return isFork ? forgeToken(env, variables) : requiredToken(env, variables, 'comments');
}
