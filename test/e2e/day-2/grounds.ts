import { Aws } from '../lab/aws';
import { Cluster } from '../lab/cluster';
import { crds } from '../lab/crds';
import { Sandbox } from '../lab/sandbox';
import { AWS, CLUSTER, TERRAFORM } from '../lab/toolchain';
import { type Clusters, World } from './world';

/** What a world needs. */
export const tools = ['git', 'go', ...CLUSTER, ...AWS, ...TERRAFORM] as const;

/** An account of the mock, and clusters that are started when somebody asks for them. */
export class Grounds {
  private readonly others: Sandbox[] = [];
  private world: World | undefined;

  /** @param namespaces of the apps that live there */
  async start(sandbox: Sandbox, namespaces: readonly string[]): Promise<World> {
    const clusters = this.clustersOf(sandbox);
    const [aws] = await Promise.all([Aws.start(sandbox), clusters('blue')]);
    this.world = new World(sandbox, aws, clusters, namespaces);
    return this.world;
  }

  async close(): Promise<void> {
    this.world?.close();
    await Promise.all(this.others.map((other) => other.close()));
  }

  /** Each is a control plane of its own, with the definitions of External Secrets. */
  private clustersOf(own: Sandbox): Clusters {
    const started = new Map<string, Promise<Cluster>>();
    const start = async (name: string) => {
      const home = name === 'blue' ? own : new Sandbox();
      if (home !== own) this.others.push(home);
      const cluster = await Cluster.start(home);
      const files = await crds(home, 'external-secrets');
      await cluster.serve(files.filter((file) => file.endsWith('external-secrets.io_externalsecrets.yaml')));
      return cluster;
    };
    return (name) => {
      const cluster = started.get(name) ?? start(name);
      started.set(name, cluster);
      return cluster;
    };
  }
}
