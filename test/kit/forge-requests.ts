import type { Answer, Asked, ForgeServer } from './forge-server';
import { validToken } from './forge-server';

export interface StoredRequest {
  readonly number: number;
  title: string;
  body: string;
  readonly head: string;
  readonly base: string;
  state: 'open' | 'closed';
}

/** Pull requests of `acme/shop` on GitHub and merge requests of the project 7 on GitLab, of which a branch has one that is open. */
export class ForgeRequests {
  readonly all: StoredRequest[] = [];

  /** Has a server answer for them. */
  constructor(private readonly server: ForgeServer) {
    server.before = (asked) => this.answer(asked);
  }

  get open(): readonly StoredRequest[] {
    return this.all.filter(({ state }) => state === 'open');
  }

  private answer({ method, path: place, headers, body }: Asked): Answer | undefined {
    const isGitLab = place.startsWith('/api/v4/projects/7/merge_requests');
    if (!isGitLab && !place.startsWith('/repos/acme/shop/pulls')) return undefined;
    if (![headers['private-token'], headers.authorization].some((given) => given?.includes(validToken))) return { status: 401 };
    const shown = ({ number, ...rest }: StoredRequest) => (isGitLab ? { iid: number, ...rest } : { number, ...rest });
    const query = new URL(place, this.server.url).searchParams;
    if (method === 'GET') {
      const head = isGitLab ? query.get('source_branch') : query.get('head')?.replace('acme:', '');
      const base = isGitLab ? query.get('target_branch') : query.get('base');
      return { status: 200, body: this.open.filter((each) => each.head === head && each.base === base).map(shown) };
    }
    const { title, body: text, description = text, head, source_branch = head, base, target_branch = base, ...rest } = JSON.parse(body);
    if (method !== 'POST') {
      const found = this.all.find(({ number }) => place.endsWith(`/${number}`))!;
      Object.assign(found, { ...(title !== undefined && { title }), body: description });
      if (rest.state === 'closed' || rest.state_event === 'close') found.state = 'closed';
      return { status: 200, body: shown(found) };
    }
    if (this.open.some((each) => each.head === source_branch)) return { status: isGitLab ? 409 : 422, body: { message: 'There is one.' } };
    this.all.push({ number: this.all.length + 41, title, body: description, head: source_branch, base: target_branch, state: 'open' });
    return { status: 201, body: shown(this.all.at(-1)!) };
  }
}
