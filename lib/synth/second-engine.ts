import * as path from 'node:path';
import { UserError } from '../errors';

const entryPoint = /^(.*[\\/]node_modules[\\/](?:cdktf|cdktn|slipway))[\\/](?:build[\\/])?lib[\\/]index\.js$/;

/** How many files this process had loaded when no second copy was among them, and the last of them. */
let looked: { readonly files: number; readonly last: string | undefined } = { files: 0, last: undefined };

/**
 * Refuses to run with two copies of cdktf, of this library, or cdktf beside CDK Terrain: what is made with the other copy is not seen.
 *
 * @param files those that Node has loaded; by default in this process
 * @throws UserError naming the copies
 */
export function refuseSecondEngine(files?: readonly string[]): void {
  const loaded = files ?? Object.keys(require.cache);
  // Asked for each platform, of thousands of files that are nearly always those of before.
  if (!files && loaded.length === looked.files && loaded.at(-1) === looked.last) return;
  refuseCopies(loaded);
  if (!files) looked = { files: loaded.length, last: loaded.at(-1) };
}

function refuseCopies(files: readonly string[]): void {
  const folders = [...new Set(files.flatMap((file) => (file.endsWith('index.js') && entryPoint.exec(file)?.[1]) || []))];
  for (const [library, copies] of [
    ['cdktf', folders.filter((folder) => !folder.endsWith('slipway'))],
    ['slipway', folders.filter((folder) => folder.endsWith('slipway'))],
  ] as const) {
    if (copies.length < 2) continue;
    throw new UserError(
      `Two copies of ${library} are loaded: ${copies.map((copy) => path.relative(process.cwd(), copy)).join(', ')}.`,
      library === 'cdktf'
        ? 'Keep one: run `npm dedupe`, and with CDK Terrain alias cdktf to it with `overrides` (docs/cdk-terrain.md).'
        : 'Keep one: run `npm dedupe`, and let packages that share constructs list slipway as a peer dependency.',
    );
  }
}
