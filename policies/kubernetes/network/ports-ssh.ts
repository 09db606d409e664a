import { allOf, anyOf, expression, Policy, pods } from '../../../lib';

export const portsSsh: Policy = {
  name: 'k8s/ports/ssh',
  description: 'No container listens at port 22, nor at another port below 1024 without the capability for it.',
  remediation: 'Listen above 1023: port 22 is that of SSH, the other ones take NET_BIND_SERVICE.',
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
