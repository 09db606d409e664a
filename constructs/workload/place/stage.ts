import { ApiObject } from 'cdk8s';
import { Ordering, returnedIfAny, Stage } from '../../../lib';

/** Kinds that pods stand on, among those that a workload defines itself. */
const foundations = [
  'ServiceAccount',
  'ConfigMap',
  'Secret',
  'ExternalSecret',
  'Role',
  'RoleBinding',
  'NetworkPolicy',
  'CiliumNetworkPolicy',
  'FQDNNetworkPolicy',
  'ApplicationNetworkPolicy',
  'SecurityGroupPolicy',
];

/** The label that selects by stage, for whoever applies in steps. */
const stageLabel = 'slipway.dev/stage';

/** What an object of a workload belongs to, where it is not the workload itself. */
export type Part = 'dependency' | 'job';

/**
 * Tells some objects of a workload when they are applied: what it stands on first, then its migrations, the rest last.
 *
 * A label tells it where the workload has a migration, or the migration of another one calls it; what the environment's ordering adds
 * stands everywhere.
 *
 * @param objects everything Kubernetes of the workload in one cluster, each with what it belongs to
 * @param isAwaited whether a migration calls the workload: it gets no answer before the workload's policies let it in
 */
export function orderObjects(
  objects: readonly (readonly [ApiObject, Part | undefined])[],
  ordering: Ordering | undefined,
  isAwaited: boolean,
): void {
  const hasMigration = objects.some(([{ kind }, part]) => kind === 'Job' && part === 'job');
  const isLabelled = hasMigration || isAwaited;
  if (!ordering && !isLabelled) return;
  for (const [{ kind, metadata }, part] of objects) {
    const stage = stageOf(kind, part, hasMigration);
    if (!stage) continue;
    if (isLabelled) metadata.addLabel(stageLabel, stage);
    for (const [key, value] of Object.entries(annotationsOf(ordering, stage))) metadata.addAnnotation(key, value);
  }
}

function annotationsOf(ordering: Ordering | undefined, stage: Stage): Readonly<Record<string, string>> {
  if (!ordering) return {};
  const what = "The function 'annotations' of the environment's ordering";
  return returnedIfAny(what, ordering.annotations(stage), { is: 'map', of: { is: 'text' } }, 'annotations by key') ?? {};
}

function stageOf(kind: string, part: Part | undefined, hasMigration: boolean): Stage | undefined {
  if (part === 'dependency' || foundations.includes(kind)) return 'first';
  // Many disks appear only once a pod asks for them: whoever waits for one before the pod waits for ever.
  const isMigration = (kind === 'Job' && part === 'job') || (kind === 'PersistentVolumeClaim' && hasMigration);
  return isMigration ? 'migration' : undefined;
}
