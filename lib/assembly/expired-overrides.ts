import { UserError } from '../errors';
import { Assembly } from './assembly';

/**
 * Refuses overrides that no longer hold.
 *
 * @param today as `YYYY-MM-DD`
 * @throws UserError naming them
 */
export function refuseExpired({ stacks }: Pick<Assembly, 'stacks'>, today: string): void {
  const expired = stacks.flatMap(({ overrides = [] }) => overrides.filter(({ expires }) => expires < today));
  const [first, ...others] = expired;
  if (!first) return;
  const more = others.length > 0 ? ` (and ${others.length} more)` : '';
  throw new UserError(
    `The override of '${first.field}' in '${first.path}' expired on ${first.expires}: ${first.reason}${more}`,
    'Drop it, or give it another day and a reason that still holds.',
    first.source,
  );
}
