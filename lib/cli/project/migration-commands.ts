import * as path from 'node:path';
import { AssembledStack } from '../../assembly/assembly';
import { manifestFolder } from '../../assembly/layout';
import { type KubernetesAddress, parseAddress } from '../../documents/address';
import { shellWord } from '../../wording/shell-word';
import { slashes } from '../slashes';

/** As long as a migration may take, before whoever waits gives up. */
const patience = '15m';

/**
 * The commands that bring a stack's migrations before its workloads, for whoever applies with kubectl: what they stand on and they themselves
 * are applied, and waited for. After them everything is applied as always.
 *
 * @param cluster name of one of its clusters, and of kubectl's context
 * @param kubernetesOut folder of the manifests, such as `dist`
 * @returns nothing where the stack has no migration
 */
export function migrationCommands(
  { id, environment, resources }: AssembledStack,
  cluster: string,
  kubernetesOut: string,
): readonly string[] {
  const jobs = resources
    // Those of a workload: a Job of its own stands one level higher.
    .filter(({ type, path }) => type === 'batch/v1/Job' && path.split('/').length === 4)
    .map(({ address }) => parseAddress(address) as KubernetesAddress)
    .filter((job) => job.cluster === cluster);
  const [first] = jobs;
  if (!first) return [];
  const kubectl = ['kubectl', '--context', cluster];
  const folder = slashes(path.join(kubernetesOut, manifestFolder(environment, cluster, id)));
  return [
    [...kubectl, 'apply', '--server-side', '--selector', 'slipway.dev/stage', '-f', folder],
    [
      ...kubectl,
      ...['--namespace', first.namespace!, 'wait', '--for=condition=complete', `--timeout=${patience}`],
      ...jobs.map(({ name }) => `job/${name}`),
    ],
  ].map((words) => words.map(shellWord).join(' '));
}
