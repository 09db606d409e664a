import { UserError } from '../../errors';

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
      `An override has the path '${String(path)}'.`,
      "Write <object>.<field>, such as 'Deployment.spec.template.spec.dnsPolicy' or 'uploads/Resource.force_destroy'.",
    );
  }
  const keys = [...field.matchAll(/\.([^.[\]]+)|\[(\d+)\]|\['([^']+)'\]/g)].map(([, name, index, quoted]) =>
    index === undefined ? (name ?? quoted!) : Number(index),
  );
  if (keys.some((key) => reserved.includes(String(key))))
    throw new UserError(`An override has the path '${path}'.`, 'It reaches into JavaScript itself.');
  return { object, field: field.replace(/^\./, ''), keys };
}

/** The beginning of a field, for an error. */
export function printKeys(keys: readonly Key[]): string {
  return keys
    .map((key, index) => (typeof key === 'number' ? `[${key}]` : /[.[\]]/.test(key) ? `['${key}']` : `${index === 0 ? '' : '.'}${key}`))
    .join('');
}
