import * as path from 'node:path';
import type { AssembledEnvironment } from '../../assembly/assembly';
import { bookkeeping } from '../../assembly/layout';
import { readAssembly } from '../../assembly/read-assembly';
import { UserError } from '../../errors';
import { isUserError } from '../../wording/report-user-errors';
import { commitOf } from '../plan/base-commit';
import { outputAt } from '../plan/base-output';
import type { RenderOptions } from '../release/rendered-release';
import type { MadeBundle } from './make-bundle';

/**
 * What an environment asks by the newest commit of the protected branch, so that no older revision and no change relaxes a rule.
 *
 * @throws UserError where that commit does not synthesize
 */
export async function environmentOn(
  branch: string,
  { repository, bundle }: MadeBundle,
  options: RenderOptions,
): Promise<AssembledEnvironment | undefined> {
  const { top, below } = repository;
  const commit = await commitOf(branch, top);
  try {
    return await outputAt({ name: branch, commit, top, below, isDirty: false }, options, (_label, { terraform }) =>
      readAssembly(path.join(terraform, bookkeeping.assembly)).environments?.find(({ name }) => name === bundle.environment),
    );
  } catch (error) {
    if (!isUserError(error)) throw error;
    throw new UserError(`What the protected branch asks is not known: ${error.what}`, error.cure);
  }
}
