import { createServer, request, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';

/** Where a call is stopped: before it reaches the mock, or when it has been done and its answer is on the way. */
export type Moment = 'before' | 'after';

/** Stands before the AWS mock, and can hold a call so that a test ends a program exactly there. */
export class Gate {
  private held: { readonly action: string; readonly moment: Moment; readonly reached: () => void } | undefined;

  private constructor(
    private readonly mock: URL,
    private readonly server: Server,
  ) {}

  /** @param mock the mock's endpoint */
  static async open(mock: string): Promise<Gate> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const gate = new Gate(new URL(mock), server);
    server.on('request', async (incoming, answer) => {
      const chunks: Buffer[] = [];
      for await (const chunk of incoming) chunks.push(chunk);
      const body = Buffer.concat(chunks);
      const action =
        String(incoming.headers['x-amz-target'] ?? '')
          .split('.')
          .at(-1) || new URLSearchParams(body.toString()).get('Action');
      if (gate.stops(action, 'before')) return;
      const { hostname, port } = gate.mock;
      request({ hostname, port, method: incoming.method, path: incoming.url, headers: incoming.headers }, (answered) => {
        if (gate.stops(action, 'after')) return answered.resume();
        answer.writeHead(answered.statusCode ?? 502, answered.headers);
        return answered.pipe(answer);
      }).end(body);
    });
    return gate;
  }

  get endpoint(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Holds the calls of an action from now on; resolves when the first one is there. */
  hold(action: string, moment: Moment): Promise<void> {
    return new Promise((reached) => {
      this.held = { action, moment, reached };
    });
  }

  /** Lets every later call through. Those that are held get no answer. */
  release(): void {
    this.held = undefined;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private stops(action: string | null, moment: Moment): boolean {
    if (this.held?.action !== action || this.held?.moment !== moment) return false;
    this.held.reached();
    return true;
  }
}
