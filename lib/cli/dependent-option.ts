import { type Command, Option } from 'commander';
import { UserError } from '../errors';

/** An option that says nothing where none of others is given: its help says so, and it is refused alone. */
export class DependentOption extends Option {
  /** @param beside long flags of the same verb, such as `--pr`, of which one is needed */
  constructor(
    flags: string,
    readonly beside: readonly string[],
    description: string,
  ) {
    super(flags, `with ${beside.join(' or ')}: ${description}`);
  }
}

/** @throws UserError where an option is given without those that it is for */
export function refuseAlone(verb: Command): void {
  const given = verb.options.filter((option) => verb.getOptionValueSource(option.attributeName()) === 'cli');
  for (const option of given) {
    if (!(option instanceof DependentOption) || given.some(({ long }) => option.beside.includes(long!))) continue;
    throw new UserError(
      `'${option.long}' says nothing without ${option.beside.join(' or ')}.`,
      `Add ${option.beside.map((flag) => `\`${flag}\``).join(' or ')}, or leave \`${option.long}\` out.`,
    );
  }
}
