import type { Json } from './plan/plan-document';
import { isObject } from './shape';

/**
 * What kubectl makes of a document that has `items`, whatever its kind: it applies those, and never the document itself. An item that says no kind
 * has that of the list.
 *
 * @returns the items, of which some may be no objects; nothing for what lists none
 * @see https://github.com/kubernetes/apimachinery/blob/master/pkg/apis/meta/v1/unstructured/helpers.go `decodeToList`
 */
export function listedIn({ apiVersion, kind, items }: Json): readonly unknown[] | undefined {
  if (items === null) return [];
  if (!Array.isArray(items)) return undefined;
  const own = kind === 'List' ? {} : { apiVersion, kind: String(kind).replace(/List$/, '') };
  return items.map((item: unknown) => (isObject(item) ? { ...own, ...item } : item));
}
