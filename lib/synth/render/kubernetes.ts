import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { objectAddress, printAddress, printKind } from '../../documents/address';
import { groupOf, isOfCluster } from '../../documents/kubernetes-kinds';
import { Resource } from '../../documents/resource';
import { Source } from '../../errors';
import { goesWithData } from '../../kept/kept-list-of';
import { Cluster } from '../../model/cluster';
import { atLine } from '../at-line';
import { DeploymentStack } from '../deployment-stack';
import { claimObject } from '../object-claims';
import { objectIdentity } from './identity';
import { originOfObject } from './origin-of-made';
import { refuseListed } from './refuse-listed';
import { refuseUnnamed } from './refuse-unnamed';
import { jsonOf, refuseLeaks } from './token-guard';
import { yamlOf, yamlPrinter } from './yaml';

/** How Argo CD, Flux and who selects by label are told that data goes with an object: it stays when it is no longer written. */
const keptLabels = { 'slipway.dev/prune': 'never' };
const keptAnnotations = { 'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false', 'kustomize.toolkit.fluxcd.io/prune': 'disabled' };

/** The objects of one cluster, by the file that they are written to, relative to the stack's folder. */
export interface Manifests {
  readonly objects: readonly Resource[];
  readonly files: ReadonlyMap<string, string>;
}

/**
 * Renders a stack's objects for one cluster: one file per workload, or the file of its platform stack.
 *
 * @param sourceOf the user's line, by construct path in a tree
 * @throws UserError if two objects claim one name, or something leaked into one
 */
export function renderManifests(
  stack: DeploymentStack,
  cluster: Cluster,
  sourceOf: (path: string, root: IConstruct) => Source | undefined,
  file: (owner: string) => string,
): Manifests {
  const chart = stack.chartOf(cluster);
  // By name, so that the order in which apps are stamped changes no byte of a platform's file.
  const owners = [...chart.node.children].sort((a, b) => (a.node.id < b.node.id ? -1 : 1));
  const objects: Resource[] = [];
  const documents = new Map<string, unknown[]>();
  for (const owner of owners) {
    const name = file(owner.node.id);
    for (const object of owner.node.findAll().filter(ApiObject.isApiObject)) {
      const resource = atLine(sourceOf(object.node.path, chart.node.root), () => {
        const made = toResource(object, cluster, stack);
        claimObject(stack, cluster, made);
        return made;
      });
      objects.push(resource);
      documents.set(name, documents.get(name) ?? []);
      documents.get(name)!.push(resource.values);
    }
  }
  const print = yamlPrinter();
  return { objects, files: new Map([...documents].map(([name, values]) => [name, yamlOf(values, print)])) };
}

function toResource(object: ApiObject, cluster: Cluster, stack: DeploymentStack): Resource {
  const made = jsonOf(object);
  refuseUnnamed(made, object.node.path);
  const {
    metadata: { namespace, annotations, ...metadata },
    ...rest
  } = made;
  const scope = isOfCluster(groupOf(object.apiVersion), object.kind) ? undefined : namespace;
  const { apiVersion, kind, ...content } = rest;
  const isKept = goesWithData(printKind({ group: groupOf(apiVersion), kind }), stack.environment.keeps);
  const values = {
    apiVersion,
    kind,
    metadata: {
      name: metadata.name,
      ...(scope ? { namespace: scope } : {}),
      ...metadata,
      ...(isKept && { labels: { ...metadata.labels, ...keptLabels } }),
      annotations: { ...(isKept && keptAnnotations), ...annotations, 'slipway.dev/path': object.node.path },
    },
    ...content,
  };
  for (const override of stack.overrides) override.apply(object.node.path, values, objectIdentity);
  const where = `${kind} '${metadata.name}' (${object.node.path})`;
  refuseListed(values, where);
  refuseLeaks(values, where, true);
  const { path } = object.node;
  const address = printAddress(objectAddress(cluster.name, values));
  return { type: `${apiVersion}/${kind}`, address, path, values, origin: originOfObject(object, made) };
}
