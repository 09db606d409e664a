const patterns = new Map<string, RegExp>();

/** Whether an action of a statement, in which `*` and `?` stand for anything, names an action. IAM tells no capitals apart. */
export function names(action: string, wanted: string): boolean {
  const known = patterns.get(action) ?? matching(action);
  patterns.set(action, known);
  return known.test(wanted);
}

function matching(action: string): RegExp {
  const source = action.replace(/[\\^$.*+?()[\]{}|]/g, (character) =>
    character === '*' ? '.*' : character === '?' ? '.' : `\\${character}`,
  );
  return new RegExp(`^${source.replace(/(?:\.\*)+/g, '.*')}$`, 'i');
}

/** The service and the name of an action: `s3` and `GetObject`, `*` and `*`. */
export function partsOf(action: string): { readonly service: string; readonly name: string } {
  const [service = '*', name = '*'] = action.toLowerCase().split(':', 2);
  return { service, name };
}
