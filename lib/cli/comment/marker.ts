import { UserError } from '../../errors';
import { printable } from '../../wording/printable';

const form = /^[a-z0-9][a-z0-9-]{0,49}$/;

/**
 * What a comment of ours begins with: it is shown to nobody, and found again.
 *
 * @param name 1 to 50 lower-case letters, digits and hyphens
 * @throws UserError if it is none
 */
export function markerOf(name: string): string {
  if (!form.test(name))
    throw new UserError(
      `'${printable(name).slice(0, 100)}' of --marker is no name of 1 to 50 lower-case letters, digits and hyphens.`,
      'Choose one such as `plan`, or `plan-shop` where several projects comment.',
    );
  return `<!-- slipway:${name} -->`;
}
