import { isObject } from '../../documents/shape';
import { printSteps, type Step } from '../compare/step';
import type { Json } from '../read/planned-object';

/** Where the pods of a kind are described. */
const templates: Readonly<Record<string, readonly string[]>> = {
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
  DaemonSet: ['spec', 'template'],
  Deployment: ['spec', 'template'],
  Job: ['spec', 'template'],
  Pod: [],
  ReplicaSet: ['spec', 'template'],
  ReplicationController: ['spec', 'template'],
  StatefulSet: ['spec', 'template'],
};

/** The way to the pods of a kind; nothing for a kind without. */
export function templateOf(kind: string): readonly string[] | undefined {
  return Object.hasOwn(templates, kind) ? templates[kind] : undefined;
}

/** The steps from the pods to a field of theirs; nothing for a field outside. */
export function stepsInPod(kind: string, steps: readonly Step[]): readonly Step[] | undefined {
  const template = templateOf(kind);
  return template && steps.length > template.length && template.every((step, index) => steps[index] === step)
    ? steps.slice(template.length)
    : undefined;
}

/**
 * How people call a field: `replicas`, `image`, `env.LOG_LEVEL`, `resources.limits.memory`. The only container of a pod need not be named.
 *
 * @param documents both, of a Kubernetes object
 */
export function fieldName(kind: string, steps: readonly Step[], documents: readonly (Json | undefined)[]): string {
  const pod = stepsInPod(kind, steps);
  if (!pod) return printSteps(steps[0] === 'spec' || steps[0] === 'metadata' ? steps.slice(steps.length > 1 ? 1 : 0) : steps);
  if (pod[0] === 'metadata') return `pod ${printSteps(pod.slice(1))}`;
  const [, list, item, ...rest] = pod;
  if (pod[0] !== 'spec' || list !== 'containers' || rest.length === 0 || !isOnly(kind, documents))
    return printSteps(pod.slice(pod.length > 1 ? 1 : 0));
  const [field, variable] = rest;
  if (field === 'env' && typeof variable === 'object' && 'keys' in variable)
    return printSteps(['env', String(variable.keys['name']), ...rest.slice(2)]).replace(/\.value$/, '');
  return item === undefined ? printSteps(pod) : printSteps(rest);
}

function isOnly(kind: string, documents: readonly (Json | undefined)[]): boolean {
  return documents.every((document) => {
    const template = (templateOf(kind) ?? []).reduce<unknown>((value, step) => (isObject(value) ? value[step] : undefined), document);
    const containers = isObject(template) && isObject(template['spec']) ? template['spec']['containers'] : undefined;
    return document === undefined || (Array.isArray(containers) && containers.length === 1);
  });
}
