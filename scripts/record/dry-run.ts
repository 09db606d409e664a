import type { Cluster } from '../../test/e2e/lab/cluster';
import type { DryRun } from './kubernetes-defaults';

// biome-ignore lint/suspicious/noExplicitAny: a document read from JSON
type Json = Readonly<Record<string, any>>;

/** What an API server would store of objects that nobody has created: each in the namespace that is always there. */
export async function dryRuns(cluster: Cluster, objects: readonly Json[]): Promise<readonly DryRun[]> {
  const named = objects.map((object, index) => ({
    ...object,
    metadata: { ...object['metadata'], name: `dry-${index}`, namespace: 'default' },
  }));
  const answer = async (): Promise<readonly Json[]> => {
    const input = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: named });
    const { stdout } = await cluster.kubectl(['create', '--dry-run=server', '--validate=ignore', '-o', 'json', '-f', '-'], { input });
    const answers = JSON.parse(`[${stdout.replace(/\}\s*\{\s*"apiVersion"/g, '},{"apiVersion"')}]`) as readonly Json[];
    return answers.length === 1 && answers[0]!['kind'] === 'List' ? answers[0]!['items'] : answers;
  };
  const [one, other] = [await answer(), await answer()];
  return named.map((sent, index) => ({ sent, answers: [one[index]!, other[index]!] as const }));
}
