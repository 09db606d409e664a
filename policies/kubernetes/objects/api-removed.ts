import { documents, graph, Policy } from '../../../lib/rules';
import { removals } from './removals';

export const apiRemoved: Policy = {
  name: 'k8s/api/removed',
  description: 'Objects are of versions that the cluster serves.',
  remediation: 'Set apiVersion to the version that took its place.',
  source: 'https://kubernetes.io/docs/reference/using-api/deprecation-guide/',
  rationale: 'The API server refuses the object: the rollout stops in the middle, as a rule just after the cluster was upgraded.',
  severity: 'critical',
  controls: { kubeLinter: ['no-extensions-v1beta'], kyverno: ['check-deprecated-apis'] },
  covers: false,
  rule: graph(documents<unknown>(...Object.keys(removals)), ({ type }, stack) => {
    const minor = removals[type]!;
    return stack.kubernetesMinor < minor
      ? []
      : [{ message: `is of ${type.slice(0, type.lastIndexOf('/'))}, which Kubernetes 1.${minor} removed`, at: ['apiVersion'] }];
  }),
};
