import { UserError } from '../../errors';
import { printable } from '../../wording/printable';
import { ForgeClient } from './forge-client';
import { type ForgeToken, forgeAddress } from './forge-environment';
import type { Variables } from './forge-flags';

/** Variables that hold a token of GitHub, the first one first. */
export const githubTokens = ['GITHUB_TOKEN', 'GH_TOKEN'] as const;

/** Where GitHub is, or the server of a company that runs it. */
export interface GitHubAddresses {
  readonly api: string;
  readonly graphql: string;
  /** Of the pages that people read. */
  readonly server: string;
}

export function githubAddresses(env: Variables): GitHubAddresses {
  const api = forgeAddress(env, 'GITHUB_API_URL', 'https://api.github.com');
  // Servers of companies have it beside the other: https://docs.github.com/en/enterprise-server/graphql
  const graphql = forgeAddress(env, 'GITHUB_GRAPHQL_URL', `${api.replace(/\/v3$/, '')}/graphql`);
  return { api, graphql, server: forgeAddress(env, 'GITHUB_SERVER_URL', 'https://github.com') };
}

export function githubClient({ api }: GitHubAddresses, { token, variable }: ForgeToken): ForgeClient {
  const headers = { authorization: `Bearer ${token}`, accept: 'application/vnd.github+json', 'x-github-api-version': '2022-11-28' };
  return new ForgeClient({ forge: 'GitHub', api, headers, token, variable });
}

/** @throws UserError where it is none */
export function githubRepository(name: string | undefined): string {
  if (name !== undefined && /^[\w.-]{1,100}\/[\w.-]{1,100}$/.test(name) && !/(^|\/)\.{1,2}(\/|$)/.test(name)) return name;
  throw new UserError(
    name === undefined ? 'No repository is named.' : `'${printable(name).slice(0, 200)}' is no repository of GitHub.`,
    'Name it: `--repository <owner>/<name>`; runners set GITHUB_REPOSITORY.',
  );
}
