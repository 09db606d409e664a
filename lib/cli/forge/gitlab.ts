import { UserError } from '../../errors';
import { printable } from '../../wording/printable';
import { ForgeClient } from './forge-client';
import { type ForgeToken, forgeAddress } from './forge-environment';
import type { Variables } from './forge-flags';

/** Variables that hold a token of GitLab: those of jobs may write nothing. */
export const gitlabTokens = ['GITLAB_TOKEN'] as const;

/** Where the API of GitLab is. */
export function gitlabApi(env: Variables): string {
  return forgeAddress(env, 'CI_API_V4_URL', 'https://gitlab.com/api/v4');
}

export function gitlabClient(api: string, { token, variable }: ForgeToken): ForgeClient {
  return new ForgeClient({ forge: 'GitLab', api, headers: { 'private-token': token }, token, variable });
}

/** @throws UserError where it is none */
export function gitlabProject(name: string | undefined): string {
  if (name !== undefined && /^(?:\d{1,18}|[\w-][\w.-]*(?:\/[\w-][\w.-]*)+)$/.test(name) && name.length <= 500) return name;
  throw new UserError(
    name === undefined ? 'No project is named.' : `'${printable(name).slice(0, 200)}' is no project of GitLab.`,
    'Name it: `--repository <group>/<project>`, or its id; runners set CI_PROJECT_ID.',
  );
}

/** A text without commands: lines that begin with a slash are some there, such as `/merge`: https://docs.gitlab.com/user/project/quick_actions/ */
export function withoutCommands(text: string): string {
  return text.replace(/^([ \t]*)\/(?=[a-z])/gim, '$1\u200b/');
}
