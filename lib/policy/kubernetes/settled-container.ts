import { normalize } from '../values/normalize';
import { Unknown } from '../values/unknown';
import type { Json, Placed } from './assembled-pod';

/**
 * A container of an operator's own kind: its image and resources are unknown where a parameter of a run stands in them.
 *
 * @param parameter with which one begins: `{{`
 * @param name of one that states none
 */
export function settledContainer({ value, at }: Placed<Json>, parameter: string, name: string): Placed<Json> {
  const { image, resources, computeResources = resources } = value;
  const isParameter = (text: string) => text.includes(parameter);
  const settled = normalize(
    { ...(image !== undefined && { image }), ...(computeResources !== undefined && { resources: computeResources }) },
    (text) => (isParameter(text) ? new Unknown(text) : text),
    isParameter,
  );
  return { value: { name, ...value, ...settled }, at };
}
