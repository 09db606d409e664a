import { remembered } from '../../documents/remembered';

/** From so many characters on, a pattern takes longer than to remember what it said of a text. */
const longPattern = 100;

/** Whether a part of a text matches a regular expression. */
export function matching(source: string): (text: string) => boolean {
  const pattern = new RegExp(source);
  const matches = (value: string) => pattern.test(value);
  return source.length < longPattern ? matches : remembered(matches);
}
