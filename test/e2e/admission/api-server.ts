import { request } from 'node:http';
import { ObjectType } from '../../../lib/policy/admission/object-type';
import type { Cluster } from '../lab/cluster';
import { answers } from '../lab/http';
import type { Sandbox } from '../lab/sandbox';
import { toolPath } from '../lab/toolchain';

/** What the API server says of a request. */
export interface Answer {
  readonly code: number;
  /** Why it refuses. */
  readonly message: string;
  readonly warnings: readonly string[];
}

// biome-ignore lint/suspicious/noExplicitAny: a document read from JSON
type Json = Readonly<Record<string, any>>;

/** The API server itself: kubectl would print equal warnings once. */
export class ApiServer {
  private constructor(private readonly port: number) {}

  static async start(sandbox: Sandbox, cluster: Cluster): Promise<ApiServer> {
    const proxy = await sandbox.start({
      name: 'kubectl-proxy',
      ports: 1,
      command: (port) => [toolPath('kubectl'), '--kubeconfig', cluster.kubeconfig, 'proxy', `--port=${port}`, '--reject-paths=^$'],
      ready: ({ ports }) => answers(`http://127.0.0.1:${ports[0]}/readyz`),
    });
    return new ApiServer(proxy.ports[0]!);
  }

  /** Creates an object, by default only to hear what would come of it. */
  create(object: Json, { dryRun = true, as }: { readonly dryRun?: boolean; readonly as?: string } = {}): Promise<Answer> {
    return this.send('POST', `${collectionOf(object)}${dryRun ? '?dryRun=All' : ''}`, object, as);
  }

  /** Changes a stored object, or a subresource of it. */
  patch(object: Json, change: Json, { subresource = '', dryRun = true } = {}): Promise<Answer> {
    const path = `${collectionOf(object)}/${object.metadata.name}${subresource && `/${subresource}`}${dryRun ? '?dryRun=All' : ''}`;
    return this.send('PATCH', path, change);
  }

  private send(method: string, path: string, body: Json, as?: string): Promise<Answer> {
    const type = method === 'PATCH' ? 'application/strategic-merge-patch+json' : 'application/json';
    const headers = { 'content-type': type, ...(as && { 'impersonate-user': as, 'impersonate-group': 'system:masters' }) };
    return new Promise((resolve, reject) => {
      const sent = request({ host: '127.0.0.1', port: this.port, path, method, headers, agent: false }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          const isJson = response.headers['content-type']?.startsWith('application/json');
          const answer = isJson ? JSON.parse(text) : { message: text };
          const raw = response.rawHeaders.flatMap((name, index, all) => (name.toLowerCase() === 'warning' ? [all[index + 1]!] : []));
          const warnings = raw.map((header) => JSON.parse(header.slice(header.indexOf('"'))));
          resolve({ code: response.statusCode!, message: answer.message ?? '', warnings });
        });
      });
      sent.once('error', reject);
      sent.end(JSON.stringify(body));
    });
  }
}

function collectionOf({ apiVersion, kind, metadata }: Json): string {
  const { group, version, resource } = new ObjectType(`${apiVersion}/${kind}`);
  const root = group ? `/apis/${group}/${version}` : `/api/${version}`;
  return metadata.namespace ? `${root}/namespaces/${metadata.namespace}/${resource}` : `${root}/${resource}`;
}
