import type { Assembly } from '../assembly/assembly';
import { isObject } from '../documents/shape';
import type { Pair } from './compare/pairs';
import { CustomTypes } from './facts/custom-types';
import { providerAsked } from './facts/replacing';
import { PlanContext } from './plan-context';
import { definitionsIn } from './read/definitions-in';
import type { PlannedObject } from './read/planned-object';
import type { Side } from './read/side';
import { unwrapped } from './read/terraform-objects';
import { imagesIn } from './verdicts/images-in';
import { imageOf } from './words/image-words';
import { Places } from './words/place-of';

/**
 * What is known of both sides beside the objects that differ.
 *
 * @param found the objects of both sides, each with its counterpart where it has one
 */
export function planContextOf(
  base: Side,
  head: Side,
  before: readonly PlannedObject[],
  after: readonly PlannedObject[],
  found: readonly Pair[],
): PlanContext {
  const created = found.flatMap(({ before: was, after: is }) => (!was && is ? [`${is.stack ?? ''} ${is.address}`] : []));
  const forgotten = after
    .filter(({ type }) => type === 'removed')
    .filter(
      ({ values }) =>
        isObject([values['lifecycle']].flat()[0]) && ([values['lifecycle']].flat()[0] as { destroy?: unknown }).destroy === false,
    )
    .map(({ stack = '', values }) => `${stack} ${unwrapped(String(values['from']))}`);
  const removed = found.flatMap(({ before: was, after: is, samePhysical }) =>
    was && !is && samePhysical === undefined ? [`${was.stack ?? ''} ${was.address}`] : [],
  );
  const majors = new Map(
    after
      .filter(({ type }) => type === 'terraform')
      .map(({ stack = '', values }) => [stack, String(values['required_providers']?.aws?.version ?? '')]),
  );
  const asked = majorOf(providerAsked);
  return new PlanContext(
    new Places(base.assembly),
    new Places(head.assembly),
    registriesOf(base.assembly, before),
    new Set(forgotten),
    new Set(created),
    new Set(removed.filter((key) => !forgotten.includes(key))),
    (stack = '') => (majorOf(majors.get(stack) ?? '') === asked ? 'certain' : 'predicted'),
    new CustomTypes(() => [head, base].flatMap(definitionsIn)),
  );
}

function majorOf(version: string): string {
  return /\d+/.exec(version)?.[0] ?? '';
}

/** Of the images that run already. */
function registriesOf(assembly: Assembly | undefined, before: readonly PlannedObject[]): ReadonlySet<string> {
  const images = [
    ...(assembly?.stacks ?? []).flatMap(({ workloads }) => workloads.map(({ image }) => image)),
    ...before.flatMap(({ engine, values }) => (engine === 'kubernetes' ? imagesIn(values) : [])),
  ];
  return new Set(images.map((image) => imageOf(image).registry));
}
