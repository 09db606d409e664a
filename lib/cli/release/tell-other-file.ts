import { isUserError } from '../../wording/report-user-errors';
import { Chain } from './known-chain';
import type { ReleaseFile } from './release-files';

/**
 * Says so where the last synthesis read another release of the environment than the file that is edited. It stops nothing: no program is run,
 * and the file may have been moved since.
 */
export function tellOtherFile({ environment, file }: ReleaseFile, tell: (text: string) => void): void {
  const read = lastRead(environment);
  if (read !== undefined && read !== file)
    tell(`Note: at the last synthesis, environment '${environment}' read its release from '${read}', not from '${file}'.`);
}

function lastRead(environment: string): string | undefined {
  try {
    return Chain.lastKnown().releaseOf(environment);
  } catch (error) {
    if (isUserError(error)) return undefined;
    throw error;
  }
}
