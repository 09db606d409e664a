import * as path from 'node:path';
import type { AssembledEnvironment } from '../../assembly/assembly';
import { bookkeeping } from '../../assembly/layout';
import { readAssembly } from '../../assembly/read-assembly';
import { UserError } from '../../errors';
import { isUserError } from '../../wording/report-user-errors';
import { outputAt } from '../plan/base-output';
import type { Repository } from '../release/release-files';
import type { RenderOptions } from '../release/rendered-release';
import type { ProtectedBranch } from './protected-branch';

/**
 * What an environment asks by the program of the protected branch, so that no older revision and no change relaxes a rule.
 *
 * @throws UserError where that does not synthesize
 */
export async function environmentOn(
  { name, commit }: ProtectedBranch,
  environment: string,
  { top, below }: Repository,
  options: RenderOptions,
): Promise<AssembledEnvironment | undefined> {
  try {
    return await outputAt({ name, commit, top, below, isDirty: false }, { ...options, isFresh: true }, (_label, { terraform }) =>
      readAssembly(path.join(terraform, bookkeeping.assembly)).environments?.find((each) => each.name === environment),
    );
  } catch (error) {
    if (!isUserError(error)) throw error;
    throw new UserError(`What the protected branch asks is not known: ${error.what}`, error.cure);
  }
}
