import { UserError } from '../../errors';
import { isLine } from '../../release/holds';
import { tryGit } from '../plan/git';

/** Who holds: whom `--by` names, and otherwise whom git knows. */
export async function whoHolds(by: string | undefined): Promise<string> {
  if (by !== undefined && isLine(by)) return by;
  if (by !== undefined) throw new UserError('--by names nobody.', 'Name a person or a team, on one line.');
  const known = await tryGit(['config', '--get', 'user.name'], process.cwd());
  if ('out' in known && isLine(known.out)) return known.out;
  throw new UserError('git knows no `user.name`.', 'Say who holds it: --by <name>.');
}

/** @throws UserError if it says nothing, or takes several lines */
export function reasonGiven(reason: string): string {
  if (isLine(reason)) return reason;
  throw new UserError(
    '--reason says nothing, or more than one line.',
    'Write one line of up to 500 characters, for whoever finds the hold.',
  );
}
