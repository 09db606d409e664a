/** A word of a command, as any shell of POSIX takes it; one that begins with a hyphen is an option all the same. */
export function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
