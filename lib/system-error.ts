import { UserError } from './errors';
import { pathWithin } from './path-within';

/** What a system says of a file, and the cure, by the code of its error. */
const causes: Readonly<Record<string, readonly [why: string, cure: string]>> = {
  EACCES: ['permission is denied', 'Give the user that runs this the right to it.'],
  EBUSY: ['it is in use', 'End what uses it.'],
  EDQUOT: ['the quota is used up', 'Make room, then run again.'],
  EEXIST: ['something else stands there', 'Move that away.'],
  EFBIG: ['it would be too large', 'Write to another file system.'],
  EIO: ['the disk reports an error', 'Check the disk.'],
  EISDIR: ['it is a folder', 'Name a file.'],
  ELOOP: ['symbolic links lead in a circle', 'Replace them by a file.'],
  EMFILE: ['too many files are open', 'Raise the limit of open files: `ulimit -n`.'],
  ENAMETOOLONG: ['its name is too long', 'Choose a shorter one.'],
  ENFILE: ['too many files are open', 'Raise the limit of open files of the machine.'],
  ENOENT: ['it does not exist', 'Name one that does.'],
  ENOSPC: ['the disk is full', 'Make room, then run again.'],
  ENOTDIR: ['a part of its path is no folder', 'Name one that exists, or move away what stands there.'],
  ENOTEMPTY: ['there are files in it', 'Move them away.'],
  EPERM: ['the system does not allow it', 'Give the user that runs this the right to it.'],
  EROFS: ['the file system is read-only', 'Write to another folder.'],
  ETXTBSY: ['it is in use', 'End what uses it.'],
};

const reads = /^(open|read|stat|lstat|fstat|scandir|opendir|readdir|readlink|access|realpath)$/;
const writes = new Set(['EDQUOT', 'EEXIST', 'EFBIG', 'ENOSPC', 'EROFS']);

/** An error of the system about a file, with path and cure; nothing where an error is something else. */
export function systemError(error: unknown, file?: string): UserError | undefined {
  const { code = '', syscall, path: place, dest } = (error ?? {}) as NodeJS.ErrnoException & { readonly dest?: string };
  if (typeof syscall !== 'string' || !Object.hasOwn(causes, code)) return undefined;
  const [why, cure] = causes[code]!;
  const name = file ?? dest ?? place;
  const what = name === undefined ? 'A file' : `'${fromHere(name)}'`;
  return new UserError(`${what} cannot be ${reads.test(syscall) && !writes.has(code) ? 'read' : 'written'}: ${why} (${code}).`, cure);
}

/** Runs what touches files of ours only: an error of the system is the user's to mend. */
export function describingSystemErrors<T>(run: () => T, file?: string): T {
  try {
    return run();
  } catch (error) {
    throw systemError(error, file) ?? error;
  }
}

/** Relative to the working directory, where it is below that. */
function fromHere(name: string): string {
  return pathWithin(process.cwd(), name) || name;
}
