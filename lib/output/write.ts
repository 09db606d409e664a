import * as fs from 'node:fs';
import * as path from 'node:path';
import { bookkeeping } from '../assembly/layout';
import { takeLock } from '../files/lock';
import { pathWithin } from '../path-within';
import type { OutputFolders } from '../policy/report/formats/output-file';
import type { Report } from '../policy/report/report';
import { projectFolder } from '../source/source';
import { describingSystemErrors } from '../system-error';
import { OutputFolder } from './output-folder';
import { checkFiles, writeFiles } from './write-files';

/** Content of everything that is written, by path relative to its folder. */
export interface OutputFiles {
  readonly terraform: ReadonlyMap<string, string | Buffer>;
  readonly kubernetes: ReadonlyMap<string, string | Buffer>;
}

/** Lists of what must not vanish, by the name of the file: they are written, and none is ever removed. */
export interface ListsToWrite {
  readonly folder: string;
  readonly files: ReadonlyMap<string, string>;
}

/**
 * Replaces what a former synthesis wrote to both output folders, also one that was interrupted.
 *
 * @param files as they are composed
 * @param onWait called before it waits for another run
 * @throws UserError if something stands in the way; nothing is written then
 */
export function write(folders: OutputFolders, { terraform, kubernetes }: OutputFiles, lists: ListsToWrite, onWait?: () => void): void {
  describingSystemErrors(() => {
    const unlock = takeLock(lockFolder(folders), onWait);
    try {
      const outputs = [
        new OutputFolder(folders.kubernetes, path.relative(folders.kubernetes, folders.terraform), kubernetes),
        new OutputFolder(folders.terraform, 'terraform', terraform, Object.values(bookkeeping)),
      ];
      for (const output of outputs) output.check();
      checkFiles(lists.folder, lists.files.keys());
      for (const output of outputs) output.announce();
      for (const output of outputs) output.write();
      if (lists.files.size > 0) writeFiles(lists.folder, lists.files);
      // Whoever ran the program sees that it synthesized, also where not a byte changed.
      fs.utimesSync(path.join(folders.terraform, bookkeeping.assembly), new Date(), new Date());
    } finally {
      unlock();
    }
  });
}

/** A report as it is written. */
export function printReport(report: Report): string {
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

/** That of the project, where its own output is written, and where that can be written to. */
function lockFolder({ terraform, kubernetes }: OutputFolders): string {
  const project = projectFolder();
  return [terraform, kubernetes].some((folder) => pathWithin(project, folder)) && isWritable(project) ? project : terraform;
}

function isWritable(folder: string): boolean {
  try {
    fs.accessSync(folder, fs.constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
