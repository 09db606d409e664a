const own = new WeakSet<object>();

/**
 * Says that rules are the library's own: they are tested to change no document, and so read it as it is. The package exports this function
 * to nobody, and there is no name by which a rule of somebody else would count as one.
 */
export function vouchFor(rules: Iterable<object>): void {
  for (const rule of rules) own.add(rule);
}

/** Whether a rule is the library's own. */
export function isOwnRule(rule: object): boolean {
  return own.has(rule);
}
