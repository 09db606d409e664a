import { groupOf } from './kubernetes-kinds';
import type { Json } from './plan/plan-document';
import { onlyTemplate } from './pod-templates';
import { isObject } from './shape';

/** Keys with which a patch says what to do: https://kubernetes.io/docs/tasks/manage-kubernetes-objects/update-api-object-kubectl-patch/ */
const directive = /^\$(?:patch$|retainKeys$|setElementOrder\/|deleteFromPrimitiveList\/)/;

/**
 * Why an object cannot be deployed as it stands, so that nothing can be judged of it: it is a patch of another, or its pods are not there.
 *
 * @returns the end of a sentence; nothing for a whole object
 */
export function incompleteObject(object: Json): string | undefined {
  const { apiVersion, kind, metadata } = object;
  const what = `${kind} ${isObject(metadata) && typeof metadata['name'] === 'string' ? metadata['name'] : 'without a name'}`;
  const name = `${groupOf(String(apiVersion))}/${kind}`;
  const path = onlyTemplate(name);
  // With more in it, an engine may take it for an object: it is judged then.
  if (!path && holdsOnlyDirectives(object)) return `is a patch of ${what}: judge what it makes`;
  if (!path || refersToPods(object)) return undefined;
  const at = [...path, 'spec', 'containers'];
  let value: unknown = object;
  for (const [index, key] of at.entries()) {
    value = isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
    if (value === undefined || value === null) return `is a patch of ${what}, or incomplete: it has no ${at.slice(0, index + 1).join('.')}`;
  }
  const containers: readonly unknown[] = Array.isArray(value) ? value : [];
  if (path.length > 0 && containers.length > 0 && containers.every((each) => isObject(each) && !each['image']))
    return `is a patch of ${what}, or incomplete: its containers have no image`;
  return undefined;
}

/** A Rollout may leave its pods to a Deployment: https://argo-rollouts.readthedocs.io/en/stable/features/specification/ */
export function refersToPods({ spec }: Json): boolean {
  return isObject(spec) && isObject(spec['workloadRef']);
}

function holdsOnlyDirectives(object: Json): boolean {
  const others = Object.keys(object).filter((key) => !['apiVersion', 'kind', 'metadata'].includes(key));
  return others.length > 0 && others.every((key) => directive.test(key));
}
