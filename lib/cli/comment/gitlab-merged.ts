import { forgeAddress, requiredToken } from '../forge/forge-environment';
import type { ForgeFlags, Variables } from '../forge/forge-flags';
import { gitlabApi, gitlabClient, gitlabProject, gitlabTokens } from '../forge/gitlab';
import { GitLabThread } from './gitlab-thread';
import { type MergedForge, textOf } from './merged-forge';
import { isId } from './thread-entry';

/** https://docs.gitlab.com/api/commits/#list-merge-requests-associated-with-a-commit, and its statuses */
export function gitlabMerged(flags: ForgeFlags, env: Variables): MergedForge {
  const project = gitlabProject(flags.repository ?? env.CI_PROJECT_ID);
  const api = gitlabApi(env);
  const client = gitlabClient(api, requiredToken(env, gitlabTokens, 'comments'));
  const own = `/projects/${encodeURIComponent(project)}`;
  const isHere = flags.repository === undefined && Boolean(env.CI_PROJECT_URL);
  const page = isHere ? forgeAddress(env, 'CI_PROJECT_URL', '') : `${api.replace(/\/api\/v4$/, '')}/${project}`;
  return {
    async requestsOf(commit, branch) {
      const found = await client.list(`${own}/repository/commits/${commit}/merge_requests`);
      return found
        .filter(({ state, target_branch }) => state === 'merged' && target_branch === branch)
        .map(({ iid }) => iid)
        .filter(isId)
        .sort((a, b) => a - b);
    },
    thread: (request) => new GitLabThread(client, { project, request, isFork: false, page }),
    pageOf: (commit) => `${page}/-/commit/${commit}`,
    async status(commit, name) {
      const found = await client.list(`${own}/repository/commits/${commit}/statuses?name=${encodeURIComponent(name)}`);
      const newest = found.filter((each) => each.name === name && isId(each.id)).sort((a, b) => Number(b.id) - Number(a.id))[0];
      return newest && { state: textOf(newest.status), description: textOf(newest.description), address: textOf(newest.target_url) };
    },
    async setStatus(commit, name, { description, address }) {
      await client.ask('POST', `${own}/statuses/${commit}`, { name, state: done, description, target_url: address });
    },
    stateOf: () => done,
  };
}

/**
 * What waits is no pipeline that runs: one that is pending would keep that of the commit open, and takes no other description:
 * https://gitlab.com/gitlab-org/gitlab-foss/-/issues/25807
 */
const done = 'success';
