/** How many files are named. */
const most = 3;

/** What changed, as a sentence. */
export function changedWords(files: readonly string[]): string {
  return `${files.slice(0, most).join(', ')}${files.length > most ? ` and ${files.length - most} more` : ''} changed.`;
}
