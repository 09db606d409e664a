import { parseJson } from '../../documents/json/parse-json';

/** What somebody answered, as JSON of which no key is there twice and nothing is nested deep; nothing where it is none. */
export function answeredJson(body: Buffer): unknown {
  try {
    return parseJson(body.toString('utf8'), 'answer');
  } catch {
    return undefined;
  }
}
