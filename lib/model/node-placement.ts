import { UserError } from '../errors';

/** A taint of nodes that pods put up with. */
export interface Toleration {
  /** @default - every key */
  readonly key?: string;
  /** @default - 'Equal' where `value` is stated, otherwise 'Exists' */
  readonly operator?: 'Equal' | 'Exists';
  readonly value?: string;
  /** @default - every effect */
  readonly effect?: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute';
  /**
   * Seconds that pods stay once such a taint appears, for `NoExecute`.
   *
   * @unit seconds
   * @default - for ever
   */
  readonly tolerationSeconds?: number;
}

/** Nodes that an operator approves for workloads, and how pods run there. */
export interface NodePlacement {
  /**
   * Labels of the nodes.
   *
   * @propertyNames label-key
   * @format label-value
   * @default - any node
   */
  readonly nodeSelector?: Readonly<Record<string, string>>;
  /** @default - none */
  readonly tolerations?: readonly Toleration[];
  /**
   * @format object-name
   * @default - the cluster's default runtime
   */
  readonly runtimeClassName?: string;
  /**
   * @format object-name
   * @default - the cluster's default priority
   */
  readonly priorityClassName?: string;
  /**
   * Extended resources that its nodes have, such as `nvidia.com/gpu`.
   *
   * @format label-key
   * @uniqueItems
   * @default - none: workloads that ask for one are refused there
   */
  readonly extendedResources?: readonly string[];
}

const labelKey = /^([a-z0-9]([-a-z0-9.]*[a-z0-9])?\/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;

/**
 * What the table of properties cannot say.
 *
 * @throws UserError if Kubernetes would refuse one
 */
export function checkPlacements(environment: string, placements: Readonly<Record<string, NodePlacement>>): void {
  for (const [name, { tolerations = [] }] of Object.entries(placements))
    for (const toleration of tolerations) checkToleration(`Placement '${name}' of environment '${environment}'`, toleration);
}

/** @see https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/ */
function checkToleration(where: string, toleration: Toleration): void {
  const { key, value, effect, tolerationSeconds } = toleration;
  const problem = [
    key !== undefined && !labelKey.test(key) && 'its key is no label',
    key === undefined && operatorOf(toleration) === 'Equal' && 'only Exists goes without a key',
    value !== undefined && operatorOf(toleration) === 'Exists' && 'Exists goes without a value',
    tolerationSeconds !== undefined && effect !== 'NoExecute' && 'tolerationSeconds go with NoExecute',
  ].find(Boolean);
  if (problem)
    throw new UserError(
      `${where} has the toleration ${JSON.stringify(toleration)}: ${problem}.`,
      "Write one such as { key: 'pool', value: 'memory', effect: 'NoSchedule' }.",
    );
}

/** Kubernetes' own default is `Equal`, which matches no value where a taint has one. */
function operatorOf({ operator, value }: Toleration): 'Equal' | 'Exists' {
  return operator ?? (value === undefined ? 'Exists' : 'Equal');
}

/** The fields of a pod that is placed so. */
export function placedPod({ nodeSelector, tolerations = [], runtimeClassName, priorityClassName }: NodePlacement) {
  return {
    ...(nodeSelector && { nodeSelector }),
    ...(tolerations.length > 0 && { tolerations: tolerations.map((one) => ({ ...one, operator: operatorOf(one) })) }),
    ...(runtimeClassName !== undefined && { runtimeClassName }),
    ...(priorityClassName !== undefined && { priorityClassName }),
  };
}
