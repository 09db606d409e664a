import { pods } from '../kubernetes/pods';
import type { Named } from './admission-objects';

/** What `kubectl rollout restart` writes: it changes no pod. */
const restartedAt = JSON.stringify('kubectl.kubernetes.io/restartedAt');

const created = 'request.operation == "CREATE"';

/** Whether objects of a type hold a pod, or the template of pods. */
export function makesPods(type: string): boolean {
  return pods.part[type] !== undefined;
}

/** CEL of the pods that something makes, such as `object.spec.template`. */
function templateOf(type: string, object: 'object' | 'oldObject'): string {
  return [object, ...pods.part[type]!].join('.');
}

/** The pods that something makes: `variables.pod`. */
export function podVariable(type: string): Named {
  return dynamic('pod', templateOf(type, 'object'));
}

/** An object as it shall be, and as it was. */
export const objectVariables: readonly Named[] = [dynamic('self', 'object'), dynamic('before', 'oldObject')];

/** Without its type: to the API server's type checker the containers and the init containers of a pod differ, and quantities are nothing. */
function dynamic(name: string, expression: string): Named {
  return { name, expression: `dyn(${expression})` };
}

/** Whether a request makes the pods other than they were: `variables.changed`. */
export function changedVariable(type: string): Named {
  const [now, before] = [templateOf(type, 'object'), templateOf(type, 'oldObject')];
  const conditions = now === 'object' ? ['containers', 'initContainers'].map(imagesDiffer) : templatesDiffer(now, before);
  return { name: 'changed', expression: [created, ...conditions].join(' || ') };
}

/** Of a pod nothing else that rules read can change. @see https://kubernetes.io/docs/concepts/workloads/pods/#pod-update-and-replacement */
function imagesDiffer(list: string): string {
  const images = (object: string) => `${object}.spec.?${list}.orValue([]).map(container, container.?image.orValue(""))`;
  return `${images('object')} != ${images('oldObject')}`;
}

function templatesDiffer(now: string, before: string): readonly string[] {
  const annotations = (template: string) => `${template}.?metadata.?annotations.orValue({})`;
  const differs = (one: string, other: string) =>
    `${annotations(one)}.exists(key, key != ${restartedAt} && ${annotations(one)}[?key] != ${annotations(other)}[?key])`;
  return [
    `${now}.?spec != ${before}.?spec`,
    `${now}.?metadata.?labels != ${before}.?metadata.?labels`,
    differs(now, before),
    differs(before, now),
  ];
}
