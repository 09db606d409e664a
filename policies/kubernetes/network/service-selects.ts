import { graph, Policy } from '../../../lib/rules';
import { isOperated } from './operated';

export const serviceSelects: Policy = {
  name: 'k8s/service/selects',
  description: 'A Service selects a workload, at a port that its containers declare.',
  remediation: 'Mend the selector or the targetPort.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/',
  rationale: 'Callers are refused or wait until they give up, though the cluster took every object without complaint.',
  severity: 'high',
  controls: { kubeLinter: ['dangling-service', 'invalid-target-ports'] },
  cure: 'Workload.ports',
  rule: graph('v1/Service', ({ document, namespace }, stack) => {
    const { selector, ports = [], type } = document.spec ?? {};
    // Without a selector, somebody else says where it leads.
    if (!selector || Object.keys(selector).length === 0 || type === 'ExternalName') return [];
    const selected = stack.selectedPods({ matchLabels: selector }, namespace);
    if (selected.length === 0)
      return isOperated(selector, namespace, stack)
        ? []
        : [
            {
              message: `selects no workload: none here has the labels ${labelsOf(selector)}`,
              at: ['spec', 'selector'],
              remediation: 'Set selector to labels of the pods that are meant.',
            },
          ];
    const declared = selected
      .flatMap((pod) => [...(pod.document.spec?.containers ?? []), ...(pod.document.spec?.initContainers ?? [])])
      .flatMap((container) => container.ports ?? []);
    return ports.flatMap(({ port, targetPort = port }, index) => {
      const found = declared.some(({ containerPort, name }) => containerPort === targetPort || name === targetPort);
      // A port that is given by number may be left undeclared.
      return found || (typeof targetPort === 'number' && declared.length === 0)
        ? []
        : [
            {
              message: `sends to port ${targetPort}, which no selected container declares`,
              at: ['spec', 'ports', index],
              remediation: 'Set targetPort to a port that a container lists under ports, or list it there.',
            },
          ];
    });
  }),
};

function labelsOf(selector: Readonly<Record<string, string>>): string {
  return Object.entries(selector)
    .map(([name, value]) => `${name}=${value}`)
    .join(', ');
}
