import { type Program, programs } from './command-programs';
import { isLiteral } from './secret-names';

/** A word of a command, and where it stands. */
interface Word {
  readonly text: string;
  readonly index: number;
}

interface Command {
  /** What ended the command before, where a shell reads the words. */
  readonly before: string;
  readonly words: readonly Word[];
}

/** Ends a command, where a shell reads the words. */
const separator = /^[|;&()<>]+$/;

/** More words are data, and no command. */
const mostWords = 1000;

/** Which words of a command are passwords by what its programs make of them: `mysql -phunter2`, `curl -u me:hunter2`, `echo hunter2 | kinit me`. */
export function passwordWords(words: readonly string[]): readonly number[] {
  if (words.length > mostWords || !words.some((word) => programs.has(nameOf(word)))) return [];
  const commands = commandsIn(words);
  const found = commands.flatMap((command, at) => toldIn(command, commands[at + 1], commands.slice(0, at)));
  return [...new Set(found.map(({ index }) => index))].sort((a, b) => a - b);
}

function nameOf(word: string): string {
  return word.slice(word.lastIndexOf('/') + 1);
}

function commandsIn(words: readonly string[]): readonly Command[] {
  const starts = words.flatMap((word, index) => (separator.test(word) ? [index] : []));
  return [-1, ...starts].map((start, at) => {
    const end = starts[at] ?? words.length;
    const own = words.slice(start + 1, end).map((text, place) => ({ text, index: start + 1 + place }));
    // The number of what is redirected: `2>`.
    return {
      before: words[start] ?? '',
      words: /^>/.test(words[end] ?? '') && /^\d$/.test(own.at(-1)?.text ?? '') ? own.slice(0, -1) : own,
    };
  });
}

function toldIn({ before, words }: Command, next: Command | undefined, former: readonly Command[]): readonly Word[] {
  const starts = words.flatMap(({ text }, at) => (programs.has(nameOf(text)) ? [at] : []));
  const read = /(?:^|[^|])\|$/.test(before) ? echoed(former) : [];
  const given = next?.before === '<<<' ? next.words.slice(0, 1) : [];
  return starts.flatMap((start, at) => {
    const behind = words.slice(start + 1);
    const until = behind.slice(0, (starts[at + 1] ?? words.length) - start - 1);
    const text = behind.map((word) => word.text).join(' ');
    return programs
      .get(nameOf(words[start]!.text))!
      .flatMap((program) => [
        ...flagged(program, until),
        ...lastOf(program, behind),
        ...(program.reads?.test(text) ? [...read, ...given].filter((word) => isRead(word, program)) : []),
      ]);
  });
}

function flagged(program: Program, words: readonly Word[]): readonly Word[] {
  const asked = behindVerb(program, words);
  return asked.filter(({ text }, at) => isPassword(program, text, asked[at - 1]?.text ?? ''));
}

/** The last of as many words as there have to be: another program may be among them, such as a file that is called like it. */
function lastOf(program: Program, behind: readonly Word[]): readonly Word[] {
  const { words, valued = [], flags = /^-/, letter } = program;
  if (!words || (letter !== undefined && !behind.some(({ text }) => /^-[a-zA-Z]{1,8}$/.test(text) && text.includes(letter)))) return [];
  const asked = behindVerb(program, behind);
  const counted = asked.filter(({ text }, at) => {
    const before = asked[at - 1]?.text ?? '';
    return !flags.test(text) && !valued.includes(before) && !bundled(before, valued);
  });
  return words.includes(counted.length) ? counted.slice(-1).filter(({ text }) => isWord(text)) : [];
}

function behindVerb({ verbs }: Program, words: readonly Word[]): readonly Word[] {
  if (!verbs) return words;
  const verb = words.findIndex(({ text }) => verbs.includes(text.toLowerCase()));
  return verb === -1 ? [] : words.slice(verb + 1);
}

function isPassword(
  { next = [], glued, login = [], between = ':', after, holds, literals }: Program,
  word: string,
  before: string,
): boolean {
  if (next.includes(before) || after?.test(before.toLowerCase())) return isWord(word);
  if (login.includes(before) || bundled(before, login)) return isLogin(word, between);
  if (glued !== undefined && word.startsWith(`-${glued}`))
    return word.length > 2 && isWritten(word.slice(1 + glued.length).replace(/^=/, ''));
  if (literals) return isSecretLiteral(before === '--from-literal' ? `${before}=${word}` : word);
  const [, held] = holds?.exec(word) ?? [];
  if (held !== undefined) return isWritten(held);
  return login.some((flag) => word.startsWith(flag) && isLogin(word.slice(flag.length).replace(/^=/, ''), between));
}

/** What `echo` and `printf` write for the command behind them. */
function echoed(former: readonly Command[]): readonly Word[] {
  const last = former.map(({ words }) => words.length > 0 && !words.some(({ text }) => writers.test(text))).lastIndexOf(true);
  return former.slice(last + 1).flatMap(({ words }) => {
    const written = words.slice(words.findIndex(({ text }) => writers.test(text)) + 1).filter(({ text }) => !/^-[neE]+$/.test(text));
    return written.slice(written[0]?.text.includes('%') ? 1 : 0).slice(-1);
  });
}

const writers = /^(?:echo|printf)$/;

function isRead({ text }: Word, { between }: Program): boolean {
  return between === undefined ? isWord(text) : isLogin(text, between);
}

/** Whether short flags stand together, of which the last takes a value: `-sSfu`. */
function bundled(word: string, flags: readonly string[]): boolean {
  return /^-[a-zA-Z]{2,8}$/.test(word) && flags.includes(`-${word.at(-1)}`);
}

/** `user:password`; without one, the program asks for it. */
function isLogin(word: string, between: string): boolean {
  const start = word.indexOf(between);
  return start > 0 && !/^[\d:]+$/.test(word) && isWritten(word.slice(start + 1));
}

/** What is assigned by `--from-literal`, unless it is called something that everybody may know. */
function isSecretLiteral(word: string): boolean {
  const [, name, value = ''] = /^--from-literal=([^=]+)=(.*)$/.exec(word) ?? [];
  return name !== undefined && !open.test(name.toLowerCase()) && isWord(value);
}

const open =
  /(?:user(?:[-_.]?name)?|login|email|host(?:[-_.]?name)?|port|server|database|db|name|region|endpoint|ur[il]|id|type|engine|bucket)$/;

/** Whether a word is a password: a literal that is long enough, and no flag. */
function isWord(word: string): boolean {
  return word.length > 2 && !word.startsWith('-') && isWritten(word);
}

/** Whether a word is a literal that no shell puts together, and that stands for no other. */
export function isWritten(word: string): boolean {
  return !/^[$`]/.test(word) && !placeholder.test(word) && isLiteral(word);
}

/** `YOUR_PASSWORD`, `%PASSWORD%`, and the password of the certificates that come with Java, which everybody knows. */
const placeholder = /^(?:(?:[A-Z]+_)*(?:PASSWORD|PASSWD|PASSPHRASE|PASS|PW|PWD|SECRET|TOKEN|KEY)|%\w+%|changeit)$/;

/** The words of a line, as a shell reads them, without their quotes. */
export function shellWords(line: string): readonly string[] {
  const words = line.match(/(?:"[^"]*"|'[^']*'|\$\([^()]*\)|[^\s"'|;&()<>])+|[|;&()<>]+|["']/g) ?? [];
  return words.map((word) => word.replace(/["']/g, ''));
}
