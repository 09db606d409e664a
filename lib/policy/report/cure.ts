import type { Policy } from '../policy';

/**
 * What to change in the user's code, on one line; where Slipway did not make the resource, in the resource.
 *
 * @param workload name of the workload that it is about; nothing where Slipway did not make it
 */
export function cureOf(
  { cure, remediation }: Pick<Policy, 'cure' | 'remediation'>,
  workload: string | undefined,
  environment: string,
): string {
  if (cure === undefined || workload === undefined) return remediation;
  const [construct, ...fields] = cure.split('.');
  if (fields.length === 0) return `${remediation} ${construct} complies by itself.`;
  const of = construct === 'Environment' ? `Environment ${environment}` : construct === 'Workload' ? `Workload ${workload}` : construct;
  const place = `\`${fields.join('.')}\` of ${of}`;
  const [, field, value] = /^Set ([\w.]+)( to .*|\.)$/s.exec(remediation) ?? [];
  if (field !== undefined && isSameField(field, fields)) return `Set ${place}${value}`;
  return `Set ${place}: ${remediation.charAt(0).toLowerCase()}${remediation.slice(1)}`;
}

/** Whether the resource calls it as the construct does: it need not be told twice. */
function isSameField(field: string, property: readonly string[]): boolean {
  const plain = (name: string) => name.replace(/_/g, '').toLowerCase();
  return plain(field) === plain(property.join('.')) || plain(field) === plain(property.at(-1)!);
}
