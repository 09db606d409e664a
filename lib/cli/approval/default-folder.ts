import * as path from 'node:path';

/** Where `slipway render` writes an environment, unless it is told. */
export function defaultFolder(environment: string): string {
  return path.join('rendered', environment);
}
