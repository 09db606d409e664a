const esc = '\u001b';
/** What steers a terminal: CSI (colours, cursor), OSC and its kin (titles, links), and the sequences of two characters. */
const sequences = new RegExp(`${esc}(?:\\[[0-?]*[ -/]*[@-~]|[\\]PX^_][^\u0007${esc}]*(?:\u0007|${esc}\\\\)|[ -/]*[0-~])`, 'g');

/** Control characters, and what is invisible or turns the direction of text. */
const unprintable = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** What CI servers take for a command wherever it stands: `##[error]`, `##vso[…]`, `##teamcity[…]`. */
const commands = /##(?=\w*\[)/g;

/** What may be replaced: most texts are letters, digits and signs of ASCII, and begin with no blank or colon. */
const suspicious = /[^ -"$-~]|^[ :]/;

/** Text that is not ours, on one line of a terminal: it can neither steer the terminal or what runs the job, nor hide. */
export function printable(text: string): string {
  if (!suspicious.test(text)) return text;
  return text
    .replace(sequences, '')
    .replace(/[\t\r\n]+/g, ' ')
    .replace(unprintable, '')
    .replace(/^(\s*):(?=:[^:].*::)/, '$1: ')
    .replace(commands, '# #');
}

/** The same for text that may have several lines. */
export function printableLines(text: string): string {
  return text.split(/\r?\n/).map(printable).join('\n');
}

/** What JSON shows of it as it is: all but the line breaks between its parts. */
const unprintableInJson = /(?!\n)[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** JSON that any terminal prints as it is: what is unprintable is escaped, nothing is lost. */
export function printableJson(value: unknown): string {
  return inert(JSON.stringify(value, undefined, 2));
}

/** JSON text in which nothing steers who prints it. */
export function inert(json: string): string {
  if (!/[^\n -"$-~]/.test(json)) return json;
  return json.replace(unprintableInJson, escaped).replace(commands, '\\u0023#');
}

function escaped(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
