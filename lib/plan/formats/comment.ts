import type { PlanVerdict } from '../plan';
import { plural, verdictWords } from './plan-words';

/** What a comment holds beside changes, for what is left out: singular and plural. */
export const commentParts = {
  note: ['note', 'notes'],
  notice: ['notice', 'notices'],
  removal: ['line of what is removed', 'lines of what is removed'],
  order: ['line of the order of work', 'lines of the order of work'],
  file: ['file that is not compared', 'files that are not compared'],
  type: ['type that nobody asked about', 'types that nobody asked about'],
  move: ['move', 'moves'],
} as const;
export type CommentPart = keyof typeof commentParts;

/** A piece of a comment that is shown as a whole, or counted. */
export interface Entry {
  readonly text: string;
  /** Changes that it tells. */
  readonly changes?: readonly { readonly verdict: PlanVerdict; readonly count: number }[];
  /** What it is, where it tells none. */
  readonly part?: CommentPart;
}

/** For what is said of what is left out, at the end. */
const reserve = 600;
/** For the line that counts what is left out of a list. */
const moreLine = 120;

/** A comment that grows until it is full: whatever does not fit is counted, where it would stand and at the end. */
export class Comment {
  private readonly parts: string[] = [];
  private length = 0;
  private readonly leftVerdicts: Record<PlanVerdict, number> = { danger: 0, review: 0, routine: 0 };
  private readonly leftParts = new Map<CommentPart, number>();
  private readonly room: number;

  /**
   * @param most UTF-16 units
   * @param command what lists everything as JSON
   */
  constructor(
    most: number,
    private readonly command = 'slipway plan',
  ) {
    this.room = most - reserve;
  }

  /**
   * @param closing what must fit after it
   * @returns whether there was room
   */
  add(text: string, closing = 0): boolean {
    if (this.length + text.length + 1 + closing > this.room) return false;
    this.parts.push(text);
    this.length += text.length + 1;
    return true;
  }

  /**
   * Adds as many entries as fit, with what stands before and after them.
   *
   * @param of what the entries belong to, such as ` of it`
   */
  list(opening: string, entries: readonly Entry[], { closing = '', of = '' } = {}): void {
    if (entries.length === 0) return;
    const end = closing.length + 1;
    // A title, with nothing below it but a number, says less than the end does.
    if (!this.add(opening, end + moreLine)) {
      this.leave(entries);
      return;
    }
    const rest = entries.findIndex(({ text }) => !this.add(text, end + moreLine));
    const cut = rest < 0 ? [] : entries.slice(rest);
    this.leave(cut);
    if (cut.length > 0) this.add(`- … ${sumWords(cut)}${of} not shown here`, end);
    if (closing !== '') this.add(closing);
  }

  private leave(entries: readonly Entry[]): void {
    for (const { changes = [], part } of entries) {
      for (const { verdict, count } of changes) this.leftVerdicts[verdict] += count;
      if (part) this.leftParts.set(part, (this.leftParts.get(part) ?? 0) + 1);
    }
  }

  /** With what is left out, counted. */
  toString(): string {
    const { danger, review, routine } = this.leftVerdicts;
    const changes = danger + review + routine;
    const left = [
      ...(changes > 0 ? [`${plural(changes, 'more change')} (${verdictWords(this.leftVerdicts)})`] : []),
      ...[...this.leftParts].map(([part, count]) => {
        const [one, many] = commentParts[part];
        return plural(count, one, many);
      }),
    ];
    const end = left.length > 0 ? [`\n**Not shown here**: ${left.join(', ')}. \`${this.command} -o json\` lists everything.`] : [];
    return `${[...this.parts, ...end].join('\n')}\n`;
  }
}

function sumWords(entries: readonly Entry[]): string {
  const changes = entries.flatMap(({ changes: own = [] }) => own).reduce((sum, { count }) => sum + count, 0);
  const [part] = entries.flatMap(({ part: own }) => own ?? []);
  return part ? `${entries.length} more` : plural(changes, 'more change');
}
