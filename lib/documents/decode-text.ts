import { UserError } from '../errors';

/**
 * The text of a file as the engines take it: UTF-8, or UTF-16 where it begins with a byte order mark.
 *
 * @throws UserError if it is neither
 */
export function decodeText(bytes: Buffer, file: string): string {
  const [first, second] = bytes;
  const encoding = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new UserError(`'${file}' is no text in ${encoding.toUpperCase()}.`, 'Save it as UTF-8.');
  }
}
