import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface StoredComment {
  readonly id: number;
  readonly author: number;
  body: string;
  /** GitLab's own notes, such as of a pushed commit. */
  readonly system?: boolean;
}

/** One request, as it arrived. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** The token that it takes, and whose it is. */
export const validToken = 'ghs_canaryToken4ae1f2b0c9';
export const ownId = 41_898_282;

/** A server on loopback that answers as GitHub and GitLab do, for one pull request and one merge request with the number 12. */
export class ForgeServer {
  readonly asked: Asked[] = [];
  comments: StoredComment[] = [];
  head = 'a'.repeat(40);
  /** Branch, as `owner:branch`, that the request proposes. */
  branch = 'acme:feature';
  /** Merged requests by commit, as a forge lists them. */
  readonly merged = new Map<string, readonly { readonly number: number; readonly branch: string; readonly isOpen?: true }[]>();
  /** Statuses of commits, the oldest first. */
  readonly statuses: { commit: string; name: string; state: string; description: string; address: string }[] = [];
  /** Called before each answer; what it gives is answered instead. */
  before: (asked: Asked) => Answer | 'hang up' | undefined = () => undefined;
  private next = 1000;

  private constructor(private readonly server: Server) {}

  static async start(): Promise<ForgeServer> {
    const server = createServer();
    const forge = new ForgeServer(server);
    server.on('request', (request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const { method = '', url = '', headers } = request;
        const asked = { method, path: url, headers, body: Buffer.concat(parts).toString('utf8') };
        forge.asked.push(asked);
        const answer = forge.before(asked) ?? forge.answer(asked);
        if (answer === 'hang up') return request.socket.destroy();
        response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
        return response.end(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body ?? ''));
      });
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    return forge;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** What tells a command line of it, as GitHub and as GitLab: a job that may write, whose pages stand elsewhere. */
  get variables(): Readonly<Record<string, string>> {
    return {
      GITHUB_TOKEN: validToken,
      GITLAB_TOKEN: validToken,
      GITHUB_API_URL: this.url,
      GITHUB_SERVER_URL: 'https://github.example.com',
      CI_API_V4_URL: `${this.url}/api/v4`,
      CI_PROJECT_URL: 'https://gitlab.example.com/acme/shop',
    };
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => {
      this.server.close(resolve);
    });
  }

  add(author: number, body: string, rest: Partial<StoredComment> = {}): number {
    const id = this.next++;
    this.comments.push({ id, author, body, ...rest });
    return id;
  }

  /** What was written: method and path. */
  get writes(): readonly string[] {
    return this.asked.filter(({ method, path }) => method !== 'GET' && path !== '/graphql').map(({ method, path }) => `${method} ${path}`);
  }

  private answer({ method, path, headers, body }: Asked): Answer {
    const isGitLab = path.startsWith('/api/v4/');
    const given = isGitLab ? headers['private-token'] : headers.authorization?.replace('Bearer ', '');
    if (given !== validToken) return { status: 401, body: { message: isGitLab ? '401 Unauthorized' : 'Bad credentials' } };
    const { pathname, searchParams } = new URL(path, this.url);
    const text = () => JSON.parse(body).body as string;
    const shown = ({ id, author, body: own, system = false }: StoredComment) =>
      isGitLab ? { id, body: own, author: { id: author }, system } : { id, body: own, user: { id: author } };
    const one = (id: string, change: (comment: StoredComment) => Answer): Answer => {
      const found = this.comments.find((comment) => comment.id === Number(id));
      return found ? change(found) : { status: 404, body: { message: 'Not Found' } };
    };
    const ofCommit = (commit: string) => this.merged.get(commit) ?? [];
    const said = (commit: string) =>
      this.statuses.map((each, index) => ({ ...each, id: index + 1 })).filter((each) => each.commit === commit);
    const routes: readonly (readonly [RegExp, (...parts: readonly string[]) => Answer])[] = [
      [/^POST \/graphql$/, () => ({ status: 200, body: { data: { viewer: { databaseId: ownId } } } })],
      [/^GET \/api\/v4\/user$/, () => ({ status: 200, body: { id: ownId } })],
      [
        /^GET \/repos\/acme\/shop\/commits\/(\w+)\/pulls$/,
        (commit) => ({
          status: 200,
          body: ofCommit(commit!).map(({ number, branch, isOpen }) => ({
            number,
            merged_at: isOpen ? null : '2026-01-02T03:04:05Z',
            base: { ref: branch },
          })),
        }),
      ],
      [
        /^GET \/api\/v4\/projects\/7\/repository\/commits\/(\w+)\/merge_requests$/,
        (commit) => ({
          status: 200,
          body: ofCommit(commit!).map(({ number, branch, isOpen }) => ({
            iid: number,
            state: isOpen ? 'opened' : 'merged',
            target_branch: branch,
          })),
        }),
      ],
      [
        /^GET \/repos\/acme\/shop\/commits\/(\w+)\/statuses$/,
        (commit) => ({
          status: 200,
          body: said(commit!)
            .reverse()
            .map(({ name, state, description, address }) => ({ context: name, state, description, target_url: address })),
        }),
      ],
      [
        /^GET \/api\/v4\/projects\/7\/repository\/commits\/(\w+)\/statuses$/,
        (commit) => ({
          status: 200,
          body: said(commit!).map(({ id, name, state, description, address }) => ({
            id,
            name,
            status: state,
            description,
            target_url: address,
          })),
        }),
      ],
      [
        /^POST (?:\/repos\/acme\/shop|\/api\/v4\/projects\/7)\/statuses\/(\w+)$/,
        (commit) => {
          const { context, name = context, state, description, target_url: address } = JSON.parse(body);
          // https://gitlab.com/gitlab-org/gitlab-foss/-/issues/25807
          if (isGitLab && state === 'pending' && said(commit!).at(-1)?.state === state)
            return { status: 400, body: { message: 'Cannot transition status via :enqueue from :pending' } };
          this.statuses.push({ commit: commit!, name, state, description, address });
          return { status: 201, body: { id: this.statuses.length } };
        },
      ],
      [/^GET \/repos\/acme\/shop\/pulls\/12$/, () => ({ status: 200, body: { number: 12, head: { sha: this.head } } })],
      [/^GET \/api\/v4\/projects\/7\/merge_requests\/12$/, () => ({ status: 200, body: { iid: 12, sha: this.head } })],
      [
        /^GET \/repos\/acme\/shop\/pulls$/,
        () => ({ status: 200, body: searchParams.get('head') === this.branch ? [{ number: 12, head: { sha: this.head } }] : [] }),
      ],
      [
        /^GET (?:\/repos\/acme\/shop\/issues\/12\/comments|\/api\/v4\/projects\/7\/merge_requests\/12\/notes)$/,
        () => {
          const [page, size] = [Number(searchParams.get('page')), Number(searchParams.get('per_page'))];
          const all = this.comments.map(shown);
          const more = all.length > page * size;
          // Another host's address, which nobody is to follow.
          const link = '<https://evil.example.com/next>; rel="next"';
          return { status: 200, body: all.slice((page - 1) * size, page * size), ...(more && { headers: { link } }) };
        },
      ],
      [
        /^POST (?:\/repos\/acme\/shop\/issues\/12\/comments|\/api\/v4\/projects\/7\/merge_requests\/12\/notes)$/,
        () => ({ status: 201, body: { id: this.add(ownId, text()) } }),
      ],
      [
        /^(?:PATCH \/repos\/acme\/shop\/issues\/comments|PUT \/api\/v4\/projects\/7\/merge_requests\/12\/notes)\/(\d+)$/,
        (id) =>
          one(id!, (comment) => {
            comment.body = text();
            return { status: 200, body: shown(comment) };
          }),
      ],
      [
        /^DELETE (?:\/repos\/acme\/shop\/issues\/comments|\/api\/v4\/projects\/7\/merge_requests\/12\/notes)\/(\d+)$/,
        (id) =>
          one(id!, (comment) => {
            this.comments = this.comments.filter((other) => other !== comment);
            return { status: 204, body: '' };
          }),
      ],
    ];
    for (const [route, run] of routes) {
      const match = route.exec(`${method} ${pathname}`);
      if (match) return run(...match.slice(1));
    }
    return { status: 404, body: { message: 'Not Found' } };
  }
}
