import { UserError } from '../../errors';
import { isObject } from '../shape';

/** A part of a plan as `terraform show -json` prints it: it may hold anything. */
// biome-ignore lint/suspicious/noExplicitAny: a document read from JSON
export type Json = Readonly<Record<string, any>>;

/** Whether a document is what `terraform show -json` prints of a plan: that of a state is none. */
export function isPlan(document: unknown): document is Json {
  const { format_version: version, planned_values: values, resource_changes: changes, errored } = (document ?? {}) as Json;
  return typeof version === 'string' && (values !== undefined || changes !== undefined || errored === true);
}

/**
 * Why a plan does not show all that will be there; nothing where it does.
 *
 * @returns the end of a sentence
 */
export function incompletePlan(plan: Json): string | undefined {
  if (plan['errored'] === true) return 'is the plan of a run that failed: it shows only a part';
  if (plan['complete'] === false) {
    const deferred = list(plan['deferred_changes']).length;
    return `is an incomplete plan: another follows it, with ${deferred} deferred ${deferred === 1 ? 'change' : 'changes'} at least`;
  }
  return undefined;
}

/**
 * @see https://developer.hashicorp.com/terraform/internals/json-format
 * @throws UserError if the plan is of another major version
 */
export function checkVersion({ format_version: version }: Json, file: string): void {
  if (!/^1\.\d+$/.test(version))
    throw new UserError(`'${file}' is a plan of the format ${version}, and this slipway reads 1.x.`, 'Update slipway.');
}

/** The objects of a list, where there is one. */
export function list(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** A field of an object or an item of a list, where there is one. */
export function child(value: unknown, key: string | number): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as Json)[key] : undefined;
}
