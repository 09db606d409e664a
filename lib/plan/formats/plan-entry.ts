import { printable } from '../../wording/printable';
import { wrapped } from '../../wording/wrapped';
import type { PlanVerdict } from '../plan';

/** How words are marked; as they are by default. */
export interface PlanStyle {
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
  yellow(text: string): string;
  green(text: string): string;
}

/** Characters of the longest verdict. */
export const verdictWidth = 'routine'.length;

/** What is said of one thing: its verdict, the text, and below it why. */
export function entry(
  verdict: PlanVerdict,
  text: string,
  why: string,
  columns: number,
  style: PlanStyle,
  indent: number,
): readonly string[] {
  const paint = { danger: style.red, review: style.yellow, routine: style.green }[verdict];
  const deep = ' '.repeat(indent + verdictWidth + 2);
  const [first = '', ...rest] = wrapped(printable(text), columns, deep);
  return [
    `${' '.repeat(indent)}${paint(verdict.padEnd(verdictWidth))}  ${first.slice(deep.length)}`,
    ...rest,
    ...wrapped(printable(why), columns, deep).map(style.dim),
  ];
}
