import { graph, Policy, Problem, pods } from '../../../lib';
import { listed } from '../listed';

export const podsToken: Policy = {
  name: 'k8s/pods/token',
  description: 'No volume brings a token of the Kubernetes API past automountServiceAccountToken.',
  remediation: 'Give the token an audience of its own, or set automountServiceAccountToken to true where the program asks the API.',
  source: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#serviceaccount-token-volume-projection',
  severity: 'medium',
  controls: { nsa: ['Protecting Pod service account tokens'] },
  cure: 'Workload.kubernetesApi',
  rule: graph(pods, ({ raw }) => {
    if (raw.spec?.automountServiceAccountToken !== false) return [];
    return listed<Volume>(raw.spec.volumes).flatMap((volume, index): readonly Problem[] =>
      (volume?.projected?.sources ?? []).some((source) => source?.serviceAccountToken && !source.serviceAccountToken.audience)
        ? [{ message: `gets a token of the Kubernetes API by its volume ${volume.name}`, at: ['spec', 'volumes', index] }]
        : [],
    );
  }),
};

interface Volume {
  readonly name?: string;
  readonly projected?: { readonly sources?: readonly { readonly serviceAccountToken?: { readonly audience?: string } }[] };
}
