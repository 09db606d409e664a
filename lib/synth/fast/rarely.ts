/** More texts than these are not remembered. */
const most = 10_000;

/** A test of texts that come again, such as the keys of objects, that is nearly never true: those of which it is not are remembered. */
export function rarely(test: (text: string) => boolean): (text: string) => boolean {
  const not = new Set<string>();
  return (text) => {
    if (not.has(text)) return false;
    if (test(text)) return true;
    if (not.size < most) not.add(text);
    return false;
  };
}
