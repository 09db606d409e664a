import { concat, expression, Parameter, Policy, told, unless } from '../../../lib/rules';

export const exposed = new Parameter<readonly string[]>(
  'exposed',
  'Services that may be of type NodePort or LoadBalancer: `<namespace>/<name>`.',
  [],
);

export const serviceType: Policy = {
  name: 'k8s/service/type',
  description: 'A Service is reached from outside the cluster only where that is declared.',
  remediation: 'Set type to ClusterIP behind an Ingress or Gateway, or list the Service as exposed.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#publishing-services-service-types',
  rationale:
    'Whoever reaches the nodes, or an address of its own, gets to the program past the TLS, the logs and the firewall of the Ingress.',
  severity: 'medium',
  controls: { kubeLinter: ['exposed-services'], kyverno: ['restrict-node-port'] },
  cure: 'Workload',
  parameters: [exposed],
  rule: expression('v1/Service', ({ metadata, spec }) =>
    unless(
      concat(metadata.namespace, '/', metadata.name).isOneOf(exposed),
      told(spec.type.isNoneOf(['NodePort', 'LoadBalancer']), ['is reached from beyond the cluster: its type is ', spec.type]),
    ),
  ),
};
