/** Where a value stands in JSON text, and what is in it; offsets are into the text. */
export interface JsonSpan {
  readonly from: number;
  /** Behind its last character. */
  readonly to: number;
  /** Of an object, in their order; nothing for what is none. */
  readonly entries?: readonly JsonEntry[];
}

/** One key of an object. */
export interface JsonEntry {
  readonly key: string;
  /** Where its key begins. */
  readonly from: number;
  readonly value: JsonSpan;
}

/**
 * The spans of JSON text that was parsed before, which bounds how deep it is.
 *
 * @param text nothing but one value, and space around it
 */
export function jsonSpans(text: string): JsonSpan {
  let at = 0;
  const skip = () => {
    while (/[\s,:]/.test(text[at] ?? '')) at++;
  };
  const pastText = () => {
    for (at++; text[at] !== '"'; at++) if (text[at] === '\\') at++;
    at++;
  };
  const value = (): JsonSpan => {
    skip();
    const from = at;
    const opening = text[at];
    if (opening === '"') pastText();
    else if (opening === '{') return { from, entries: members(), to: at };
    else if (opening === '[') {
      for (at++, skip(); text[at] !== ']'; skip()) value();
      at++;
    } else while (at < text.length && !/[\s,:\]}]/.test(text[at]!)) at++;
    return { from, to: at };
  };
  const members = (): readonly JsonEntry[] => {
    const entries: JsonEntry[] = [];
    for (at++, skip(); text[at] !== '}'; skip()) {
      const from = at;
      pastText();
      const key = JSON.parse(text.slice(from, at)) as string;
      entries.push({ key, from, value: value() });
    }
    at++;
    return entries;
  };
  return value();
}
