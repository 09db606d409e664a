import { isObject } from '../documents/shape';
import { pathAnnotation } from './content-hash';

/** Whether synthesis made a Kubernetes object: by its label and its annotation. */
export function isOwnObject(value: unknown): boolean {
  const { metadata } = isObject(value) ? value : {};
  const { labels, annotations } = isObject(metadata) ? metadata : {};
  return isObject(labels) && 'slipway.dev/stack' in labels && isObject(annotations) && pathAnnotation in annotations;
}
