import { isObject } from '../../documents/shape';
import { requiredToken } from '../forge/forge-environment';
import type { ForgeFlags, Variables } from '../forge/forge-flags';
import { githubAddresses, githubClient, githubRepository, githubTokens } from '../forge/github';
import { GitHubThread } from './github-thread';
import { type MergedForge, textOf } from './merged-forge';
import { isId } from './thread-entry';

/** https://docs.github.com/en/rest/commits/commits#list-pull-requests-associated-with-a-commit, and its statuses */
export function githubMerged(flags: ForgeFlags, env: Variables): MergedForge {
  const repository = githubRepository(flags.repository ?? env.GITHUB_REPOSITORY);
  const addresses = githubAddresses(env);
  const client = githubClient(addresses, requiredToken(env, githubTokens, 'comments'));
  return {
    async requestsOf(commit, branch) {
      const found = await client.list(`/repos/${repository}/commits/${commit}/pulls`);
      const merged = found.filter(({ merged_at, base }) => typeof merged_at === 'string' && isObject(base) && base.ref === branch);
      return merged
        .map(({ number }) => number)
        .filter(isId)
        .sort((a, b) => a - b);
    },
    thread: (request) => GitHubThread.numbered(client, addresses, repository, request),
    pageOf: (commit) => `${addresses.server}/${repository}/commit/${commit}`,
    async status(commit, name) {
      // The newest is the first.
      const found = (await client.list(`/repos/${repository}/commits/${commit}/statuses`)).find(({ context }) => context === name);
      return found && { state: textOf(found.state), description: textOf(found.description), address: textOf(found.target_url) };
    },
    async setStatus(commit, context, { state, description, address }) {
      await client.ask('POST', `/repos/${repository}/statuses/${commit}`, { context, state, description, target_url: address });
    },
    stateOf: (state) => state,
  };
}
