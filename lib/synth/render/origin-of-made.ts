import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { Resource } from '../../documents/resource';
import { unknownOrigin } from '../../source/origin';
import { originOf } from './trees';

// biome-ignore lint/suspicious/noExplicitAny: an object as cdk8s gives it
type Json = any;

/** Whose code made a block: nobody's, where it is of another type than its class says. */
export function originOfBlock(root: IConstruct, { type, path }: Resource): string {
  const { name } = originOf(root, path);
  const made = path.split('/').reduce<IConstruct | undefined>((around, id) => around?.node.tryFindChild(id), root);
  const { tfResourceType: own } = (made?.constructor ?? {}) as { readonly tfResourceType?: unknown };
  return own === undefined || type.replace(/^(?:data|ephemeral)\./, '') === own ? name : unknownOrigin.name;
}

/**
 * Whose code made an object: nobody's, where patches gave it another kind, or containers, permissions or subjects that it did not have.
 *
 * @param values what it is with its patches
 */
export function originOfObject(object: ApiObject, values: Json): string {
  const { name } = originOf(object.node.root, object.node.path);
  const patched = object as unknown as { patches: readonly unknown[] };
  const { patches } = patched;
  if (patches.length === 0) return name;
  patched.patches = [];
  try {
    return JSON.stringify(weightOf(object.toJson())) === JSON.stringify(weightOf(values)) ? name : unknownOrigin.name;
  } finally {
    patched.patches = patches;
  }
}

/** What an object weighs by: its kind, what runs in it wherever it says so, who may do what by it. */
function weightOf(values: Json): unknown {
  const { apiVersion, kind, roleRef, subjects, rules } = values;
  return [apiVersion, kind, roleRef, subjects, rules, ...running(values)];
}

/** Containers by name and image: those of a list of them, and whatever else has an image, such as a step. */
function running(value: Json): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries<Json>(value).flatMap(([key, inner]) => [
    ...(/containers$/i.test(key) && Array.isArray(inner) ? inner.map((one) => [one?.name, one?.image]) : []),
    ...(key === 'image' && typeof inner === 'string' ? [[value.name, inner]] : []),
    ...running(inner),
  ]);
}
