/** Letters that take two columns of a terminal, by their scripts and forms. @see https://www.unicode.org/reports/tr11/ */
const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Script=Yi}\p{Emoji_Presentation}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]/u;
/** What stands on the letter before it, and takes none. */
const combining = /[\p{Mn}\p{Me}\p{Cf}]/u;
const narrow = /^[\x20-\x7e]*$/;

/** Columns of a terminal that a text takes, which is in one line. */
export function columnsOf(text: string): number {
  if (narrow.test(text)) return text.length;
  let columns = 0;
  for (const letter of text) columns += lettersColumns(letter);
  return columns;
}

function lettersColumns(letter: string): number {
  if (combining.test(letter)) return 0;
  return wide.test(letter) ? 2 : 1;
}

/**
 * A word in parts that fit in a line: it is broken beside wide letters, as texts of theirs have no spaces. Others stay whole, however long, so
 * that they can be copied.
 *
 * @param room columns of a line
 */
export function wordParts(word: string, room: number): readonly string[] {
  if (narrow.test(word) || columnsOf(word) <= room) return [word];
  const parts: string[] = [];
  let part = '';
  let taken = 0;
  let wasWide = false;
  for (const letter of word) {
    const columns = lettersColumns(letter);
    const isWide = columns === 2;
    if (part !== '' && taken + columns > room && (isWide || (wasWide && columns > 0))) {
      parts.push(part);
      part = '';
      taken = 0;
    }
    part += letter;
    taken += columns;
    if (columns > 0) wasWide = isWide;
  }
  return [...parts, part];
}
