import { canonicalJson, sha256 } from '../documents/hash';
import type { Resource } from '../documents/resource';

/** The construct path of an object, which a rename of constructs changes and its engine does not read. */
export const pathAnnotation = 'slipway.dev/path';

/** SHA-256 of what a resource states, in hexadecimal: a rename of a construct is no change of what it makes. */
export function contentHash(values: Resource['values']): string {
  return sha256(canonicalJson(withoutPath(values)));
}

function withoutPath(values: Resource['values']): Resource['values'] {
  const { [pathAnnotation]: path, ...annotations } = values.metadata?.annotations ?? {};
  return path === undefined ? values : { ...values, metadata: { ...values.metadata, annotations } };
}
