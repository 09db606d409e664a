/** `a b{c d}` are `a`, `b.c` and `b.d`. */
export function nestedPaths(text: string): ReadonlySet<string> {
  const paths = new Set<string>();
  const within: string[] = [];
  for (const [, name, brace] of text.matchAll(/([\w-]*)([{}]?)/g)) {
    if (name !== '' && brace !== '{') paths.add([...within, name].join('.'));
    if (brace === '{') within.push(name!);
    if (brace === '}') within.pop();
  }
  return paths;
}
