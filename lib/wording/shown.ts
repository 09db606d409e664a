/** A value in an error: short, and on one line. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return `'${value.length > 100 ? `${value.slice(0, 100)}…` : value}'`;
  if (typeof value === 'function') return `the function ${value.name || 'given'}`;
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value !== 'object' || value === null) return String(value);
  const human = (value as { readonly toHumanString?: () => string }).toHumanString;
  if (typeof human === 'function') return human.call(value);
  const name = Object.getPrototypeOf(value)?.constructor?.name;
  return name && name !== 'Object' ? `the ${name} given` : 'an object';
}
