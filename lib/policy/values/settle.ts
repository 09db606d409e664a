import { canonicalJson } from '../../documents/hash';
import type { Json } from '../../documents/plan/plan-document';
import { isObject } from '../../documents/shape';
import { normalize } from './normalize';
import { Unknown } from './unknown';

/**
 * A normalized Terraform block with what a plan knows in place of what was unknown; everything else stays as it is stated.
 *
 * @param instances what the plan knows of the block: where `count` or `for_each` make several, what all of them agree on
 */
export function settle(block: Json, instances: readonly Json[]): Json {
  return instances.length === 0 ? block : (settled(block, instances) as Json);
}

/** The value with what the plan knows; the recursion goes as deep as the plan, which is 100 levels at most. */
function settled(value: unknown, planned: readonly unknown[]): unknown {
  if (planned.includes(undefined)) return value;
  if (value instanceof Unknown) return agreed(planned, value);
  if (Array.isArray(value)) {
    const lists = planned.filter((list) => Array.isArray(list));
    if (lists.length < planned.length) return value;
    const partners = lists.map((list) => partnersOf(value, list));
    return kept(
      value.map((item, index) =>
        settled(
          item,
          partners.map((items) => items[index]),
        ),
      ),
    );
  }
  if (!isObject(value)) return value;
  // A single block is an object in Terraform JSON, and a list in plans.
  const blocks = planned.map((each) => (Array.isArray(each) && each.length === 1 ? each[0] : each)).filter(isObject);
  if (blocks.length < planned.length) return value;
  const entries = Object.entries(value).map(([name, inner]): [string, unknown] => [
    name,
    settled(
      inner,
      blocks.map((block) => (Object.hasOwn(block, name) ? block[name] : undefined)),
    ),
  ]);
  return Object.fromEntries(entries.filter(([, inner]) => inner !== undefined));
}

/** What all instances have, without what is null; the unknown value where they differ, or know only a part. */
function agreed(planned: readonly unknown[], unknown: Unknown): unknown {
  const [first] = planned;
  if (new Set(planned.map(canonicalJson)).size > 1 || holdsNothing(first)) return unknown;
  return normalize({ first }, (text) => text)['first'];
}

/** Whether something in it is not known. */
function holdsNothing(value: unknown): boolean {
  if (value === undefined) return true;
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsNothing);
}

function kept(items: readonly unknown[]): readonly unknown[] {
  return items.filter((item) => item !== undefined);
}

/**
 * For each item that is stated, the planned one that it becomes; nothing where several could be it. Sets have another order in plans than
 * in the configuration: items are told by what is known of them, and those of which nothing is known are the others.
 */
function partnersOf(items: readonly unknown[], planned: readonly unknown[]): readonly unknown[] {
  if (items.length !== planned.length) return items.map(() => undefined);
  const told = items.map((item) => (item instanceof Unknown ? undefined : onlyOne(planned.filter((each) => isLike(item, each)))));
  const partners = told.map((each) => (told.filter((other) => other === each).length === 1 ? each : undefined));
  const others = planned.filter((each) => !partners.includes(each));
  const open = items.filter((item) => item instanceof Unknown).length;
  return items.map((item, index) => (item instanceof Unknown && open === others.length ? others.shift() : partners[index]));
}

function onlyOne(found: readonly unknown[]): unknown {
  return found.length === 1 ? found[0] : undefined;
}

/** Whether a planned value may be what a stated one becomes: nothing that is known of both differs. */
function isLike(stated: unknown, planned: unknown): boolean {
  if (stated === undefined || planned === undefined || planned === null || stated instanceof Unknown) return true;
  if (Array.isArray(stated) || Array.isArray(planned)) return true;
  if (!isObject(stated) || !isObject(planned)) return String(stated) === String(planned);
  return Object.entries(stated).every(([name, inner]) => isLike(inner, Object.hasOwn(planned, name) ? planned[name] : undefined));
}
