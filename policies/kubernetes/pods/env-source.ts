import { documents, type Graph, graph, Parameter, type Policy, type Problem, pods } from '../../../lib';
import { listed } from '../listed';

export const external = new Parameter<readonly string[]>(
  'external',
  'ConfigMaps and Secrets that are made elsewhere: `<namespace>/<name>`.',
  [],
);

// biome-ignore lint/suspicious/noExplicitAny: a part of a document read from JSON
type Raw = any;

/** What makes a Secret of a name that it states, or of its own. */
const secretMakers: Readonly<Record<string, (spec: Raw) => unknown>> = {
  'bitnami.com/v1alpha1/SealedSecret': (spec) => spec?.template?.metadata?.name,
  'cert-manager.io/v1/Certificate': (spec) => spec?.secretName,
  'external-secrets.io/v1/ExternalSecret': (spec) => spec?.target?.name,
  'external-secrets.io/v1beta1/ExternalSecret': (spec) => spec?.target?.name,
};
const ofTerraform = {
  Secret: documents<Raw>('kubernetes_secret_v1', 'kubernetes_secret'),
  ConfigMap: documents<Raw>('kubernetes_config_map_v1', 'kubernetes_config_map'),
};

/** `<kind> <namespace>/<name>` of what is there. */
const made = (stack: Graph): ReadonlySet<string> => {
  const found = new Set<string>();
  for (const kind of ['Secret', 'ConfigMap'] as const) {
    for (const { namespace = 'default', name } of stack.all(`v1/${kind}`)) found.add(`${kind} ${namespace}/${name}`);
    for (const { raw } of stack.all(ofTerraform[kind])) {
      const { name, namespace = 'default' } = [raw.metadata].flat()[0] ?? {};
      found.add(`${kind} ${namespace}/${name}`);
    }
  }
  for (const [type, nameIn] of Object.entries(secretMakers)) {
    for (const { raw, namespace = 'default', name } of stack.all(documents<Raw>(type)))
      found.add(`Secret ${namespace}/${nameIn(raw.spec) ?? name}`);
  }
  return found;
};

export const envSource: Policy = {
  name: 'k8s/env/source',
  description: 'The ConfigMaps and Secrets that variables are read from exist: without them, no container starts.',
  remediation: 'Add it, mend the name, or set optional to true where the program does without.',
  source: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/#restrictions',
  rationale: 'A rollout stands still at CreateContainerConfigError, and a pod that has to move to another node does not come back.',
  severity: 'medium',
  controls: { kubeLinter: ['env-value-from'] },
  cure: 'Workload.env',
  parameters: [external],
  rule: graph(pods, ({ raw, namespace = 'default' }, stack) => {
    const missing = (kind: 'Secret' | 'ConfigMap', ref: Raw, at: Problem['at'] & object): readonly Problem[] => {
      if (typeof ref?.name !== 'string' || String(ref.optional) === 'true') return [];
      const name = `${namespace}/${ref.name}`;
      return stack.index(made).has(`${kind} ${name}`) || stack.parameter(external).includes(name)
        ? []
        : [{ message: `reads variables from ${kind} '${ref.name}', which nothing here makes`, at }];
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
