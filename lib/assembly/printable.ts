/** Escape sequences of terminals: CSI (colours, cursor), OSC (titles, links), and the two-character ones. */
const sequences = /\u001b(?:\[[0-?]*[ -/]*[@-~]|[\]PX^_][^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c)|[ -/]*[0-~])|\u009b[0-?]*[ -/]*[@-~]/g;

/** Control characters, and what is invisible or turns the direction of text. */
const unprintable = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;

/** Text that is not ours, on one line of a terminal: it can neither steer the terminal nor hide. */
export function printable(text: string): string {
  return text.replace(sequences, '').replace(/[\t\r\n]+/g, ' ').replace(unprintable, '');
}

/** The same for text that may have several lines. */
export function printableLines(text: string): string {
  return text.split(/\r?\n/).map(printable).join('\n');
}

/** JSON that any terminal prints as it is: what is unprintable is escaped, nothing is lost. */
export function printableJson(value: unknown): string {
  const escape = (character: string) => [...Array(character.length).keys()].map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`).join('');
  return JSON.stringify(value, undefined, 2).replace(unprintable, (character) => (character === '\n' ? character : escape(character)));
}
