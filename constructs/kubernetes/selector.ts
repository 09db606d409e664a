import { Labels } from './labels';

/** The labels as a selector, in an order of its own. */
export function selector(labels: Labels): { readonly matchLabels?: Labels } {
  const sorted = Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.length > 0 ? { matchLabels: Object.fromEntries(sorted) } : {};
}
