import { resolve } from 'node:path';
import type { Cluster } from './cluster';
import { sleep } from './process';
import type { Sandbox } from './sandbox';
import { toolPath } from './toolchain';

export interface Synced {
  /** The engine's message by resource, named as the engine does: `apps/Deployment/shop/orders`. */
  readonly results: Readonly<Record<string, string>>;
}

/**
 * Argo CD's engine makes a cluster what the last commit's folder says, once; what it made before and the folder no longer holds is pruned.
 *
 * @param repository the root of a git working tree
 * @param folder a folder in it
 */
export async function sync(sandbox: Sandbox, cluster: Cluster, repository: string, folder = '.'): Promise<Synced> {
  const agent = await sandbox.start({
    name: `gitops-agent-${++syncs}`,
    ports: 1,
    command: (port) => [
      ...[toolPath('gitops-agent'), resolve(repository), '--path', folder, '--kubeconfig', cluster.kubeconfig, '--port', String(port)],
      ...['--resync-seconds', '86400', '--default-namespace', 'default', '--prune'],
    ],
    ready: async (running) => /^RESOURCE +RESULT$/m.test(running.output()) || /Failed to (parse|synchronize)/.test(running.output()),
    timeout: 180,
  });
  await sleep(200);
  const log = agent.output();
  await agent.stop();
  const failure = /Failed to (parse|synchronize).*/.exec(log)?.[0];
  if (failure) throw new Error(failure);
  const table = log
    .slice(log.search(/^RESOURCE +RESULT$/m))
    .split('\n')
    .slice(1);
  const rows = table.map((line) => /^(\S+) +(.*)$/.exec(line)).filter((row) => row !== null);
  return { results: Object.fromEntries(rows.map(([, resource = '', message = '']) => [resource, message.trim()])) };
}

let syncs = 0;
