/** Blocks of a Terraform resource as a list: where one is allowed, it may stand alone. */
export function blocks<T>(value: T | readonly T[] | undefined): readonly T[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly T[]) : [value as T];
}
