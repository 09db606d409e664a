import type { Source } from '../../errors';
import { atSource } from '../../source/at-source';
import { printableLines } from '../../wording/printable';

/** Errors that are told. */
const most = 3;

/** Lines of an error that are looked at. */
const mostLines = 20;

/**
 * What Terraform says went wrong: the titles of its errors, on one line, without what they quote. Of an import, with the address that it names, as nothing else tells which `adopt`
 * entry states an id that is nowhere.
 *
 * @param importedAt the line of the program that has an address imported, where that is known
 */
export function terraformErrors(output: string, importedAt: (address: string) => Source | undefined = () => undefined): string {
  const titles = new Set<string>();
  const lines = printableLines(output)
    .split('\n')
    .map((line) => line.replace(/^[│╷╵\s]+/, ''));
  for (const [index, line] of lines.entries()) {
    const title = /^Error: (.*)$/.exec(line)?.[1]?.trim();
    if (title === undefined) continue;
    const below = lines.slice(index + 1, index + mostLines);
    const next = below.findIndex((other) => other.startsWith('Error: '));
    const body = below.slice(0, next < 0 ? undefined : next).join(' ');
    const address = /\bimport an existing object to\s+"([A-Za-z_][\w.-]{0,300})"/.exec(body)?.[1];
    titles.add(address === undefined ? title : `${title}: ${address}${atSource(importedAt(address))}`);
    if (titles.size >= most) break;
  }
  return [...titles].join('; ');
}
