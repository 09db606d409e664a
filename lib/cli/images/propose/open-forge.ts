import { UserError } from '../../../errors';
import { printable } from '../../../wording/printable';
import { ForgeClient } from '../../comment/forge-client';
import { forgeAddress, forgeToken } from '../../comment/forge-environment';
import type { RequestForge } from './request-forge';

type Variables = Readonly<Record<string, string | undefined>>;

/** What the command line says of where requests are opened. */
export interface ForgeFlags {
  readonly github?: true;
  readonly gitlab?: true;
  /** `<owner>/<name>` of GitHub; path or id of a project of GitLab. */
  readonly repository?: string;
}

/**
 * The forge that this runs on, or that a flag names.
 *
 * @throws UserError where nobody says which it is, or there is no token
 */
export function openForge(flags: ForgeFlags, env: Variables): RequestForge {
  if (flags.github && flags.gitlab) throw new UserError('Both --github and --gitlab are given.', 'Give the one where the repository is.');
  if (flags.github || (!flags.gitlab && env.GITHUB_ACTIONS === 'true')) return github(flags.repository ?? env.GITHUB_REPOSITORY, env);
  if (flags.gitlab || env.GITLAB_CI === 'true') return gitlab(flags.repository ?? env.CI_PROJECT_ID, env);
  throw new UserError(
    'Neither a runner of GitHub Actions nor one of GitLab CI runs this.',
    'Say where the repository is: `--github` or `--gitlab`, with `--repository`.',
  );
}

/** https://docs.github.com/en/rest/pulls/pulls */
function github(repository: string | undefined, env: Variables): RequestForge {
  if (repository === undefined || !/^[\w-][\w.-]{0,99}\/[\w-][\w.-]{0,99}$/.test(repository))
    throw unnamed(repository, 'repository of GitHub', '<owner>/<name>');
  const api = forgeAddress(env, 'GITHUB_API_URL', 'https://api.github.com');
  const server = forgeAddress(env, 'GITHUB_SERVER_URL', 'https://github.com');
  const { token, variable } = requiredToken(env, ['GITHUB_TOKEN', 'GH_TOKEN']);
  const headers = { authorization: `Bearer ${token}`, accept: 'application/vnd.github+json', 'x-github-api-version': '2022-11-28' };
  const [owner] = repository.split('/');
  return {
    client: new ForgeClient({ forge: 'GitHub', api, headers, token, variable }),
    list: `/repos/${repository}/pulls`,
    page: `${server}/${repository}/pull/`,
    query: (branch, base) => String(new URLSearchParams({ state: 'open', head: `${owner}:${branch}`, base })),
    fields: (head, base, { title, body }) => ({ title, body, head, base }),
    number: 'number',
    update: 'PATCH',
  };
}

/** https://docs.gitlab.com/api/merge_requests/ */
function gitlab(project: string | undefined, env: Variables): RequestForge {
  if (project === undefined || !/^(?:\d{1,18}|[\w-][\w.-]*(?:\/[\w-][\w.-]*)+)$/.test(project) || project.length > 500)
    throw unnamed(project, 'project of GitLab', '<group>/<project>');
  const api = forgeAddress(env, 'CI_API_V4_URL', 'https://gitlab.com/api/v4');
  const { token, variable } = requiredToken(env, ['GITLAB_TOKEN']);
  const server =
    env.CI_PROJECT_URL || env.CI_SERVER_URL
      ? forgeAddress(env, env.CI_PROJECT_URL ? 'CI_PROJECT_URL' : 'CI_SERVER_URL', '')
      : api.replace(/\/api\/v4$/, '');
  const place = env.CI_PROJECT_URL ? server : `${server}/${project}`;
  return {
    client: new ForgeClient({ forge: 'GitLab', api, headers: { 'private-token': token }, token, variable }),
    list: `/projects/${encodeURIComponent(project)}/merge_requests`,
    page: `${place}/-/merge_requests/`,
    query: (branch, base) => String(new URLSearchParams({ state: 'opened', source_branch: branch, target_branch: base })),
    fields: (branch, base, { title, body }) => ({ title, description: body, source_branch: branch, target_branch: base }),
    number: 'iid',
    update: 'PUT',
  };
}

function unnamed(name: string | undefined, what: string, form: string): UserError {
  const problem = name === undefined ? `No ${what} is named.` : `'${printable(name).slice(0, 200)}' is no ${what}.`;
  return new UserError(problem, `Name it: \`--repository ${form}\`.`);
}

function requiredToken(env: Variables, variables: readonly string[]): { readonly token: string; readonly variable: string } {
  const found = forgeToken(env, variables);
  if (found) return found;
  throw new UserError(
    `${variables.join(' or ')} is not set: without a token nobody opens a request.`,
    'Hand it to the step that runs this, and to no other.',
  );
}
