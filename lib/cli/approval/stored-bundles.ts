import * as fs from 'node:fs';
import * as path from 'node:path';
import { type Bundle, digestOf, readBundle } from '../../approval/bundle';
import { refuseLinks } from '../../files/refuse-links';
import type { ReleaseFile } from '../release/release-files';
import { slashes } from '../slashes';
import { checkedOutText } from './checked-out-text';
import { approvalsFolder } from './statement-files';

/** Hashes of some thousand files. */
const mostBytes = 64 * 1024 * 1024;

/**
 * The bundles of an environment that are checked out, by digest.
 *
 * @throws UserError where one of them is none
 */
export function storedBundles(release: ReleaseFile): ReadonlyMap<string, Bundle> {
  const folder = approvalsFolder(release);
  refuseLinks('.', slashes(folder), 'Put a folder in its place.');
  if (!fs.existsSync(folder)) return new Map();
  const files = fs.readdirSync(folder).map((name) => path.join(folder, name, 'bundle.json'));
  return new Map(
    files
      .sort()
      .filter((file) => fs.existsSync(file))
      .map((file) => {
        const bundle = readBundle(checkedOutText(file, mostBytes), slashes(file));
        return [digestOf(bundle), bundle];
      }),
  );
}
