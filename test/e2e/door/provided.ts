import type { KubernetesObject } from '../kubernetes/manifests';
import type { TerraformDocument } from '../lab/terraform-json';
import type { Reference } from './references';

/** Something that will be there once everything is applied. */
export interface Provided {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  /** What others may ask for in it. */
  readonly keys?: readonly string[];
}

/** By the manifests: their objects, what controllers write for them, and the service account of each namespace. */
export function providedByManifests(objects: readonly KubernetesObject[]): Provided[] {
  return objects.flatMap((object) => {
    const { kind, spec, metadata } = object;
    const { namespace = '', name } = metadata;
    const self = { kind, namespace, name, keys: keysOf(object) };
    if (kind === 'Namespace') return [self, { kind: 'ServiceAccount', namespace: name, name: 'default' }];
    if (kind === 'ExternalSecret') return [self, { kind: 'Secret', namespace, name: spec.target.name, keys: entriesOf(object) }];
    if (kind === 'Ingress' && metadata.annotations['cert-manager.io/cluster-issuer'])
      return [self, ...spec.tls.map(({ secretName }: KubernetesObject) => ({ kind: 'Secret', namespace, name: secretName }))];
    return [self];
  });
}

/** What others may ask for in an object: entries of a ConfigMap or Secret, ports of a Service. */
function keysOf({ kind, spec, ...content }: KubernetesObject): string[] {
  if (kind === 'Service') return (spec.ports ?? []).flatMap(({ name, port }: KubernetesObject) => [name, String(port)]);
  return ['data', 'stringData', 'binaryData'].flatMap((field) => Object.keys(content[field] ?? {}));
}

const entriesOf = ({ spec }: KubernetesObject): string[] => [
  ...(spec.data ?? []).map(({ secretKey }: KubernetesObject) => secretKey),
  ...Object.keys(spec.target.template?.data ?? {}),
];

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
