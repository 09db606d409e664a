import { parseJson } from '../../documents/json/parse-json';
import { isObject } from '../../documents/shape';

/** The object or list that stands in a text as JSON; nothing for any other text. */
export function embeddedJson(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    const value = parseJson(text, 'text');
    return isObject(value) || Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
