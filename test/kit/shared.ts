import * as fs from 'node:fs';
import * as path from 'node:path';
import { root } from './root';

/** Folder beside the project with data that is not part of it. */
const shared = path.join(root, '../shared');

/**
 * Tests over data beside the project; they are skipped, saying so, where it is absent.
 *
 * @param folder below `shared`, such as `acceptance/online-boutique`
 */
export function describeShared(folder: string, define: (folder: string) => void): void {
  const location = path.join(shared, folder);
  if (fs.existsSync(location)) describe(folder, () => define(location));
  else describe.skip(`${folder}: there is no ../shared/${folder}`, () => test('skipped', () => undefined));
}
