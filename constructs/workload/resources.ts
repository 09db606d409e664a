import { UserError } from '../../lib';
import { bytes, Cpu, cores, Memory } from './quantity';

/** Amounts of the resources of a node. */
export interface ResourceAmounts {
  readonly cpu?: Cpu;
  readonly memory?: Memory;
}

/** What a container asks of its node. */
export interface Resources {
  /**
   * What the scheduler reserves.
   *
   * @default - nothing
   */
  readonly requests?: ResourceAmounts;
  /**
   * What the container cannot exceed. Leave out `cpu` to let it use what is idle.
   *
   * @default - no limit
   */
  readonly limits?: ResourceAmounts;
}

/** @throws UserError if an amount is malformed, or a request exceeds its limit */
export function checkResources(resources: Resources, where: string): Resources {
  const { requests = {}, limits = {} } = resources;
  for (const [kind, amount] of [['cpu', cores] as const, ['memory', bytes] as const]) {
    const request = requests[kind] === undefined ? 0 : amount(requests[kind], `${where}.requests.${kind}`);
    const limit = limits[kind] === undefined ? Number.POSITIVE_INFINITY : amount(limits[kind], `${where}.limits.${kind}`);
    if (request > limit)
      throw new UserError(
        `'${where}.requests.${kind}' is '${requests[kind]}', above its limit '${limits[kind]}'.`,
        'Raise the limit, or lower the request.',
      );
  }
  return resources;
}
