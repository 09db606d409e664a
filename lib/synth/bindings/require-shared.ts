import { UserError } from '../../errors';
import { Retired } from '../../model/renaming/retired';
import { Shared, SharedThing } from '../../model/sharing/shared';
import { shown } from '../../wording/shown';

/**
 * What is to be placed, also where JavaScript gives something else.
 *
 * @throws UserError if it is nothing that is shared
 */
export function requireShared(who: string, given: unknown): SharedThing {
  if (given instanceof Shared && given.dependency instanceof Retired)
    throw new UserError(
      `${who} is to share '${given.name}', which is retired.`,
      `Place no longer what it was: a RetiredWorkload states it, retired(new Queue().formerly('shared/${given.id}'), { reason }).`,
      given.source,
    );
  if (given instanceof Shared) return given;
  throw new UserError(
    `${who} is to share what is no Shared: ${shown(given)}.`,
    "Make one, in a file of its own: new Shared('jobs', new Queue()).",
  );
}
