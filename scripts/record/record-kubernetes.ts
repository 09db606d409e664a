import type { Cluster } from '../../test/e2e/lab/cluster';
import { defaultSamples } from './default-samples';
import { dryRuns } from './dry-run';
import { kubernetesDefaults, type RecordedDefaults } from './kubernetes-defaults';
import { kubernetesTypes } from './kubernetes-types';
import type { RecordedTable } from './recorded-file';

/** What an API server says of its types and of what it fills in. */
export async function recordKubernetes(cluster: Cluster): Promise<{ readonly types: RecordedTable; readonly defaults: RecordedDefaults }> {
  const raw = async (path: string) => JSON.parse((await cluster.kubectl(['get', '--raw', path])).stdout);
  const { gitVersion } = await raw('/version');
  const version = gitVersion.replace(/^v/, '');
  const types = kubernetesTypes(await raw('/openapi/v2'), version);
  return { types, defaults: kubernetesDefaults(await dryRuns(cluster, defaultSamples), version) };
}
