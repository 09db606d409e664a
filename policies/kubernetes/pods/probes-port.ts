import { allOf, anyOf, containersOf, expression, Policy, pods, told } from '../../../lib/rules';

export const probesPort: Policy = {
  name: 'k8s/probes/port',
  description: 'Probes ask at a port that the container declares.',
  remediation: 'List the port under ports, or mend the probe.',
  source: 'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/',
  rationale:
    'The probe asks where, as far as the manifest tells, nothing answers: the pod is never ready, or is restarted again and again.',
  severity: 'high',
  controls: { kubeLinter: ['liveness-port', 'readiness-port', 'startup-port'] },
  cure: 'Workload.ports',
  rule: expression(pods, (pod) =>
    containersOf(pod).every(({ ports, livenessProbe, readinessProbe, startupProbe }) =>
      allOf(
        ...[livenessProbe, readinessProbe, startupProbe].map(({ httpGet, tcpSocket, grpc }) => {
          const asked = [httpGet.port, tcpSocket.port, grpc.port];
          return allOf(
            ...asked.map((port) =>
              told(
                anyOf(
                  port.isUnset(),
                  ports.some(({ containerPort, name }) => anyOf(port.is(containerPort), port.is(name))),
                ),
                ['is asked at port ', port, ', which the container does not list'],
              ),
            ),
          );
        }),
      ),
    ),
  ),
};
