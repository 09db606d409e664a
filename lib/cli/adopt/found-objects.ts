import { listedIn } from '../../documents/listed';
import { isObject } from '../../documents/shape';

// biome-ignore lint/suspicious/noExplicitAny: a document read from JSON
export type Json = Readonly<Record<string, any>>;

/** Kinds of objects that are looked at. */
export const lookedAt = ['Deployment', 'StatefulSet', 'DaemonSet', 'Service', 'HorizontalPodAutoscaler', 'PodDisruptionBudget'] as const;

/** An object that has a name. */
export interface FoundObject {
  readonly kind: (typeof lookedAt)[number];
  readonly name: string;
  readonly namespace: string | undefined;
  readonly metadata: Json;
  readonly spec: Json;
}

/** The objects that are looked at in a document: itself, or those that it lists. */
export function objectsIn(document: unknown): readonly FoundObject[] {
  const listed = (isObject(document) ? listedIn(document) : undefined) ?? [document];
  return listed.filter(isObject).flatMap(({ kind, metadata, spec }): FoundObject[] => {
    const known = lookedAt.find((one) => one === kind);
    if (known === undefined || !isObject(metadata) || !isObject(spec)) return [];
    const { name, namespace } = metadata;
    return typeof name === 'string' && name !== ''
      ? [{ kind: known, name, namespace: typeof namespace === 'string' ? namespace : undefined, metadata, spec }]
      : [];
  });
}

/** What is text, or is written as one; nothing for what nests, or is none. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}
