import { isObject } from '../../documents/shape';
import { UserError } from '../../errors';
import { type CommentLimits, forges } from '../../plan/formats/forges';
import { printable } from '../../wording/printable';
import type { ForgeClient } from '../forge/forge-client';
import type { GitHubAddresses } from '../forge/github';
import type { GitHubTarget } from './github-target';
import type { Thread, ThreadComment } from './thread';
import { idOf, isId, threadEntry } from './thread-entry';

/** What is said below a pull request of GitHub: https://docs.github.com/en/rest/issues/comments */
export class GitHubThread implements Thread {
  readonly limits: CommentLimits = forges.github;
  readonly name: string;

  private constructor(
    private readonly client: ForgeClient,
    private readonly addresses: GitHubAddresses,
    private readonly repository: string,
    private readonly number: number,
    readonly isFork: boolean,
  ) {
    this.name = `pull request ${number} of ${repository}`;
  }

  /** @returns nothing where what the run is about is proposed no longer */
  static async of(client: ForgeClient, addresses: GitHubAddresses, target: GitHubTarget): Promise<GitHubThread | undefined> {
    const { repository, request, isFork } = target;
    const number = typeof request === 'number' ? request : await proposing(client, repository, request);
    return number === undefined ? undefined : new GitHubThread(client, addresses, repository, number, isFork);
  }

  /** That of a number, of the repository itself. */
  static numbered(client: ForgeClient, addresses: GitHubAddresses, repository: string, number: number): GitHubThread {
    return new GitHubThread(client, addresses, repository, number, false);
  }

  /** Tokens of apps and of Actions may not ask `/user`. */
  async own(): Promise<number> {
    const { value } = await this.client.ask('POST', this.addresses.graphql, { query: 'query { viewer { databaseId } }' });
    const viewer = isObject(value) && isObject(value.data) ? value.data.viewer : undefined;
    if (!isObject(viewer) || !isId(viewer.databaseId)) throw this.client.unreadable('whose token it is');
    return viewer.databaseId;
  }

  async head(): Promise<string> {
    const { value } = await this.client.ask('GET', `/repos/${this.repository}/pulls/${this.number}`);
    const head = isObject(value) ? value.head : undefined;
    if (!isObject(head) || typeof head.sha !== 'string') throw this.client.unreadable('a pull request');
    return head.sha;
  }

  async comments(): Promise<readonly ThreadComment[]> {
    const entries = await this.client.list(`/repos/${this.repository}/issues/${this.number}/comments`);
    return entries.flatMap((entry) => threadEntry(entry, 'user') ?? []);
  }

  async create(body: string): Promise<number> {
    const { value } = await this.client.ask('POST', `/repos/${this.repository}/issues/${this.number}/comments`, { body });
    const id = idOf(value);
    if (id === undefined) throw this.client.unreadable('a comment');
    return id;
  }

  async update(id: number, body: string): Promise<void> {
    await this.client.ask('PATCH', `/repos/${this.repository}/issues/comments/${id}`, { body });
  }

  async remove(id: number): Promise<void> {
    await this.client.ask('DELETE', `/repos/${this.repository}/issues/comments/${id}`);
  }

  addressOf(id: number): string {
    return `${this.addresses.server}/${this.repository}/pull/${this.number}#issuecomment-${id}`;
  }

  plain(body: string): string {
    return body;
  }
}

/** The open pull request that proposes a commit of a branch. */
async function proposing(
  client: ForgeClient,
  repository: string,
  { owner, branch, commit }: Exclude<GitHubTarget['request'], number>,
): Promise<number | undefined> {
  const head = encodeURIComponent(`${owner}:${branch}`);
  const open = await client.list(`/repos/${repository}/pulls?state=open&head=${head}`);
  const numbers = open.flatMap(({ number, head: proposed }) =>
    isId(number) && isObject(proposed) && proposed.sha === commit ? [number] : [],
  );
  if (numbers.length > 1)
    throw new UserError(
      `${numbers.length} pull requests propose the branch '${printable(branch).slice(0, 100)}': ${numbers.join(', ')}.`,
      'Name one: `--pull-request <number>`.',
    );
  return numbers[0];
}
