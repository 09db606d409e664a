import { isAscii } from 'node:buffer';
import { UserError } from '../errors';

/**
 * The text of a file as the engines take it: UTF-8, or UTF-16 where it begins with a byte order mark.
 *
 * @throws UserError if it is neither
 */
export function decodeText(bytes: Buffer, file: string): string {
  // Most are, and need no decoding.
  if (isAscii(bytes)) return bytes.toString('latin1');
  const encoding = encodingOf(bytes);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new UserError(`'${file}' is no text in ${encoding.toUpperCase()}.`, 'Save it as UTF-8.');
  }
}

/** Whether it begins with a byte order mark of UTF-16. */
export function isUtf16(bytes: Buffer): boolean {
  return encodingOf(bytes) !== 'utf-8';
}

function encodingOf([first, second]: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}
