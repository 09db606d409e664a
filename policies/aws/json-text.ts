import { Unknown } from '../../lib/rules';
import { jsonEncoded } from './iam/json-encoded';

/** What JSON in an attribute says, templates in it as texts: a literal, or `jsonencode(…)`; nothing where only a plan tells, or it is none. */
export function jsonIn(value: unknown): unknown {
  const text = value instanceof Unknown ? value.text : value;
  if (typeof text !== 'string') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return jsonEncoded(text);
  }
}
