import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Repository } from '../../lib/registry/image-reference';

type Handler = (request: IncomingMessage, response: ServerResponse, server: RegistryServer) => void;

/** A server on this machine that answers as a test says: what no honest registry would. */
export class RegistryServer {
  /** `GET /v2/… <authorization>`, in their order. */
  readonly asked: string[] = [];
  private readonly server: Server;
  private readonly answers = new Map<string, Handler>();

  private constructor() {
    this.server = createServer((request, response) => {
      this.asked.push([request.method, request.url, request.headers.authorization].filter(Boolean).join(' '));
      const path = request.url!.split('?', 1)[0]!;
      const handler = this.answers.get(`${request.method} ${path}`) ?? this.answers.get(path);
      if (handler) handler(request, response, this);
      else response.writeHead(404).end();
    });
  }

  static async start(): Promise<RegistryServer> {
    const made = new RegistryServer();
    await new Promise<void>((resolve) => made.server.listen(0, '127.0.0.1', resolve));
    return made;
  }

  get host(): string {
    return `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  get repository(): Repository {
    return { registry: this.host, path: 'acme/orders' };
  }

  /** @param path with a method in front, or for every method */
  on(path: string, handler: Handler): this {
    this.answers.set(path, handler);
    return this;
  }

  /** Answers with JSON. */
  json(path: string, document: unknown, headers: Readonly<Record<string, string>> = {}): this {
    return this.on(path, (_request, response) =>
      response.writeHead(200, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(document)),
    );
  }

  /** Answers with a manifest or a blob at its digest, and at a tag. @returns its digest */
  holds(document: object, tag?: string): string {
    const bytes = JSON.stringify(document);
    const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
    const { mediaType = 'application/octet-stream' } = document as { readonly mediaType?: string };
    const send: Handler = (_request, response) =>
      response.writeHead(200, { 'content-type': mediaType.replace(/[^\x21-\x7e]/g, ''), 'docker-content-digest': digest }).end(bytes);
    for (const path of [`manifests/${digest}`, `blobs/${digest}`, ...(tag === undefined ? [] : [`manifests/${tag}`])])
      this.on(`/v2/acme/orders/${path}`, send);
    return digest;
  }

  /** An image with labels, at its digest, and at a tag. */
  image(labels: Readonly<Record<string, unknown>> = {}, tag?: string, annotations?: Readonly<Record<string, string>>): string {
    const config = { mediaType: 'application/vnd.oci.image.config.v1+json', digest: this.holds({ config: { Labels: labels } }) };
    return this.holds({ schemaVersion: 2, mediaType: ociImage, config, layers: [], ...(annotations && { annotations }) }, tag);
  }

  stop(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}

export const ociImage = 'application/vnd.oci.image.manifest.v1+json';
export const ociIndex = 'application/vnd.oci.image.index.v1+json';
