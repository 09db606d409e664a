import { isObject } from '../../documents/shape';
import { isResource } from '../noun-of';
import type { PlanChange } from '../plan';
import type { PlannedObject } from '../read/planned-object';

/**
 * What each tool does with what is no longer stated.
 *
 * @param forgotten addresses that `removed` blocks name with `destroy = false`
 * @param isForgotten whether Terraform said so itself
 */
export function removalOf(object: PlannedObject, forgotten: ReadonlySet<string>, isForgotten = false): NonNullable<PlanChange['removal']> {
  if (isForgotten) return [kept];
  if (object.engine === 'terraform') return terraform(object, forgotten);
  return object.engine === 'kubernetes' ? kubernetes(object) : [];
}

const kept = { by: 'terraform', what: 'forgets it: it is kept, and nobody manages it' };

function terraform(
  { type, stack = '', address, values }: PlannedObject,
  forgotten: ReadonlySet<string>,
): NonNullable<PlanChange['removal']> {
  if (!isResource(type)) return [];
  if (forgotten.has(`${stack} ${address}`)) return [kept];
  const isProtected = [values['lifecycle']].flat().some((lifecycle) => isObject(lifecycle) && lifecycle['prevent_destroy'] === true);
  return [
    { by: 'terraform', what: isProtected ? 'destroys it: its `prevent_destroy` goes with the block and does not help' : 'destroys it' },
  ];
}

function kubernetes({ values }: PlannedObject): NonNullable<PlanChange['removal']> {
  const { annotations } = values['metadata'] ?? {};
  const annotation = (name: string) => (isObject(annotations) ? String(annotations[name] ?? '') : '');
  const kind = String(values['kind']);
  const isKept = kind === 'PersistentVolumeClaim' || kind === 'Namespace';
  return [
    {
      by: 'argo-cd',
      what: /Prune=false/.test(annotation('argocd.argoproj.io/sync-options'))
        ? 'keeps it (Prune=false)'
        : 'deletes it where pruning is on, and shows it as out of sync otherwise',
    },
    {
      by: 'flux',
      what: /disabled/i.test(annotation('kustomize.toolkit.fluxcd.io/prune'))
        ? 'keeps it (prune: disabled)'
        : 'deletes it where `prune: true`, and keeps it as an orphan otherwise',
    },
    {
      by: 'kubectl',
      what: isKept
        ? 'keeps it: applying never prunes this kind here'
        : 'keeps it as an orphan, and deletes it with an ApplySet and `--prune`',
    },
    ...(kind === 'StatefulSet'
      ? [{ by: 'kubernetes', what: retained(values['spec']?.persistentVolumeClaimRetentionPolicy?.whenDeleted) }]
      : []),
  ];
}

function retained(policy: unknown): string {
  return policy === 'Delete' ? 'deletes its claims with it' : 'keeps its claims, and their data';
}
