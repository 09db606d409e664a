import { allOf, anyOf, expression, Policy, pods, told, unless } from '../../../lib/rules';

export const portsSsh: Policy = {
  name: 'k8s/ports/ssh',
  description: 'No container listens at port 22, nor at another port below 1024 without the capability for it.',
  remediation:
    'Set containerPort to one above 1023; to one below it takes NET_BIND_SERVICE in securityContext.capabilities.add, which is `capabilities` of a Workload.',
  source: 'https://kubernetes.io/docs/concepts/security/linux-kernel-security-constraints/',
  rationale:
    'A server for SSH is a way in that no role or audit log of the cluster sees; at other low ports, a program that is not root may not start.',
  severity: 'medium',
  controls: { kubeLinter: ['ssh-port', 'privileged-ports'] },
  cure: 'Workload.ports',
  rule: expression(pods, ({ spec }) =>
    spec.containers.every(({ ports, securityContext }) =>
      ports.every(({ containerPort }) =>
        allOf(
          told(containerPort.isNot(22), 'listens at port 22, that of SSH', 'Set containerPort to one above 1023.'),
          told(
            unless(
              anyOf(
                securityContext.capabilities.add.includes('NET_BIND_SERVICE'),
                spec.securityContext.sysctls.some(({ name }) => name.is('net.ipv4.ip_unprivileged_port_start')),
                // Told already.
                containerPort.is(22),
              ),
              containerPort.atLeast(1024),
            ),
            ['listens at port ', containerPort, ', below 1024, without NET_BIND_SERVICE'],
          ),
        ),
      ),
    ),
  ),
};
