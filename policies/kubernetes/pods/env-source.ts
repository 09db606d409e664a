import { graph, type Policy, type Problem, pods } from '../../../lib/rules';
import { listed } from '../listed';
import { external, missingOf, type SourceKind } from './pod-sources';

// biome-ignore lint/suspicious/noExplicitAny: a part of a document read from JSON
type Raw = any;

export const envSource: Policy = {
  name: 'k8s/env/source',
  description: 'The ConfigMaps and Secrets that variables are read from exist, and have their keys: without them, no container starts.',
  remediation: 'Add it, mend the name or the key, or set optional to true where the program does without.',
  source: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/#restrictions',
  rationale: 'A rollout stands still at CreateContainerConfigError, and a pod that has to move to another node does not come back.',
  severity: 'medium',
  controls: { kubeLinter: ['env-value-from'] },
  cure: 'Workload.env',
  parameters: [external],
  rule: graph(pods, ({ raw, namespace = 'default' }, stack) => {
    const missing = (kind: SourceKind, ref: Raw, at: Problem['at'] & object): readonly Problem[] => {
      const what = missingOf(stack, kind, ref?.name, namespace, ref, ref?.key === undefined ? [] : [ref.key]);
      return what === undefined ? [] : [{ message: `reads variables from ${what}`, at }];
    };
    return ['initContainers', 'containers'].flatMap((list) =>
      listed<Raw>(raw?.spec?.[list]).flatMap((container, index) => [
        ...listed<Raw>(container?.env).flatMap((variable, place) => {
          const at = ['spec', list, index, 'env', place, 'valueFrom'];
          const { secretKeyRef, configMapKeyRef } = variable?.valueFrom ?? {};
          return [...missing('Secret', secretKeyRef, at), ...missing('ConfigMap', configMapKeyRef, at)];
        }),
        ...listed<Raw>(container?.envFrom).flatMap((source, place) => {
          const at = ['spec', list, index, 'envFrom', place];
          return [...missing('Secret', source?.secretRef, at), ...missing('ConfigMap', source?.configMapRef, at)];
        }),
      ]),
    );
  }),
};
