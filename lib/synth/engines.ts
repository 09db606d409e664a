import * as path from 'node:path';
import { UserError } from '../errors';

/**
 * Refuses to run with two copies of cdktf, or cdktf beside CDK Terrain: constructs of the other copy would silently be left out.
 *
 * @param files the files that Node has loaded
 * @throws UserError naming the copies
 */
export function refuseSecondEngine(files: readonly string[] = Object.keys(require.cache)): void {
  const copies = new Set(
    files.flatMap((file) => /^(.*[\\/]node_modules[\\/](?:cdktf|cdktn))[\\/]lib[\\/]index\.js$/.exec(file)?.[1] ?? []),
  );
  if (copies.size > 1) {
    throw new UserError(
      `Two copies of cdktf are loaded: ${[...copies].map((copy) => path.relative(process.cwd(), copy)).join(', ')}.`,
      'Keep one: run `npm dedupe`, and with CDK Terrain alias cdktf to it with `overrides` (docs/cdk-terrain.md).',
    );
  }
}
