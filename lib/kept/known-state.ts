import type { GivenState } from '../assembly/run-request';
import { UserError } from '../errors';
import type { KeptEntry, KeptList } from './kept-list';
import { listedLoss } from './kept-types';
import type { Fresh, Known } from './lost';

/** What states of the stacks of a platform hold, by the id of the stack. */
export type StatesByStack = ReadonlyMap<string, GivenState>;

/**
 * Finds which stack each state is of.
 *
 * @param ids of the stacks
 * @throws UserError where that does not show, or two are of one
 */
export function statesByStack(states: readonly GivenState[], ids: readonly string[]): StatesByStack {
  const found = new Map<string, GivenState>();
  for (const state of states) {
    const id = ids.find((one) => state.stacks.includes(one));
    if (id === undefined)
      throw new UserError(
        `Which stack '${state.name}' is a state of does not show${state.stacks.length === 1 ? `: no stack is called '${state.stacks[0]}'` : ''}.`,
        `Write <stack>=${state.name.replace(/^.*=/, '')}, with one of: ${ids.join(', ')}.`,
      );
    const other = found.get(id);
    if (other) throw new UserError(`'${other.name}' and '${state.name}' are both states of '${id}'.`, 'Give one.');
    found.set(id, state);
  }
  return found;
}

/**
 * A state as something to hold a synthesis against: what it has of what keeps something, whatever lists say.
 *
 * @param here the list in the working tree, where there is one: what it lets go may go
 */
export function knownState(stack: string, state: GivenState, fresh: Fresh | undefined, here: KeptList | undefined): Known {
  const entries = state.resources.flatMap(({ address, type, name }): [string, KeptEntry][] => {
    const keeps = listedLoss(type);
    if (!keeps) return [];
    const { path = '', destroyed } = here?.resources.get(address) ?? {};
    const isNamed = name !== undefined && fresh?.list.resources.get(address)?.name !== undefined;
    return [[address, { path, keeps, ...(isNamed && { name }), ...(destroyed && { destroyed }) }]];
  });
  return { list: { stack, resources: new Map(entries) }, file: state.name, isState: true };
}

/** What a state says of the blocks of its stack: whether they did what they are for. */
export function appliedBlocks({ releases }: Fresh, { name, resources }: GivenState): string | undefined {
  const has = new Set(resources.map(({ address }) => address));
  const [moved, released, imported] = [[...releases.moved.keys()], [...releases.released], [...releases.imported]];
  if (moved.length + released.length + imported.length === 0) return undefined;
  const open = [
    ...moved.filter((from) => has.has(from)).map((from) => `${from} is not moved yet`),
    ...released.filter((from) => has.has(from)).map((from) => `${from} is not forgotten yet`),
    ...imported.filter((to) => !has.has(to)).map((to) => `${to} is not taken in yet`),
  ];
  if (open.length > 0)
    return `${name}: ${open.slice(0, 3).join(', ')}${open.length > 3 ? ` and ${open.length - 3} more` : ''}: what says so has to stay.`;
  return `${name}: all that was moved, forgotten or taken in is so there: once every environment says that, \`formerly\` may become \`knownAs\`; with --update-ids its list lets go of former addresses and import ids.`;
}
