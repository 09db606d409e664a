/** Who a container's processes are. */
export interface ContainerUser {
  /**
   * User id of the processes, above 0.
   *
   * @minimum 1
   * @maximum 2147483647
   * @because nothing runs as root
   */
  readonly runAsUser: number;
  /**
   * Primary group id of the processes, above 0.
   *
   * @minimum 1
   * @maximum 2147483647
   * @because nothing runs as root
   */
  readonly runAsGroup: number;
}

/** Who a pod's processes are. */
export interface PodUser extends ContainerUser {
  /**
   * Group id that owns the volumes, above 0.
   *
   * @minimum 1
   * @maximum 2147483647
   * @because nothing runs as root
   * @default - volumes belong to root
   */
  readonly fsGroup?: number;
  /**
   * When the files of volumes are given to that group: `OnRootMismatch` spares large volumes a walk through all of them.
   *
   * @default 'Always'
   */
  readonly fsGroupChangePolicy?: 'Always' | 'OnRootMismatch';
  /**
   * Further group ids of the processes, above 0.
   *
   * @minimum 1
   * @maximum 2147483647
   * @because nothing runs as root
   * @uniqueItems
   * @default - none
   */
  readonly supplementalGroups?: readonly number[];
}

/**
 * The pod-level security context that the `restricted` standard asks for.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
 */
export function restrictedPod(user: PodUser) {
  return { runAsNonRoot: true, ...user, seccompProfile: { type: 'RuntimeDefault' } };
}

/** The security context of each container under the `restricted` standard, with a root file system that nobody writes to. */
export const restrictedContainer = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  privileged: false,
  readOnlyRootFilesystem: true,
} as const;
