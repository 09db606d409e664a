import { Call, DeploymentStack, UserError, WeightedService } from '../../../lib';
import { callKey } from '../needs/bind';
import { Pods } from '../pods';

/** Another workload that answers some requests of a route. */
export interface RouteWeight {
  /** The port that answers, by its Service: `next.at('http')`. */
  readonly to: Call;
  /**
   * Percent of the requests, from 0; all of a route's together at most 100.
   *
   * @minimum 0
   * @maximum 100
   */
  readonly percent: number;
}

/**
 * The Services that answer some requests of a route: whoever brings them is let in there, too.
 *
 * @param own name of the Service that the route leads to
 * @throws UserError if one is stated twice, is of another app, or they have more than all requests
 */
export function weightedServices(
  where: string,
  weights: Readonly<Record<string, RouteWeight>>,
  own: string,
  pods: Pods,
  stack: DeploymentStack,
): readonly WeightedService[] {
  const entries = Object.entries(weights).sort(([a], [b]) => (a < b ? -1 : 1));
  const taken = new Map<string, string>([[own, 'the route itself']]);
  const services = entries.map(([name, { to, percent }]) => {
    if (!(to instanceof Call))
      throw new UserError(`'${where}.${name}.to' is no call.`, "Name a port of another workload's Service: next.at('http').");
    const key = callKey(to, stack);
    if (!key.startsWith(`${stack.app}/`))
      throw new UserError(
        `'${where}.${name}.to' is '${key}', which is of another app: a route answers for its own namespace only.`,
        'Name a workload of the same app, or give that one a route of its own.',
      );
    const service = { name: stack.existing.serviceOf(key) ?? key.split('/')[1]!, port: to.number };
    const other = taken.get(service.name);
    if (other !== undefined)
      throw new UserError(`'${where}.${name}.to' is '${key}', where ${other} leads already.`, 'Name each workload once.');
    taken.set(service.name, `'${name}'`);
    pods.traffic.lead({ key, call: to });
    return { service, percent };
  });
  const sum = services.reduce((all, { percent }) => all + percent, 0);
  if (services.length === 0) throw new UserError(`'${where}' is empty.`, 'Name a workload, or drop it.');
  if (sum > 100) throw new UserError(`'${where}' are ${sum} percent together.`, 'Leave them at most 100: what is left is answered here.');
  return services;
}
