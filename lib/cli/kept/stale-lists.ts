import * as fs from 'node:fs';
import * as path from 'node:path';
import { readRegularFile } from '../../documents/read-regular-file';
import { keptFolder } from '../../kept/kept-folder';
import type { DifferingFile } from '../project/compare-output';

/** Of a list: more than any stack has. */
const mostBytes = 64 * 1024 * 1024;

/** The files of lists that are not as they are to be. */
export function staleLists(lists: ReadonlyMap<string, string>): readonly DifferingFile[] {
  return [...lists].flatMap(([name, content]): DifferingFile[] => {
    const place = path.join(keptFolder, name);
    const file = `${keptFolder}/${name}`;
    if (!fs.existsSync(place)) return [{ file, state: 'missing' }];
    // A checkout may write other ends of lines.
    return readRegularFile(place, mostBytes).toString('utf8').replaceAll('\r\n', '\n') === content ? [] : [{ file, state: 'differs' }];
  });
}
