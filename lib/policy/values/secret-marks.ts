/**
 * Two characters, one after the other, that each text of one of the secret formats has somewhere, in the order of these; a single one where
 * nobody knows what stands beside it. Ordinary names, labels and policies have few of them.
 */
const marks = [
  ...['IA', 'hv', 'l-', 'gh', 'b_', 'gl', 'xo', 'xa', 'k.', 'k_', 'sk', 'Iz', 'GO', 'ya', 'm_', 'dc', 'yp', 'f_', 'hp', 'G.'],
  ...['y=', 'g=', 'd=', 'hs', 'Ba', '--', 'yJ', '@', 'cr', 'CR', 'sw', 'wd', 'SW', 'WD'],
];

/** Whether a pair of characters is one of them, by the last seven bits of each: of other characters too much may be told, and nothing is missed. */
const isMark = new Uint8Array(1 << 14);
for (const mark of marks) {
  const last = mark.charCodeAt(mark.length - 1);
  const firsts = mark.length > 1 ? [mark.charCodeAt(0)] : Array.from({ length: 128 }, (_, code) => code);
  for (const first of firsts) isMark[(first << 7) | last] = 1;
}

/** Whether a text may be of a secret format: found in one go, where an expression tries thirty forms at each character. */
export function hasSecretMark(text: string): boolean {
  let before = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index) & 127;
    if (isMark[(before << 7) | code] === 1) return true;
    before = code;
  }
  return false;
}
