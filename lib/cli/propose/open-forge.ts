import { forges } from '../../plan/formats/forges';
import { forgeAddress, requiredToken } from '../forge/forge-environment';
import { type ForgeFlags, forgeOf, type Variables } from '../forge/forge-flags';
import { githubAddresses, githubClient, githubRepository, githubTokens } from '../forge/github';
import { gitlabApi, gitlabClient, gitlabProject, gitlabTokens, withoutCommands } from '../forge/gitlab';
import type { RequestForge } from './request-forge';

/**
 * The forge that this runs on, or that a flag names.
 *
 * @throws UserError where nobody says which it is, or there is no token
 */
export function openForge(flags: ForgeFlags, env: Variables): RequestForge {
  return forgeOf(flags, env) === 'github' ? github(flags, env) : gitlab(flags, env);
}

/** https://docs.github.com/en/rest/pulls/pulls */
function github(flags: ForgeFlags, env: Variables): RequestForge {
  const repository = githubRepository(flags.repository ?? env.GITHUB_REPOSITORY);
  const addresses = githubAddresses(env);
  const [owner] = repository.split('/');
  return {
    client: githubClient(addresses, requiredToken(env, githubTokens, 'opens a request')),
    list: `/repos/${repository}/pulls`,
    page: `${addresses.server}/${repository}/pull/`,
    query: (branch, base) => String(new URLSearchParams({ state: 'open', head: `${owner}:${branch}`, base })),
    fields: (head, base) => ({ head, base }),
    texts: (title, body) => ({ ...(title !== undefined && { title }), body }),
    closing: { state: 'closed' },
    limits: forges.github,
    number: 'number',
    update: 'PATCH',
  };
}

/** https://docs.gitlab.com/api/merge_requests/ */
function gitlab(flags: ForgeFlags, env: Variables): RequestForge {
  const project = gitlabProject(flags.repository ?? env.CI_PROJECT_ID);
  const api = gitlabApi(env);
  const server =
    env.CI_PROJECT_URL || env.CI_SERVER_URL
      ? forgeAddress(env, env.CI_PROJECT_URL ? 'CI_PROJECT_URL' : 'CI_SERVER_URL', '')
      : api.replace(/\/api\/v4$/, '');
  const place = env.CI_PROJECT_URL ? server : `${server}/${project}`;
  return {
    client: gitlabClient(api, requiredToken(env, gitlabTokens, 'opens a request')),
    list: `/projects/${encodeURIComponent(project)}/merge_requests`,
    page: `${place}/-/merge_requests/`,
    query: (branch, base) => String(new URLSearchParams({ state: 'opened', source_branch: branch, target_branch: base })),
    fields: (branch, base) => ({ source_branch: branch, target_branch: base }),
    texts: (title, body) => ({ ...(title !== undefined && { title }), description: withoutCommands(body) }),
    closing: { state_event: 'close' },
    limits: forges.gitlab,
    number: 'iid',
    update: 'PUT',
  };
}
