import type { Policy } from '../policy';

/**
 * What to change in the user's code, on one line; where Slipway did not make the resource, in the resource.
 *
 * @param workload name of the workload that it is about; nothing where Slipway did not make it
 * @param place an environment that protects its data already is not told to do so
 * @param provider provisioner that made it for a dependency: no property of the workload, nor of another provisioner, changes that
 */
export function cureOf(
  { cure, remediation }: Pick<Policy, 'remediation'> & { readonly cure?: string | undefined },
  workload: string | undefined,
  place: { readonly environment: string; readonly protected?: boolean },
  provider?: string,
): string {
  if (cure === undefined || workload === undefined || (cure === 'Environment.protected' && place.protected)) return remediation;
  const [construct, ...fields] = cure.split('.');
  if (provider !== undefined && isOfAnother(construct!, provider)) return `${remediation} It is made by ${provider}.`;
  if (fields.length === 0) return `${remediation} ${construct} complies by itself.`;
  const of =
    construct === 'Environment' ? `Environment ${place.environment}` : construct === 'Workload' ? `Workload ${workload}` : construct;
  const property = `\`${fields.join('.')}\` of ${of}`;
  const [, field, value] = /^Set ([\w.]+)( to .*|\.)$/s.exec(remediation) ?? [];
  if (field !== undefined && isSameField(field, fields)) return `Set ${property}${value}`;
  return `Set ${property}: ${remediation.charAt(0).toLowerCase()}${remediation.slice(1)}`;
}

/** Whether the resource calls it as the construct does: it need not be told twice. */
function isSameField(field: string, property: readonly string[]): boolean {
  const plain = (name: string) => name.replace(/_/g, '').toLowerCase();
  return plain(field) === plain(property.join('.')) || plain(field) === plain(property.at(-1)!);
}

/** Whether a cure is about pods of the workload, or what another provisioner makes. */
function isOfAnother(construct: string, provider: string): boolean {
  return construct === 'Workload' || (/^Aws[A-Z]/.test(construct) && construct !== provider);
}
