import { Container, Graph, graph, keptPods, Policy } from '../../../lib/rules';

/** Ports, by number and name, that Services send to; by the address of what makes the pods. */
const servicePorts = (stack: Graph): ReadonlyMap<string, ReadonlySet<string | number>> => {
  const byPod = new Map<string, Set<string | number>>();
  for (const { document, namespace } of stack.all('v1/Service')) {
    const { selector, ports = [] } = document.spec ?? {};
    if (!selector) continue;
    for (const { address } of stack.selectedPods({ matchLabels: selector }, namespace)) {
      const numbers = byPod.get(address) ?? new Set();
      for (const { port = 0, targetPort = port } of ports) numbers.add(targetPort);
      byPod.set(address, numbers);
    }
  }
  return byPod;
};

export const probesReadiness: Policy = {
  name: 'k8s/probes/readiness',
  description: 'Containers behind a Service say when they are ready.',
  remediation: 'Add a readinessProbe.',
  source: 'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/',
  rationale: 'Requests go to pods that are still starting, or have lost their database: users see errors at every rollout.',
  severity: 'medium',
  controls: { checkov: ['CKV_K8S_9'], kubeLinter: ['no-readiness-probe'], kyverno: ['require-probes'] },
  cure: 'Workload.readinessProbe',
  rule: graph(keptPods, ({ address, document }, stack) => {
    const ports = stack.index(servicePorts).get(address);
    if (!ports) return [];
    const containers = document.spec?.containers ?? [];
    const answers = (container: Container) =>
      container.ports?.some(({ name = '', containerPort = 0 }) => ports.has(name) || ports.has(containerPort));
    const behind = containers.some(answers) ? answers : () => true;
    return containers.flatMap((container, index) =>
      behind(container) && !container.readinessProbe
        ? [{ message: `container '${container.name}' is behind a Service and has no readinessProbe`, at: ['spec', 'containers', index] }]
        : [],
    );
  }),
};
