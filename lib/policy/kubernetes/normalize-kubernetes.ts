import { normalize } from '../values/normalize';
import { Unknown } from '../values/unknown';
import { normalizePodSpec } from './normalize-pod-spec';
import type { PodSpec } from './pod';
import { pods } from './pods';

type Json = Readonly<Record<string, unknown>>;

/** An object as the API server sees it; a placeholder that is substituted later (`${IMAGE}`, as Flux does) is unknown. */
export function normalizeKubernetes(type: string, object: Json): Json {
  const values = normalize(object, readPlaceholder, isTemplate);
  const path = pods.part[type];
  return path ? replaceIn(values, [...path, 'spec'], normalizePodSpec) : values;
}

function isTemplate(text: string): boolean {
  return text.startsWith('${');
}

function readPlaceholder(text: string): string | Unknown {
  return text.startsWith('${') && text.indexOf('}') === text.length - 1 ? new Unknown(text) : text;
}

/** The object with another value at a path; the same object where that value stays, or nothing stands there. */
function replaceIn(values: Json, [key, ...path]: readonly string[], replace: (spec: PodSpec) => PodSpec): Json {
  const inner = values[key!];
  if (typeof inner !== 'object' || inner === null || Array.isArray(inner) || inner instanceof Unknown) return values;
  const other = path.length === 0 ? replace(inner) : replaceIn(inner as Json, path, replace);
  return other === inner ? values : { ...values, [key!]: other };
}
