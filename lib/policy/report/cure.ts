import type { Policy } from '../policy';

/**
 * What to change in the user's code, on one line; where Slipway did not make the resource, in the resource.
 *
 * @param workload name of the workload that it is about; nothing where Slipway did not make it
 */
export function cureOf({ cure, remediation }: Policy, workload: string | undefined, environment: string): string {
  if (cure === undefined || workload === undefined) return remediation;
  const [construct, ...fields] = cure.split('.');
  if (fields.length === 0) return `${remediation} ${construct} complies by itself.`;
  const of = construct === 'Environment' ? `Environment ${environment}` : construct === 'Workload' ? `Workload ${workload}` : construct;
  return `Set \`${fields.join('.')}\` of ${of}: ${remediation.charAt(0).toLowerCase()}${remediation.slice(1)}`;
}
