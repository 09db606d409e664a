import * as fs from 'node:fs';
import * as path from 'node:path';
import { pathWithin, projectFolder, UserError } from '../../../lib';

/** @see https://kubernetes.io/docs/concepts/configuration/configmap/#motivation */
export const mostBytes = 1024 * 1024;

/** What a file may have in it: one of these. */
export interface Contents {
  readonly content: string;
  readonly base64: string;
  readonly source: string;
}

/**
 * The bytes of a file.
 *
 * @param where the property that states it, for errors
 * @throws UserError if there is not one thing in it, or that cannot be read
 */
export function bytesOf({ content, base64, source }: Partial<Contents>, where: string): Buffer {
  const stated = Object.entries({ content, base64, source }).filter(([, value]) => value !== undefined);
  if (stated.length !== 1)
    throw new UserError(
      `'${where}' has ${stated.map(([name]) => name).join(' and ') || 'nothing in it'}.`,
      'Give it one of content, base64, source.',
    );
  if (source !== undefined) return readSource(source, where);
  if (base64 === undefined) return Buffer.from(content!);
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.toString('base64').replace(/=+$/, '') !== base64.replace(/=+$/, ''))
    throw new UserError(`'${where}.base64' is no base64.`, "Write what `base64 -w0` prints, or name the file: 'source'.");
  return bytes;
}

function readSource(source: string, where: string): Buffer {
  const root = fs.realpathSync(projectFolder());
  const location = realFile(path.resolve(root, source));
  if (location === undefined)
    throw new UserError(
      `'${where}.source' is '${source}', which is no file of the project.`,
      'Write its path relative to the folder of cdktf.json.',
    );
  if (pathWithin(root, location) === undefined)
    throw new UserError(`'${where}.source' is '${source}', which lies outside the project.`, 'Copy it into the project.');
  const { size } = fs.statSync(location);
  if (size > mostBytes)
    throw new UserError(
      `'${where}.source' is '${source}', which has ${size} bytes.`,
      `All files of a workload have ${mostBytes} together: keep it in a bucket or in the image.`,
    );
  return fs.readFileSync(location);
}

/** A file by its path without links; nothing where there is none, or links lead in a circle. */
function realFile(place: string): string | undefined {
  try {
    const file = fs.realpathSync(place);
    return fs.statSync(file).isFile() ? file : undefined;
  } catch {
    return undefined;
  }
}

/** UTF-8 without what API servers refuse in text. */
export function isText(bytes: Buffer): boolean {
  const text = bytes.toString('utf8');
  return !/[\0\u007f-\u009f\ufeff\ufffe\uffff]/.test(text) && Buffer.from(text, 'utf8').equals(bytes);
}
