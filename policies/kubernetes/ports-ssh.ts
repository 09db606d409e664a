import { allOf, anyOf, expression, Policy, pods } from '../../lib';

export const portsSsh: Policy = {
  name: 'k8s/ports/ssh',
  description: 'Containers offer no SSH, and a privileged port only with the capability for it.',
  remediation: 'Listen above 1023, or add NET_BIND_SERVICE.',
  source: 'https://kubernetes.io/docs/concepts/security/linux-kernel-security-constraints/',
  severity: 'medium',
  controls: { kubeLinter: ['ssh-port', 'privileged-ports'] },
  cure: 'Workload.ports',
  rule: expression(pods, ({ spec }) =>
    spec.containers.every(({ ports, securityContext }) =>
      ports.every(({ containerPort }) =>
        allOf(
          containerPort.isNot(22),
          anyOf(
            containerPort.atLeast(1024),
            securityContext.capabilities.add.includes('NET_BIND_SERVICE'),
            spec.securityContext.sysctls.some(({ name }) => name.is('net.ipv4.ip_unprivileged_port_start')),
          ),
        ),
      ),
    ),
  ),
};
