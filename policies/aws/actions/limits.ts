import { names } from './action';
import { unlimitableActions } from './unlimitable-actions';

interface Service {
  readonly unlimitable: readonly string[];
  /** Exceptions from what they begin with. */
  readonly limitable: readonly string[];
}

const byService = new Map(
  Object.entries(unlimitableActions).map(([service, actions]): [string, Service] => {
    const all = actions.trim().split(/\s+/);
    return [
      service,
      {
        unlimitable: all.filter((one) => !one.startsWith('-')),
        limitable: all.flatMap((one) => (one.startsWith('-') ? one.slice(1) : [])),
      },
    ];
  }),
);

/** Whether a policy could name the resources of an action of a statement: of one that it stands for, where it has a wildcard. */
export function isLimitable(action: string): boolean {
  const [service = '*', name = '*'] = action.split(':');
  const known = byService.get(service.toLowerCase());
  // Of other services, what only reads lists usually takes no resource.
  if (!known) return !/^(?:describe|list|get|search|lookup)/i.test(name);
  if (known.limitable.some((one) => names(name, one))) return true;
  return !known.unlimitable.some((one) => names(one, name));
}
