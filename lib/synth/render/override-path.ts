import { UserError } from '../../errors';
import { shown } from '../../wording/shown';

/** A name in an object, or an index of a list. */
export type Key = string | number;

/** Where an override reaches: an object that the workload made, and a field of it. */
export interface OverridePath {
  /** Path of the object below the workload. */
  readonly object: string;
  /** As it is written: `spec.template.spec.containers[0].stdin`. */
  readonly field: string;
  readonly keys: readonly Key[];
}

const reserved = ['__proto__', 'constructor', 'prototype'];

/** @throws UserError if the path is malformed */
export function overridePath(path: string): OverridePath {
  const [, object, field] = /^([^.[]+)((?:\.[^.[\]]+|\[\d+\]|\['[^']+'\])+)$/.exec(typeof path === 'string' ? path : '') ?? [];
  if (!object || !field) {
    throw new UserError(
      `An override has the path ${shown(path)}.`,
      "Write <object>.<field>, such as 'Deployment.spec.template.spec.dnsPolicy' or 'uploads/Resource.force_destroy'.",
    );
  }
  const keys = [...field.matchAll(/\.([^.[\]]+)|\[(\d+)\]|\['([^']+)'\]/g)].map(([, name, index, quoted]) =>
    index === undefined ? (name ?? quoted!) : Number(index),
  );
  if (keys.some((key) => reserved.includes(String(key))))
    throw new UserError(`An override has the path '${path}'.`, 'It reaches into JavaScript itself.');
  refuseParted(path, keys);
  return { object, field: field.replace(/^\./, ''), keys };
}

/** Labels and annotations hold texts: what goes on behind a key of theirs is the rest of a key with dots. */
function refuseParted(path: string, keys: readonly Key[]): void {
  const at = keys.findIndex((key, index) => keys[index - 1] === 'metadata' && (key === 'labels' || key === 'annotations'));
  if (at < 0 || keys.length <= at + 2) return;
  const whole = [...keys.slice(0, at + 1), keys.slice(at + 1).join('.')];
  throw new UserError(
    `An override has the path '${path}', which parts a key of '${printKeys(keys.slice(0, at + 1))}'.`,
    `Quote a key with dots: "${printKeys(whole)}".`,
  );
}

/** The beginning of a field, for an error. */
export function printKeys(keys: readonly Key[]): string {
  return keys
    .map((key, index) => (typeof key === 'number' ? `[${key}]` : /[.[\]]/.test(key) ? `['${key}']` : `${index === 0 ? '' : '.'}${key}`))
    .join('');
}
