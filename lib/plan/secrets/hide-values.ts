import { mapTexts } from '../map-texts';
import { hidden } from './secret-values';

/** Alternatives of one expression. */
const atOnce = 2_000;

/** A document in which none of some texts occurs any longer, in keys neither. */
export function hideValues<T>(document: T, secrets: ReadonlySet<string>): T {
  if (secrets.size === 0) return document;
  const longestFirst = [...secrets].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const expressions: RegExp[] = [];
  for (let at = 0; at < longestFirst.length; at += atOnce)
    expressions.push(
      new RegExp(
        longestFirst
          .slice(at, at + atOnce)
          .map(literal)
          .join('|'),
        'g',
      ),
    );
  return mapTexts(document, (text) => expressions.reduce((cleaned, expression) => cleaned.replace(expression, hidden), text));
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
