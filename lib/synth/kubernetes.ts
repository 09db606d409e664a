import { ApiObject, Yaml } from 'cdk8s';
import { Resource } from '../assembly/resource';
import { UserError } from '../errors';
import { Cluster } from '../model/place';
import { DeploymentStack } from './deployment-stack';
import { refuseLeaks } from './token-guard';

/** Kinds that live outside namespaces: a chart's namespace is taken off them. */
const clusterScoped = new Set([
  'APIService',
  'ClusterRole',
  'ClusterRoleBinding',
  'ClusterSecretStore',
  'CustomResourceDefinition',
  'IngressClass',
  'MutatingWebhookConfiguration',
  'Namespace',
  'Node',
  'PersistentVolume',
  'PriorityClass',
  'RuntimeClass',
  'StorageClass',
  'ValidatingAdmissionPolicy',
  'ValidatingAdmissionPolicyBinding',
  'ValidatingWebhookConfiguration',
]);

/** The objects of one cluster, by the file that they are written to, relative to the stack's folder. */
export interface Manifests {
  readonly objects: readonly Resource[];
  readonly files: ReadonlyMap<string, string>;
}

/**
 * Renders a stack's objects for one cluster: one file per workload, or the file of its platform stack.
 *
 * @throws UserError if two objects claim one name, or something leaked into one
 */
export function renderManifests(stack: DeploymentStack, cluster: Cluster, file: (owner: string) => string): Manifests {
  const objects = stack
    .chartOf(cluster)
    .node.findAll()
    .filter(ApiObject.isApiObject)
    .map((object) => toResource(object, cluster));
  const claimed = new Map<string, string>();
  const documents = new Map<string, unknown[]>();
  for (const { address, path, values } of objects) {
    const other = claimed.get(address);
    if (other) throw new UserError(`'${path}' and '${other}' both make ${address}.`, 'Rename one of them.');
    claimed.set(address, path);
    const name = file(path.split('/')[1]!);
    documents.set(name, [...(documents.get(name) ?? []), values]);
  }
  return { objects, files: new Map([...documents].map(([name, values]) => [name, Yaml.stringify(...values)])) };
}

function toResource(object: ApiObject, cluster: Cluster): Resource {
  const {
    metadata: { namespace, annotations, ...metadata },
    ...rest
  } = object.toJson();
  const scope = clusterScoped.has(object.kind) ? undefined : namespace;
  const { apiVersion, kind, ...content } = rest;
  const values = {
    apiVersion,
    kind,
    metadata: {
      name: metadata.name,
      ...(scope ? { namespace: scope } : {}),
      ...metadata,
      annotations: { ...annotations, 'slipway.dev/path': object.node.path },
    },
    ...content,
  };
  const address = [cluster.name, ...(scope ? [scope] : []), kind, metadata.name].join('/');
  refuseLeaks(values, `${kind} '${metadata.name}' (${object.node.path})`);
  return { type: `${apiVersion}/${kind}`, address, path: object.node.path, values };
}
