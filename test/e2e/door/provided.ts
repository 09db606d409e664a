import type { KubernetesObject } from '../kubernetes/manifests';
import type { TerraformDocument } from '../lab/terraform-json';
import type { Reference } from './references';

/** Something that will be there once everything is applied. */
export interface Provided {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  /** What a ConfigMap or a Secret holds. */
  readonly keys?: readonly string[];
}

/** By the manifests: their objects, the Secrets that External Secrets writes for them, and the service account of each namespace. */
export function providedByManifests(objects: readonly KubernetesObject[]): Provided[] {
  return objects.flatMap(({ kind, metadata: { namespace = '', name }, spec, ...content }) => {
    const self = {
      kind,
      namespace,
      name,
      keys: ['data', 'stringData', 'binaryData'].flatMap((field) => Object.keys(content[field] ?? {})),
    };
    if (kind === 'Namespace') return [self, { kind: 'ServiceAccount', namespace: name, name: 'default' }];
    if (kind !== 'ExternalSecret') return [self];
    return [self, { kind: 'Secret', namespace, name: spec.target.name, keys: spec.data.map((entry: KubernetesObject) => entry.secretKey) }];
  });
}

/** By Terraform, which writes ConfigMaps and Secrets into a cluster through the provider with the cluster's name. */
export function providedByTerraform({ resource = {} }: TerraformDocument, cluster: string): Provided[] {
  const of = (type: string, kind: string): Provided[] =>
    Object.values<TerraformDocument>(resource[type] ?? {})
      .filter(({ provider }) => provider === `kubernetes.${cluster}`)
      .map(({ metadata, data = {}, data_wo = {} }) => ({ ...metadata, kind, keys: Object.keys({ ...data, ...data_wo }) }));
  return [...of('kubernetes_config_map_v1', 'ConfigMap'), ...of('kubernetes_secret_v1', 'Secret')];
}

/** References to what is not there, or lacks the key. */
export function dangling(references: readonly Reference[], provided: readonly Provided[]): Reference[] {
  return references.filter(
    ({ kind, namespace, name, key }) =>
      !provided.some(
        (each) =>
          each.kind === kind && each.namespace === namespace && each.name === name && (key === undefined || each.keys?.includes(key)),
      ),
  );
}
