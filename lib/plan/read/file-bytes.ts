import { isUtf16 } from '../../documents/decode-text';
import type { Side, SideFile } from './side';

/**
 * Hands out the bytes of a file, those of another side where they are the same: most are, and are in memory once.
 *
 * @param bytes stand there until the next file is read
 */
export type KeepBytes = (sha256: string, bytes: Buffer) => Buffer;

/** What keeps every file. */
export const keepAll: KeepBytes = (_, bytes) => Buffer.from(bytes);

/** @param like the other side, where it is read already */
export function bytesBeside(like: Side | undefined): KeepBytes {
  const known = new Map(like?.files.map(({ sha256, bytes }) => [sha256, bytes] as const));
  return (sha256, bytes) => known.get(sha256) ?? Buffer.from(bytes);
}

/** Whether a word of the text of a file begins so: ASCII, for which nothing is decoded. */
export function mentions({ bytes, text }: SideFile, beginning: string): boolean {
  if (!bytes || isUtf16(bytes)) return new RegExp(`\\b${beginning}`).test(text());
  for (let at = bytes.indexOf(beginning); at >= 0; at = bytes.indexOf(beginning, at + 1)) if (!isWord(bytes[at - 1])) return true;
  return false;
}

function isWord(byte = 0): boolean {
  return /\w/.test(String.fromCharCode(byte));
}
