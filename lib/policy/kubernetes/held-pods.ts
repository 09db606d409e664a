import type { Part, PartsOf } from '../target';
import { itemStep, Step } from '../values/pointer';
import { Unknown } from '../values/unknown';
import { normalizePodSpec } from './normalize-pod-spec';
import type { PodTemplate } from './pod';

/**
 * Templates of pods where paths lead, in the order of the paths and of the items.
 *
 * @param paths fields; `*` is each item of a list, or each entry of a map
 */
export function heldAt(paths: readonly (readonly string[])[]): PartsOf {
  return (document) => paths.flatMap((path) => partsAt(document, path, []));
}

function partsAt(value: unknown, [key, ...path]: readonly string[], at: readonly Step[]): readonly Part[] {
  if (key === undefined) return isObject(value) ? [{ value: normalized(value), at }] : [];
  if (!isObject(value)) return [];
  if (key !== '*') return Object.hasOwn(value, key) ? partsAt(value[key], path, [...at, { key }]) : [];
  const items = Array.isArray(value)
    ? value.map((item, index) => [item, itemStep(item, index)] as const)
    : Object.entries(value).map(([name, item]) => [item, { key: name }] as const);
  return items.flatMap(([item, step]) => partsAt(item, path, [...at, step]));
}

/** The template as the API server completes it. */
export function normalized(template: PodTemplate): PodTemplate {
  return isObject(template.spec) ? { ...template, spec: normalizePodSpec(template.spec) } : template;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !(value instanceof Unknown);
}
