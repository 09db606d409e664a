/** A list of an object as somebody wrote it; none where something else stands there. */
export function listed<T>(value: unknown): readonly T[] {
  return Array.isArray(value) ? value : [];
}
