import { AssembledStack, Assembly } from '../../assembly/assembly';
import { UserError } from '../../errors';
import { nearestFirst } from '../../wording/nearest';

/** What `--env` and `--stack` leave of an assembly. */
export interface Selection {
  /** Names of environments; none for all. */
  readonly env: readonly string[];
  /** Ids of stacks; none for all. */
  readonly stack: readonly string[];
}

/**
 * The stacks that somebody asked for.
 *
 * @throws UserError naming those that there are, if one is unknown
 */
export function selectStacks({ stacks }: Pick<Assembly, 'stacks'>, { env, stack }: Selection): readonly AssembledStack[] {
  const environments = [...new Set(stacks.map(({ environment }) => environment))];
  for (const name of env) known(name, environments, 'environment');
  const there = env.length > 0 ? stacks.filter(({ environment }) => env.includes(environment)) : stacks;
  for (const id of stack)
    known(
      id,
      there.map((candidate) => candidate.id),
      env.length > 0 ? `stack in ${env.join(', ')}` : 'stack',
    );
  return stack.length > 0 ? there.filter(({ id }) => stack.includes(id)) : there;
}

function known(name: string, names: readonly string[], what: string): void {
  if (names.includes(name)) return;
  const [nearest] = nearestFirst(name, names);
  throw new UserError(
    `There is no ${what} named '${name}'.`,
    nearest ? `Choose one of: ${nearestFirst(name, names).join(', ')}.` : 'The app defines none.',
  );
}
