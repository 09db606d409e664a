import type { ChangeKind } from '../plan';
import type { PlannedFacts } from './real-plan';

/** Whether a field, what it is in, or something in it replaces the resource. */
export function isReplacing({ replacing }: PlannedFacts, path: readonly string[]): boolean {
  const field = `${path.join('.')}.`;
  return [...replacing].some((one) => field.startsWith(`${one}.`) || `${one}.`.startsWith(field));
}

/**
 * What is said of a planned resource as a whole, where no field says it.
 *
 * @param hasReason whether a field that differs is why it is replaced
 */
export function plannedWhole({ kind, replacing, reason }: PlannedFacts, isGone: boolean, hasReason: boolean): PlannedWhole | undefined {
  const why = reason === undefined ? '' : `, ${reason}`;
  if (kind === 'updated' || (kind === 'drifted' && !isGone)) return undefined;
  if (kind === 'drifted') return { kind, text: ', deleted past Terraform' };
  if (kind !== 'replaced') return { kind, text: why };
  if (hasReason) return undefined;
  return { kind, text: why || (replacing.size > 0 ? ` by ${[...replacing].sort().join(', ')}` : '') };
}

export interface PlannedWhole {
  readonly kind: ChangeKind;
  readonly text: string;
}
