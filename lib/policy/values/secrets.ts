/** Names, in small letters, of variables and attributes whose value is a secret: `db_password`, `api-key`; not `password_file`. */
export const secretNames =
  /(password|passwd|passphrase|secret|token|api[-_]?key|private[-_]?key|access[-_]?key|secret[-_]?key|credentials?)$|[-_](pass|pwd)$/;

/** Texts that are secrets by their form: keys of clouds and forges, private keys, JSON web tokens, passwords in URLs. */
export const secretFormats =
  /(AKIA|ASIA)[0-9A-Z]{16}|gh[pousr]_[0-9A-Za-z]{36}|github_pat_[0-9A-Za-z_]{22}|glpat-[0-9A-Za-z_-]{20}|xox[abprs]-[0-9A-Za-z-]{10}|sk_live_[0-9A-Za-z]{16}|AIza[0-9A-Za-z_-]{35}|-----BEGIN [A-Z ]*PRIVATE KEY|eyJ[0-9A-Za-z_-]{8,}\.eyJ[0-9A-Za-z_-]{8,}\.|:\/\/[^/\s:@]*:[^$@/\s{][^@/\s]*@/;

const shortest = 20;
/** Bits of a character: words have about 3, random base64 of this length 4 and more. */
const leastEntropy = 3.8;

/** Whether text looks like a generated key: one word of small and capital letters and digits, without any pattern. */
export function looksRandom(text: string): boolean {
  if (text.length < shortest || !/^[\w+/=-]+$/.test(text) || !/[a-z]/.test(text) || !/[A-Z]/.test(text) || !/\d/.test(text)) return false;
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  const entropy = [...counts.values()].reduce((bits, count) => bits - (count / text.length) * Math.log2(count / text.length), 0);
  return entropy >= leastEntropy;
}
