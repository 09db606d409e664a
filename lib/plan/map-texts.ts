import { isObject } from '../documents/shape';

/** The same document with every text in it as another one, keys too. */
export function mapTexts<T>(document: T, other: (text: string) => string): T {
  const visit = (value: unknown): unknown => {
    if (typeof value === 'string') return other(value);
    if (Array.isArray(value)) return value.map(visit);
    return isObject(value) ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [other(key), visit(inner)])) : value;
  };
  return visit(document) as T;
}
