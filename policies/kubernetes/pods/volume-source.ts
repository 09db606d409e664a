import { graph, type Policy, type Problem, pods } from '../../../lib/rules';
import { listed } from '../listed';
import { external, missingOf, type SourceKind } from './pod-sources';

// biome-ignore lint/suspicious/noExplicitAny: a part of a document read from JSON
type Raw = any;

export const volumeSource: Policy = {
  name: 'k8s/volume/source',
  description: 'The ConfigMaps, Secrets and claims that volumes are made of exist, and have their keys: without them, no pod starts.',
  remediation: 'Add it, mend the name or the key, or set optional to true where the program does without.',
  source: 'https://kubernetes.io/docs/concepts/storage/volumes/#configmap',
  rationale: 'A rollout stands still at ContainerCreating, and a pod that has to move to another node waits there for ever.',
  severity: 'medium',
  cure: 'Workload.volumes',
  parameters: [external],
  rule: graph(pods, ({ raw, namespace = 'default' }, stack) =>
    listed<Raw>(raw?.spec?.volumes).flatMap((volume, index) =>
      partsOf(volume ?? {}).flatMap(({ kind, name, ref, at }): readonly Problem[] => {
        const keys = listed<Raw>(ref?.items).map((item) => item?.key);
        const what = missingOf(stack, kind, name, namespace, ref, keys);
        return what === undefined ? [] : [{ message: `has a volume of ${what}`, at: ['spec', 'volumes', index, ...at] }];
      }),
    ),
  ),
};

interface Part {
  readonly kind: SourceKind;
  readonly name: unknown;
  readonly ref: Raw;
  readonly at: readonly (string | number)[];
}

function partsOf({ configMap, secret, persistentVolumeClaim: claim, projected }: Raw): readonly Part[] {
  return [
    { kind: 'ConfigMap' as const, name: configMap?.name, ref: configMap, at: ['configMap'] },
    { kind: 'Secret' as const, name: secret?.secretName, ref: secret, at: ['secret'] },
    { kind: 'PersistentVolumeClaim' as const, name: claim?.claimName, ref: undefined, at: ['persistentVolumeClaim'] },
    ...listed<Raw>(projected?.sources).flatMap((source, index): readonly Part[] => [
      { kind: 'ConfigMap', name: source?.configMap?.name, ref: source?.configMap, at: ['projected', 'sources', index, 'configMap'] },
      { kind: 'Secret', name: source?.secret?.name, ref: source?.secret, at: ['projected', 'sources', index, 'secret'] },
    ]),
  ];
}
