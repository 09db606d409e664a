import { UserError } from '../errors';

/** @throws UserError naming the line where a merge left its marks */
export function refuseConflict(json: string, file: string): void {
  const lines = json.split('\n');
  const at = lines.findIndex((line) => /^(?:<{7}|>{7}|\|{7})(?: |\r?$)/.test(line));
  if (at < 0) return;
  throw new UserError(
    `${file}:${at + 1}: a merge is left undone here: '${lines[at]!.trim().slice(0, 60)}'.`,
    'Keep what is meant of both sides, and take out the marks.',
  );
}
