import { posix } from 'node:path';
import { UserError } from '../../../lib';

/** Bytes of a file's or folder's name, and of a path, that Linux takes. */
const longest = { name: 255, path: 4095 } as const;

/** @throws UserError unless it is an absolute path, below the root, that Kubernetes and Linux take */
export function checkMountPath(where: string, path: string): string {
  const names = path.split('/');
  if (!/^\/[^:\0]+$/.test(path) || names.includes('..') || posix.resolve(path) === '/')
    throw new UserError(`'${where}' is '${path}'.`, "Write an absolute path below the root, without ':' and '..'.");
  if (Buffer.byteLength(path) > longest.path || names.some((name) => Buffer.byteLength(name) > longest.name))
    throw new UserError(
      `'${where}' has ${Buffer.byteLength(path)} bytes.`,
      `Use at most ${longest.name} for each name in it, and ${longest.path} together.`,
    );
  return path;
}

/** @throws UserError unless it is a path in a volume that Kubernetes takes */
export function checkSubPath(where: string, path: string): string {
  if (!/^[^/\0][^\0]*$/.test(path) || path.split('/').includes('..'))
    throw new UserError(`'${where}' is '${path}'.`, "Write a path in the volume, without '/' in front and without '..'.");
  return path;
}
