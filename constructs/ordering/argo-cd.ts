import { Ordering } from '../../lib';

/** What has no wave is in wave 0. */
const waves = { first: '-2', migration: '-1' } as const;

/**
 * Sync waves of Argo CD: what pods stand on, then migrations, then the rest; each wave begins when the one before is healthy.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/
 */
export function argoCd(): Ordering {
  return { annotations: (stage) => ({ 'argocd.argoproj.io/sync-wave': waves[stage] }) };
}
