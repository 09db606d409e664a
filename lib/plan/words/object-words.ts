import type { ChangeKind } from '../plan';
import type { PlannedObject } from '../read/planned-object';
import type { WorkloadPlace } from './place-of';

/** `ConfigMap orders-config`, `created ConfigMap orders-config`, `aws_iam_role_policy identity/policy`. */
export function objectWords(object: PlannedObject, { isSubject }: WorkloadPlace, kind?: ChangeKind, from?: string): string {
  const name = isSubject && object.engine !== 'kubernetes' ? '' : label(object);
  if (kind === undefined) return name;
  return [kind, name, ...(from === undefined ? [] : [`from ${from}`])].filter(Boolean).join(' ');
}

function label({ engine, type, values, path, address }: PlannedObject): string {
  if (engine === 'kubernetes')
    return `${String(values['kind'])} ${String(values['metadata']?.name ?? values['metadata']?.generateName ?? '-')}`;
  const [, , ...below] = path.split('/');
  const tail = below.filter((part) => part !== 'Resource').join('/');
  return path === '' ? address : [type, tail].filter(Boolean).join(' ');
}
