import * as fs from 'node:fs';
import * as path from 'node:path';

/** That of the package which this file belongs to: its compiled copy lies deeper. */
export function packageFolder(): string {
  let folder = __dirname;
  while (!fs.existsSync(path.join(folder, 'package.json'))) folder = path.dirname(folder);
  return folder;
}
