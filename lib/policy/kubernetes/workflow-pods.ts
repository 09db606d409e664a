import type { Part, PartsOf } from '../target';
import { assembledPod, fieldOf, itemsOf, type Json, objectAt, type Placed } from './assembled-pod';
import { settledContainer } from './settled-container';

/** Fields of a pod that a template of a workflow may state, and else the workflow: what guards a pod, and is missed where it is not stated. */
const shared = ['automountServiceAccountToken', 'securityContext', 'serviceAccountName'];

/** The same of what is found where it is stated: what the workflow states is looked at once. */
const once = ['affinity', 'hostNetwork', 'nodeSelector', 'priorityClassName', 'tolerations'];

/**
 * The pods of a workflow of Argo: one for each template that runs a container, a script or a set of containers.
 *
 * @param path fields that lead to the workflow's own spec
 * @see https://argo-workflows.readthedocs.io/en/stable/fields/
 */
export function workflowPods(...path: readonly string[]): PartsOf {
  return (document) => {
    const spec = objectAt({ value: document, at: [] }, ...path);
    const pods = itemsOf(spec, 'templates').filter(({ value }) => runs.some((name) => Object.hasOwn(value, name)));
    return pods.flatMap((template, index) => podOf(template, spec!, index === 0));
  };
}

/** What makes a template one that has a pod. */
const runs = ['container', 'containerSet', 'script'];

function podOf(template: Placed<Json>, spec: Placed<Json>, isFirst: boolean): readonly Part[] {
  const set = objectAt(template, 'containerSet');
  const main = ['container', 'script'].flatMap((name) => objectAt(template, name) ?? []);
  const containers = [...main, ...itemsOf(set, 'containers')];
  if (containers.length === 0) return [];
  const owners = [template, objectAt(spec, 'templateDefaults'), spec];
  const own = isFirst ? owners : [template];
  return [
    assembledPod({
      at: template.at,
      metadata: fieldOf('metadata', template) ?? fieldOf('podMetadata', spec),
      fields: Object.fromEntries([
        ...shared.map((name) => [name, fieldOf(name, ...owners)] as const),
        ...once.map((name) => [name, fieldOf(name, ...own)] as const),
      ]),
      lists: {
        containers: [...containers, ...itemsOf(template, 'sidecars')].map((each) => settledContainer(each, '{{', 'main')),
        initContainers: itemsOf(template, 'initContainers').map((each) => settledContainer(each, '{{', 'init')),
        volumes: own.flatMap((owner) => itemsOf(owner, 'volumes')),
      },
    }),
  ];
}
