/**
 * Whether a pattern is the path, or something that it stands below. `*` stands for any characters between two slashes. It takes as long as
 * both are, whatever the pattern.
 */
export function coversPath(pattern: string, path: string): boolean {
  const names = path.split('/');
  const patterns = pattern.split('/');
  return patterns.length <= names.length && patterns.every((each, index) => covers(each, names[index]!));
}

function covers(pattern: string, name: string): boolean {
  const parts = pattern.split(/\*+/);
  const [first = '', ...others] = parts;
  const last = others.pop();
  if (last === undefined) return name === first;
  if (!name.startsWith(first) || name.length < first.length + last.length || !name.endsWith(last)) return false;
  // Of what lies between, the first place that fits leaves most for the rest.
  const end = name.length - last.length;
  let from = first.length;
  for (const part of others) {
    const at = name.indexOf(part, from);
    if (at < 0 || at + part.length > end) return false;
    from = at + part.length;
  }
  return true;
}
