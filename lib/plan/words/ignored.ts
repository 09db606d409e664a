import { fieldsOf, type Step } from '../compare/step';
import type { Json } from '../read/planned-object';

/** Whether `lifecycle.ignore_changes` of a block names a field, or what it is in. */
export function isIgnored(block: Json | undefined, path: readonly Step[]): boolean {
  const lifecycle: unknown = [block?.['lifecycle']].flat()[0];
  const names = (lifecycle as { readonly ignore_changes?: unknown } | undefined)?.ignore_changes;
  if (names === 'all') return true;
  const field = fieldsOf(path).join('.');
  return [names].flat().some((name) => {
    const plain = typeof name === 'string' ? name.replace(/\[\d+\]/g, '').replace(/\["([^"]*)"\]/g, '.$1') : undefined;
    return plain === 'all' || (plain !== undefined && plain !== '' && `${field}.`.startsWith(`${plain}.`));
  });
}
