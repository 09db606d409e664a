import { Aws } from '../lab/aws';
import { Cluster } from '../lab/cluster';
import { crds } from '../lab/crds';
import { describeWithLab } from '../lab/jest/with-lab';
import { Sandbox } from '../lab/sandbox';
import { AWS, CLUSTER, TERRAFORM } from '../lab/toolchain';
import type { Life, Outcome } from './row';
import { live } from './scenario';
import { isStale, tableOf } from './table';
import { type Clusters, World } from './world';

/**
 * Lives through the rows of a life in the proving ground, prints their table, and holds it against the page.
 *
 * @param title of the table, on the page
 */
export function testSecondDay(title: string, life: Life): void {
  describeWithLab(`The second day: ${title}`, ['git', 'go', ...CLUSTER, ...AWS, ...TERRAFORM], (sandbox) => {
    const others: Sandbox[] = [];
    let world: World | undefined;
    let outcomes: readonly Outcome[];

    beforeAll(async () => {
      const clusters = clustersOf(sandbox());
      const [aws] = await Promise.all([Aws.start(sandbox()), clusters('blue')]);
      world = new World(sandbox(), aws, clusters, life.namespaces);
      outcomes = await live(world, life);
      process.stderr.write(`${title}\n${tableOf(outcomes)}\n`);
    }, 1_800_000);
    afterAll(async () => {
      world?.close();
      await Promise.all(others.map((other) => other.close()));
    });

    /** Each is a control plane of its own, with the definitions of External Secrets. */
    function clustersOf(own: Sandbox): Clusters {
      const started = new Map<string, Promise<Cluster>>();
      const start = async (name: string) => {
        const home = name === 'blue' ? own : new Sandbox();
        if (home !== own) others.push(home);
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

    test('nothing that holds data is destroyed or replaced, and what was put into it is there, but for what its owner destroyed', () => {
      for (const { row, lost, gone } of outcomes) {
        expect({ change: row.change, lost, gone }).toEqual({
          change: row.change,
          lost: [],
          gone: Array(row.destroyed ?? 0).fill(expect.anything()),
        });
      }
      expect(outcomes.at(-1)!.looked).toBeGreaterThan(0);
    });

    test('pods stay where nothing of theirs changed', () => {
      for (const { row, restarted } of outcomes) {
        const workloads = [...new Set(restarted.map((key) => key.split('/').slice(1).join('/')))];
        expect({ change: row.change, restarted: workloads }).toEqual({ change: row.change, restarted: row.restarted ?? [] });
      }
    });

    test('what would lose something is refused, and nothing is applied', () => {
      for (const { row, refusal, actions } of outcomes) {
        expect({ change: row.change, refusal }).toEqual({
          change: row.change,
          refusal: row.refused ? expect.stringMatching(row.refused) : undefined,
        });
        if (row.refused) expect(actions).toEqual({});
      }
    });

    test('docs/change-without-loss.md says the same', () => {
      expect(isStale(title, outcomes)).toBe(false);
    });
  });
}
