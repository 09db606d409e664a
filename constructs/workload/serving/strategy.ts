import { Never, UserError } from '../../../lib';
import { Volume, VolumeSources } from '../storage/volume';
import { podsIn, Share } from './share';

/** How new pods take the place of old ones. */
export type Strategy =
  | {
      /** Some at a time, while the others serve. */
      readonly type: 'RollingUpdate';
      /**
       * Pods beyond their number while it lasts: rounded up.
       *
       * @default '25%'
       */
      readonly maxSurge?: Share;
      /**
       * Pods that may be missing while it lasts: rounded down.
       *
       * @default '25%'
       */
      readonly maxUnavailable?: Share;
    }
  | {
      /** All stop before the first new one starts. */
      readonly type: 'Recreate';
      readonly maxSurge?: Never<"'Recreate' has no parameters: drop it, or choose 'RollingUpdate'">;
      readonly maxUnavailable?: Never<"'Recreate' has no parameters: drop it, or choose 'RollingUpdate'">;
    };

/** What a strategy must fit. */
export interface RolledPods {
  readonly strategy?: Strategy;
  readonly volumes?: Readonly<Record<string, Volume>>;
  readonly readinessProbe?: unknown;
  readonly startupProbe?: unknown;
}

/** Kubernetes' own: https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rolling-update-deployment */
const usualShare = '25%';

/**
 * The strategy of a Deployment; none where Kubernetes' own is meant.
 *
 * @param replicas the fewest pods that it keeps, and the most
 * @throws UserError if new pods would wait for the old ones' disk for ever, or all pods would be missing at a time
 */
export function renderStrategy({ strategy, volumes = {} }: RolledPods, [replicas, most]: readonly [number, number]) {
  const disk = diskOfOneNode(volumes, most);
  // Nothing else works with such a disk.
  if (strategy === undefined) return disk !== undefined ? { strategy: { type: 'Recreate' } } : {};
  const { type, maxSurge, maxUnavailable } = strategy;
  if (type !== 'RollingUpdate' && type !== 'Recreate')
    throw new UserError(`'strategy.type' is '${String(type)}'.`, 'Choose one of: RollingUpdate, Recreate.');
  if (type === 'Recreate') {
    if (maxSurge !== undefined || maxUnavailable !== undefined)
      throw new UserError("'strategy' is Recreate, and has parameters.", "Drop them: they are of 'RollingUpdate'.");
    return { strategy: { type } };
  }
  const surge = podsIn(maxSurge ?? usualShare, replicas, 'strategy.maxSurge', 'up');
  const missing = podsIn(maxUnavailable ?? usualShare, replicas, 'strategy.maxUnavailable', 'down');
  if (disk !== undefined && surge > 0) {
    throw new UserError(
      `'volumes.${disk}' is a disk that one node mounts at a time, and 'strategy.maxSurge' starts new pods beside the old ones, which would wait for it.`,
      "Drop 'strategy', or state { type: 'Recreate' }.",
    );
  }
  if (replicas > 0 && disk === undefined) checkMissing(surge, missing, replicas);
  if ([maxSurge, maxUnavailable].every((share) => /^0+%?$/.test(String(share)))) {
    throw new UserError("'strategy' lets no pod be added and none be missing: none could ever be replaced.", "Raise 'maxSurge'.");
  }
  const rollingUpdate = { ...(maxSurge !== undefined && { maxSurge }), ...(maxUnavailable !== undefined && { maxUnavailable }) };
  return { strategy: { type, ...(Object.keys(rollingUpdate).length > 0 && { rollingUpdate }) } };
}

/**
 * The name of a volume that is a disk which one node mounts at a time.
 *
 * @param most pods that there are at a time
 * @throws UserError if they would share it
 */
export function diskOfOneNode(volumes: Readonly<Record<string, Volume>>, most: number): string | undefined {
  const [disk] =
    Object.entries(volumes as unknown as Readonly<Record<string, Partial<VolumeSources>>>).find(
      ([, { claim }]) => claim && !(claim.accessMode ?? 'ReadWriteOnce').endsWith('Many'),
    ) ?? [];
  if (disk !== undefined && most > 1) {
    throw new UserError(
      `'volumes.${disk}' is a disk that one node mounts at a time, and ${most} pods would share it.`,
      "State 'replicas: 1' (of jobs, one pod at a time), use a StatefulWorkload with 'volumeClaimTemplates', a disk for each pod, or the access mode ReadWriteMany.",
    );
  }
  return disk;
}

/** Where neither leaves room, Kubernetes takes one pod away: a rollout would never end otherwise. */
function checkMissing(surge: number, missing: number, replicas: number): void {
  const taken = surge === 0 ? Math.max(missing, 1) : missing;
  if (taken < replicas) return;
  const pods = replicas === 1 ? 'the one pod' : `all ${replicas} pods`;
  throw new UserError(
    `'strategy' lets ${pods} be missing at a time: 'maxSurge' is ${surge} and 'maxUnavailable' ${missing} of ${replicas}.`,
    "Write a percentage such as maxUnavailable: '25%', which is none of one pod, and leave room to surge; or say so: { type: 'Recreate' }.",
  );
}

/**
 * Refuses to roll out step by step what cannot say when a step is done: Kubernetes takes a pod without a readiness or startup probe for
 * ready once its process runs, sends it requests, and stops an old one.
 *
 * @param isCalled whether somebody sends requests
 */
export function checkReadiness({ strategy, readinessProbe, startupProbe }: RolledPods, isCalled: boolean): void {
  if (strategy?.type !== 'RollingUpdate' || !isCalled || readinessProbe || startupProbe) return;
  throw new UserError(
    "'strategy' replaces pods step by step while they are called, and no probe says when a new one is ready.",
    "State 'readinessProbe'.",
  );
}
