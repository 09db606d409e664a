import { decodeText } from '../../documents/decode-text';
import { readRegularFile } from '../../documents/read-regular-file';
import { isObject } from '../../documents/shape';
import { parseUntrustedJson } from '../../documents/untrusted';
import { UserError } from '../../errors';
import { printable } from '../../wording/printable';
import type { Variables } from '../forge/forge-flags';
import { githubRepository } from '../forge/github';
import type { TargetFlags } from './target';
import { isId } from './thread-entry';

/** Which pull request of GitHub is meant. */
export interface GitHubTarget {
  readonly repository: string;
  /** Its number, or the branch that it proposes: a run of `workflow_run` is told no more of one from a fork. */
  readonly request: number | { readonly owner: string; readonly branch: string; readonly commit: string };
  /** The commit that the run is about. */
  readonly commit?: string;
  readonly isFork: boolean;
}

/** GitHub sends events of at most 25 MB: https://docs.github.com/en/webhooks/webhook-events-and-payloads#payload-cap */
const mostBytes = 25 * 1024 * 1024;

/**
 * What the flags say, and otherwise what the runner of GitHub Actions does.
 *
 * @throws UserError where nobody says it
 */
export function githubTarget(flags: TargetFlags, env: Variables): GitHubTarget {
  const repository = githubRepository(flags.repository ?? env.GITHUB_REPOSITORY);
  const event = flags.pullRequest === undefined ? readEvent(env.GITHUB_EVENT_PATH) : {};
  const found = ofPullRequest(event) ?? ofWorkflowRun(event, repository);
  const request = flags.pullRequest ?? found?.request;
  if (request === undefined)
    throw new UserError(
      `The event${env.GITHUB_EVENT_NAME ? ` '${printable(env.GITHUB_EVENT_NAME).slice(0, 50)}'` : ''} is of no pull request.`,
      'Run this on `pull_request` or `workflow_run`, or name one: `--pull-request <number>`.',
    );
  const commit = flags.commit ?? found?.commit;
  return { repository, request, isFork: found?.isFork ?? false, ...(commit !== undefined && { commit }) };
}

function readEvent(file: string | undefined): unknown {
  if (!file) return {};
  return parseUntrustedJson(decodeText(readRegularFile(file, mostBytes), file), file).value;
}

type Found = Pick<GitHubTarget, 'request' | 'commit' | 'isFork'>;

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#pull_request */
function ofPullRequest(event: unknown): Found | undefined {
  const request = field(event, 'pull_request');
  const [number, commit] = [field(request, 'number'), field(request, 'head', 'sha')];
  if (!isId(number)) return undefined;
  const from = field(request, 'head', 'repo', 'full_name');
  return { request: number, isFork: from !== field(request, 'base', 'repo', 'full_name'), ...(isText(commit) && { commit }) };
}

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#workflow_run; its `pull_requests` is empty for forks. */
function ofWorkflowRun(event: unknown, repository: string): Found | undefined {
  const run = field(event, 'workflow_run');
  const [commit, branch] = [field(run, 'head_sha'), field(run, 'head_branch')];
  const owner = field(run, 'head_repository', 'owner', 'login');
  if (!isText(commit) || !isText(branch) || !isText(owner)) return undefined;
  // What a run of `workflow_run` may do does not depend on who proposed what.
  return { request: { owner: owner || repository.split('/')[0]!, branch, commit }, commit, isFork: false };
}

function field(value: unknown, ...names: readonly string[]): unknown {
  return names.reduce<unknown>((inner, name) => (isObject(inner) && Object.hasOwn(inner, name) ? inner[name] : undefined), value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
