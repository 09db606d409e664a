import * as http from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server whose network is gone in the middle of every download: half of what it promised is sent. */
export class CutServer {
  /** How often it was cut. */
  cuts = 0;

  private constructor(private readonly server: http.Server) {}

  /** @param name ends the downloads that are cut; everything else is not found */
  static async start(name: string): Promise<CutServer> {
    const server = http.createServer();
    const cut = new CutServer(server);
    server.on('request', ({ url = '' }, response) => {
      if (!new URL(url, 'http://localhost').pathname.endsWith(name)) return response.writeHead(404).end();
      cut.cuts++;
      response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': '65536' });
      return response.write(Buffer.alloc(32_768), () => setTimeout(() => response.destroy(), 50));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return cut;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): Promise<unknown> {
    return new Promise((resolve) => this.server.close(resolve));
  }
}
