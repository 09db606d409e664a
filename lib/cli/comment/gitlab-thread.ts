import { isObject } from '../../documents/shape';
import { UserError } from '../../errors';
import { type CommentLimits, forges } from '../../plan/formats/forges';
import type { ForgeClient } from '../forge/forge-client';
import type { Variables } from '../forge/forge-flags';
import { gitlabProject, withoutCommands } from '../forge/gitlab';
import type { TargetFlags } from './target';
import type { Thread, ThreadComment } from './thread';
import { idOf, threadEntry } from './thread-entry';

/** Which merge request of GitLab is meant. */
export interface GitLabTarget {
  /** Path or id of the project that it proposes to. */
  readonly project: string;
  readonly request: number;
  /** The commit that the pipeline is about. */
  readonly commit?: string;
  /** Address of the project's pages, where it is known. */
  readonly page?: string;
  readonly isFork: boolean;
}

/**
 * What the flags say, and otherwise what the runner of GitLab does: https://docs.gitlab.com/ci/variables/predefined_variables/
 *
 * @throws UserError where nobody says it
 */
export function gitlabTarget({ repository, pullRequest, commit }: TargetFlags, env: Variables): GitLabTarget {
  const project = gitlabProject(repository ?? (env.CI_MERGE_REQUEST_PROJECT_ID || env.CI_PROJECT_ID));
  const iid = env.CI_MERGE_REQUEST_IID ?? '';
  if (pullRequest === undefined && !/^[1-9]\d{0,14}$/.test(iid))
    throw new UserError('The pipeline is of no merge request.', 'Run it on `merge_request_event`, or name one: `--pull-request <number>`.');
  const about = commit ?? (pullRequest === undefined ? env.CI_MERGE_REQUEST_SOURCE_BRANCH_SHA || env.CI_COMMIT_SHA : undefined);
  const page = repository === undefined ? env.CI_MERGE_REQUEST_PROJECT_URL : undefined;
  const from = env.CI_MERGE_REQUEST_SOURCE_PROJECT_ID;
  return {
    project,
    request: pullRequest ?? Number(iid),
    isFork: pullRequest === undefined && Boolean(from) && from !== env.CI_MERGE_REQUEST_PROJECT_ID,
    ...(about && { commit: about }),
    ...(page && { page }),
  };
}

/** What is said below a merge request of GitLab: https://docs.gitlab.com/api/notes/#merge-requests */
export class GitLabThread implements Thread {
  readonly limits: CommentLimits = forges.gitlab;
  readonly name: string;
  readonly isFork: boolean;
  private readonly path: string;

  constructor(
    private readonly client: ForgeClient,
    private readonly target: GitLabTarget,
  ) {
    const { project, request, isFork } = target;
    this.name = `merge request ${request} of ${/^\d+$/.test(project) ? `project ${project}` : project}`;
    this.isFork = isFork;
    this.path = `/projects/${encodeURIComponent(project)}/merge_requests/${request}`;
  }

  async own(): Promise<number> {
    const id = idOf((await this.client.ask('GET', '/user')).value);
    if (id === undefined) throw this.client.unreadable('whose token it is');
    return id;
  }

  async head(): Promise<string> {
    const { value } = await this.client.ask('GET', this.path);
    if (!isObject(value) || typeof value.sha !== 'string') throw this.client.unreadable('a merge request');
    return value.sha;
  }

  async comments(): Promise<readonly ThreadComment[]> {
    const entries = await this.client.list(`${this.path}/notes?sort=asc&order_by=created_at`);
    return entries.flatMap((entry) => (entry.system === true ? [] : (threadEntry(entry, 'author') ?? [])));
  }

  async create(body: string): Promise<number> {
    const id = idOf((await this.client.ask('POST', `${this.path}/notes`, { body })).value);
    if (id === undefined) throw this.client.unreadable('a comment');
    return id;
  }

  async update(id: number, body: string): Promise<void> {
    await this.client.ask('PUT', `${this.path}/notes/${id}`, { body });
  }

  async remove(id: number): Promise<void> {
    await this.client.ask('DELETE', `${this.path}/notes/${id}`);
  }

  addressOf(id: number): string {
    const { page, request } = this.target;
    return page ? `${page}/-/merge_requests/${request}#note_${id}` : `note ${id} of ${this.name}`;
  }

  plain(body: string): string {
    return withoutCommands(body);
  }
}
