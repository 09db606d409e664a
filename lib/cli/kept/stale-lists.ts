import * as fs from 'node:fs';
import * as path from 'node:path';
import { keptFolder } from '../../kept/kept-folder';
import type { DifferingFile } from '../project/compare-output';

/** The files of lists that are not as they are to be. */
export function staleLists(lists: ReadonlyMap<string, string>): readonly DifferingFile[] {
  return [...lists].flatMap(([name, content]): DifferingFile[] => {
    const place = path.join(keptFolder, name);
    const file = `${keptFolder}/${name}`;
    if (!fs.existsSync(place)) return [{ file, state: 'missing' }];
    // A checkout may write other ends of lines.
    return fs.readFileSync(place, 'utf8').replaceAll('\r\n', '\n') === content ? [] : [{ file, state: 'differs' }];
  });
}
