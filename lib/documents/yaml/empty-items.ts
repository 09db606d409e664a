/**
 * Where an item of a list has no content and the next line is an item of a list around it: kubectl takes it for one of those, the parser for
 * one of the inner list. Within texts that span lines, it is none: whoever calls tells them apart.
 *
 * @returns offsets of their hyphens
 */
export function emptyItems(text: string): readonly number[] {
  const found: number[] = [];
  /** Of the last item without content, while only blanks and comments follow it. */
  let last: { readonly offset: number; readonly column: number } | undefined;
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) {
    if (/^\s*(?:#|$)/.test(line)) continue;
    const indent = line.search(/[^ ]/);
    if (last && indent < last.column && /^ *-(?:\s|$)/.test(line)) found.push(last.offset);
    const [, before] = /^( *(?:[-?:] +)*)-\s*(?:(?<=\s)#.*)?$/.exec(line) ?? [];
    last = before === undefined ? undefined : { offset: index + before.length, column: before.length };
  }
  return found;
}
