import { UserError } from '../../errors';
import { ForgeClient } from './forge-client';
import { forgeAddress, forgeToken } from './forge-environment';
import { githubTarget } from './github-target';
import { GitHubThread } from './github-thread';
import { GitLabThread, gitlabTarget } from './gitlab-thread';
import type { TargetFlags, Variables } from './target';
import type { Thread } from './thread';

/** Which forge it is, where a flag says so. */
export interface ForgeFlags extends TargetFlags {
  readonly github?: true;
  readonly gitlab?: true;
}

/** What may be commented on, with the commit that the run is about; or why nothing is: a fork has no token, or another commit is proposed. */
export type OpenThread = { readonly thread: Thread; readonly commit?: string } | { readonly none: 'refused' | 'outdated' };

/**
 * The pull or merge request that the run is about, on the forge that it runs on.
 *
 * @throws UserError where nobody says which it is, or there is no token
 */
export async function openThread(flags: ForgeFlags, env: Variables): Promise<OpenThread> {
  if (flags.github && flags.gitlab) throw new UserError('Both --github and --gitlab are given.', 'Give the one where the request is.');
  if (flags.github || (!flags.gitlab && env.GITHUB_ACTIONS === 'true')) return onGitHub(flags, env);
  if (flags.gitlab || env.GITLAB_CI === 'true') return onGitLab(flags, env);
  throw new UserError(
    'Neither a runner of GitHub Actions nor one of GitLab CI runs this.',
    'Say where the request is: `--github` or `--gitlab`, with `--repository` and `--pull-request`.',
  );
}

async function onGitHub(flags: ForgeFlags, env: Variables): Promise<OpenThread> {
  const target = githubTarget(flags, env);
  const api = forgeAddress(env, 'GITHUB_API_URL', 'https://api.github.com');
  // Servers of companies have it beside the other: https://docs.github.com/en/enterprise-server/graphql
  const graphql = forgeAddress(env, 'GITHUB_GRAPHQL_URL', `${api.replace(/\/v3$/, '')}/graphql`);
  const server = forgeAddress(env, 'GITHUB_SERVER_URL', 'https://github.com');
  const found = tokenOf(env, ['GITHUB_TOKEN', 'GH_TOKEN'], target.isFork);
  if (!found) return { none: 'refused' };
  const { token, variable } = found;
  const headers = { authorization: `Bearer ${token}`, accept: 'application/vnd.github+json', 'x-github-api-version': '2022-11-28' };
  const client = new ForgeClient({ forge: 'GitHub', api, headers, token, variable });
  const thread = await GitHubThread.of(client, { graphql, server }, target);
  return thread ? { thread, ...(target.commit !== undefined && { commit: target.commit }) } : { none: 'outdated' };
}

async function onGitLab(flags: ForgeFlags, env: Variables): Promise<OpenThread> {
  const target = gitlabTarget(flags, env);
  const api = forgeAddress(env, 'CI_API_V4_URL', 'https://gitlab.com/api/v4');
  const found = tokenOf(env, ['GITLAB_TOKEN'], target.isFork);
  if (!found) return { none: 'refused' };
  const { token, variable } = found;
  const client = new ForgeClient({ forge: 'GitLab', api, headers: { 'private-token': token }, token, variable });
  return { thread: new GitLabThread(client, target), ...(target.commit !== undefined && { commit: target.commit }) };
}

function tokenOf(env: Variables, variables: readonly string[], isFork: boolean): ReturnType<typeof forgeToken> {
  const found = forgeToken(env, variables);
  if (!found && !isFork)
    throw new UserError(
      `${variables.join(' or ')} is not set: without a token nobody comments.`,
      'Hand it to the step that comments, and to no other.',
    );
  return found;
}
