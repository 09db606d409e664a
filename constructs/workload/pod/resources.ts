import { Cpu, Memory, UserError } from '../../../lib';
import { bytes, cores } from './quantity';

/** Amounts of the resources of a node. */
export interface ResourceAmounts {
  /** @default - not stated */
  readonly cpu?: Cpu;
  /** @default - not stated */
  readonly memory?: Memory;
  /**
   * Disk for logs, the root file system and volumes that end with the pod.
   *
   * @default - not stated
   */
  readonly ephemeralStorage?: Memory;
}

/** What a container asks of its node. */
export interface Resources {
  /**
   * What the scheduler reserves.
   *
   * @default - nothing
   * @field Pod.spec.containers[].resources.requests
   */
  readonly requests?: ResourceAmounts;
  /**
   * What the container cannot exceed. Leave out `cpu` to let it use what is idle.
   *
   * @default - no limit
   * @field Pod.spec.containers[].resources.limits
   */
  readonly limits?: ResourceAmounts;
}

const amounts = { cpu: cores, memory: bytes, ephemeralStorage: bytes } as const;
type Kind = keyof typeof amounts;

/**
 * The resources as a container has them.
 *
 * @throws UserError if an amount is malformed, or a request exceeds its limit
 */
export function renderResources({ requests = {}, limits = {} }: Resources, where: string) {
  for (const kind of Object.keys(amounts) as Kind[]) {
    const request = requests[kind] === undefined ? 0 : amounts[kind](requests[kind], `${where}.requests.${kind}`);
    const limit = limits[kind] === undefined ? Number.POSITIVE_INFINITY : amounts[kind](limits[kind], `${where}.limits.${kind}`);
    if (request > limit)
      throw new UserError(
        `'${where}.requests.${kind}' is '${requests[kind]}', above its limit '${limits[kind]}'.`,
        'Raise the limit, or lower the request.',
      );
  }
  const stated = Object.entries({ requests: kubernetesNames(requests), limits: kubernetesNames(limits) }).filter(
    ([, of]) => Object.keys(of).length > 0,
  );
  return stated.length > 0 ? { resources: Object.fromEntries(stated) } : {};
}

function kubernetesNames({ ephemeralStorage, ...others }: ResourceAmounts) {
  return { ...others, ...(ephemeralStorage !== undefined && { 'ephemeral-storage': ephemeralStorage }) };
}
