import { Cpu, Memory, NodePlacement, UserError } from '../../../lib';
import { byKey } from './by-key';
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
  /**
   * Extended resources of its nodes by name, whole and all its own, such as `'nvidia.com/gpu': 1`. Its `placement` must be on nodes that have them.
   *
   * @minimum 1
   * @propertyNames label-key
   * @default - none
   * @field Pod.spec.containers[].resources.limits
   */
  readonly extended?: Readonly<Record<string, number>>;
}

/** With a domain, which is not Kubernetes' own: https://pkg.go.dev/k8s.io/kubernetes/pkg/apis/core/v1/helper#IsExtendedResourceName */
const extendedName = /^(?!requests\.)(?!.*kubernetes\.io\/).{1,240}\//;

const amounts = { cpu: cores, memory: bytes, ephemeralStorage: bytes } as const;
type Kind = keyof typeof amounts;

/**
 * The resources as a container has them.
 *
 * @throws UserError if an amount is malformed, or a request exceeds its limit
 */
export function renderResources({ requests = {}, limits = {}, extended = {} }: Resources, where: string) {
  for (const kind of Object.keys(amounts) as Kind[]) {
    const request = requests[kind] === undefined ? 0 : amounts[kind](requests[kind], `${where}.requests.${kind}`);
    const limit = limits[kind] === undefined ? Number.POSITIVE_INFINITY : amounts[kind](limits[kind], `${where}.limits.${kind}`);
    if (request > limit)
      throw new UserError(
        `'${where}.requests.${kind}' is '${requests[kind]}', above its limit '${limits[kind]}'.`,
        'Raise the limit, or lower the request.',
      );
  }
  for (const name of Object.keys(extended))
    if (!extendedName.test(name))
      throw new UserError(
        `'${where}.extended' has '${name}', which is no extended resource.`,
        "Write its name with the domain of who makes it, such as 'nvidia.com/gpu'.",
      );
  const devices = Object.fromEntries(Object.entries(extended).sort(byKey));
  // What is asked for as a limit is requested too: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#extended-resources
  const stated = Object.entries({ requests: kubernetesNames(requests), limits: { ...kubernetesNames(limits), ...devices } }).filter(
    ([, of]) => Object.keys(of).length > 0,
  );
  return stated.length > 0 ? { resources: Object.fromEntries(stated) } : {};
}

/**
 * @param containers by the property that states them, with a dot behind
 * @param placement the nodes, and the name by which they were stated; nothing for any node
 * @throws UserError if a container asks for an extended resource that its nodes are not known to have
 */
export function checkExtended(
  containers: readonly (readonly [string, { readonly resources?: Resources }])[],
  placement: { readonly name: string; readonly nodes: NodePlacement } | undefined,
): void {
  const known = placement?.nodes.extendedResources ?? [];
  for (const [where, { resources: { extended = {} } = {} }] of containers) {
    const unknown = Object.keys(extended).find((name) => !known.includes(name));
    if (unknown === undefined) continue;
    const nodes = placement
      ? `placement '${placement.name}' does not have (it has: ${known.join(', ') || 'none'})`
      : "no node has without 'placement'";
    throw new UserError(
      `'${where}resources.extended' asks for '${unknown}', which ${nodes}.`,
      "State a 'placement' whose 'extendedResources' in the environment have it: its pods would wait for ever elsewhere.",
    );
  }
}

function kubernetesNames({ ephemeralStorage, ...others }: ResourceAmounts) {
  return { ...others, ...(ephemeralStorage !== undefined && { 'ephemeral-storage': ephemeralStorage }) };
}
