import { ApiObject, Yaml } from 'cdk8s';
import { Resource } from '../assembly/resource';
import { UserError } from '../errors';
import { Cluster } from '../model/place';
import { DeploymentStack } from './deployment-stack';
import { jsonOf, refuseLeaks } from './token-guard';

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
 * @param claimed construct path of each object that is made already, by place and address
 * @throws UserError if two objects claim one name, or something leaked into one
 */
export function renderManifests(
  stack: DeploymentStack,
  cluster: Cluster,
  claimed: Map<string, string>,
  file: (owner: string) => string,
): Manifests {
  const objects = stack
    .chartOf(cluster)
    .node.findAll()
    .filter(ApiObject.isApiObject)
    .map((object) => toResource(object, cluster))
    // The order in which apps are stamped changes no byte of a platform's file.
    .sort(({ path: a }, { path: b }) => (ownerOf(a) < ownerOf(b) ? -1 : Number(ownerOf(a) > ownerOf(b))));
  const documents = new Map<string, unknown[]>();
  for (const { address, path, values } of objects) {
    const place = `${stack.region.account} ${stack.region.region} ${address}`;
    const other = claimed.get(place);
    if (other)
      throw new UserError(
        `'${path}' and '${other}' both make ${address}.`,
        'Rename one of them, or give their apps namespaces of their own.',
      );
    claimed.set(place, path);
    const name = file(ownerOf(path));
    documents.set(name, [...(documents.get(name) ?? []), values]);
  }
  return { objects, files: new Map([...documents].map(([name, values]) => [name, Yaml.stringify(...values)])) };
}

/** The workload, or what else stands directly below the stack. */
function ownerOf(path: string): string {
  return path.split('/')[1]!;
}

function toResource(object: ApiObject, cluster: Cluster): Resource {
  const {
    metadata: { namespace, annotations, ...metadata },
    ...rest
  } = jsonOf(object);
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
