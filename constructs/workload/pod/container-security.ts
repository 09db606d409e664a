import { Allowed, AllowedValue, ContainerUser, Environment, restrictedContainer } from '../../../lib';

/** What Pod Security `restricted` admits: https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted */
export const capabilities = new Allowed('capabilities', ['NET_BIND_SERVICE']);

export type Capability = AllowedValue<typeof capabilities>;

/** What may keep capabilities. */
interface Capable {
  readonly capabilities?: readonly Capability[];
}

/** @throws UserError if a container keeps a capability that its environment does not approve */
export function checkCapabilities(containers: readonly (readonly [where: string, container: Capable])[], environment: Environment): void {
  for (const [where, { capabilities: kept = [] }] of containers)
    for (const name of kept) environment.requireApproved('capabilities', name, `${where}capabilities`);
}

/**
 * The security context of a container: what it keeps, and who it is.
 *
 * @param user where it is somebody else than its pod
 */
export function containerContext({ capabilities: kept = [] }: Capable, user: Partial<ContainerUser> = {}) {
  const restricted = { ...restrictedContainer, ...user };
  if (kept.length === 0) return restricted;
  return { ...restricted, capabilities: { ...restrictedContainer.capabilities, add: [...kept].sort() } };
}

/**
 * Sysctls of a pod, one of whose containers listens at ports below 1024: a process that is not root has its capability only from a file that gives
 * it, which `allowPrivilegeEscalation: false` forbids.
 *
 * @see https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/#safe-and-unsafe-sysctls
 */
export function podSysctls(containers: readonly { readonly securityContext: ReturnType<typeof containerContext> }[]) {
  const keeps = containers.some(({ securityContext: { capabilities: of } }) => 'add' in of && of.add.includes('NET_BIND_SERVICE'));
  return keeps ? { sysctls: [{ name: 'net.ipv4.ip_unprivileged_port_start', value: '0' }] } : {};
}
