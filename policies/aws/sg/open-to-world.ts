import { isInternet, Problem, Subject } from '../../../lib';
import { extentOf, Ports, permissionsOf, portsInWords } from './permission';

/**
 * Permissions of a resource that let the whole internet in at ports that must not be open.
 *
 * @param offence what is wrong with some ports; nothing where they may be open
 */
export function openToWorld(
  subject: Subject,
  direction: 'ingress' | 'egress',
  offence: (ports: Ports) => string | undefined,
): readonly Problem[] {
  const permissions = permissionsOf(subject, direction);
  if (!permissions) return [{ message: `which ${direction} there is, only a plan tells`, at: [direction], unknown: true }];
  return permissions.flatMap((permission): readonly Problem[] => {
    const { ports, at } = permission;
    const open = isInternet(permission.cidrs);
    if (open === false || (ports && offence(ports) === undefined)) return [];
    if (open && ports) return [{ message: offence(ports)!, at, extent: extentOf(permission) }];
    return [
      {
        message: `may let the internet ${direction === 'ingress' ? 'in' : 'be reached'}${ports ? ` at ${portsInWords(ports)}` : ''}: only a plan tells`,
        at,
        unknown: true,
      },
    ];
  });
}
