import { Source } from '../errors';
import { printSource } from '../source/source';

/** Where a stack was stamped, for an error. */
export function stampedAt({ source }: { readonly source: Source | undefined }): string {
  return source ? ` (stamped at ${printSource(source)})` : '';
}
