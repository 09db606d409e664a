/** Whether an action of a statement, in which `*` and `?` stand for anything, names an action. IAM tells no capitals apart. */
export function names(action: string, wanted: string): boolean {
  if (action === '*' || action === wanted) return true;
  if (action.includes('*') || action.includes('?')) return matches(action.toLowerCase(), wanted.toLowerCase());
  return action.length === wanted.length && action.toLowerCase() === wanted.toLowerCase();
}

/** Whether a pattern is a text. In time that grows with the product of both lengths at most: where one star fails, only the last one takes more. */
export function matches(pattern: string, text: string): boolean {
  let [at, star, retry] = [0, -1, 0];
  for (let index = 0; index < text.length; ) {
    const character = pattern[at];
    if (character === '*') {
      star = at++;
      retry = index;
    } else if (character === '?' || character === text[index]) {
      at++;
      index++;
    } else {
      if (star < 0) return false;
      at = star + 1;
      index = ++retry;
    }
  }
  while (pattern[at] === '*') at++;
  return at === pattern.length;
}

/** The service and the name of an action: `s3` and `GetObject`, `*` and `*`. */
export function partsOf(action: string): { readonly service: string; readonly name: string } {
  const [service = '*', name = '*'] = action.toLowerCase().split(':');
  return { service, name };
}

/** Whether what an action of a statement stands for only reads: it is named so. */
export function onlyReads(action: string): boolean {
  return /^(?:batchget|check|describe|detect|estimate|filter|get|head|list|lookup|query|read|scan|search|select|simulate|validate|view)/.test(
    partsOf(action).name,
  );
}
