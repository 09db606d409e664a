import { UserError } from '../../errors';
import { atSource } from '../../source/at-source';
import { Placed } from './placed';

/**
 * Refuses what is shared and of no use: nobody uses it, or nobody is at its other end.
 *
 * @throws UserError at the line that placed it, with that of a consumer, or with that which made it
 */
export function checkShared({
  shared,
  stack,
  provided,
  source,
  options,
}: Pick<Placed, 'shared' | 'stack' | 'provided' | 'source' | 'options'>): void {
  if (options.usedElsewhere !== undefined) return;
  const { type, counterparts } = shared.dependency;
  const { users } = provided;
  const what = `The shared '${shared.id}' (${type}) of app '${stack.app}' in environment '${stack.environment.name}' and region '${stack.region.region}'`;
  const elsewhere = "say who does outside of this platform: stack.share(…, { usedElsewhere: '…' }).";
  const [first] = users;
  if (!first)
    throw new UserError(
      `${what} is used by nobody.${shared.source ? ` It is made${atSource(shared.source)}.` : ''}`,
      `Drop it, list ${example(shared.dependency.accesses[0]!)} among the dependencies of a workload, or ${elsewhere}`,
      source,
    );
  const missing = counterparts.find((some) => !users.some(({ access }) => some.includes(access)));
  if (!missing) return;
  const known = users.map((user) => `'${user.name}' (${user.access}${user.source ? `,${atSource(user.source)}` : ''})`);
  throw new UserError(
    `${what} is used by ${known.join(', ')}, and nobody has the access ${missing.map((access) => `'${access}'`).join(' or ')}.`,
    `List ${example(missing[0]!)} among the dependencies of a workload, or ${elsewhere}`,
    source,
  );
}

function example(access: string): string {
  return `as('${access}')`;
}
