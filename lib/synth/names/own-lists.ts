import type { IConstruct } from 'constructs';
import type { GivenState } from '../../assembly/run-request';
import { appliedList } from '../../kept/applied-list';
import { readKeptFolder } from '../../kept/kept-folder';
import type { KeptEntry, KeptList } from '../../kept/kept-list';
import { projectFolder } from '../../source/source';

/** What the project has committed of its states, and what the command line read of them. */
export interface OwnLists {
  readonly lists: ReadonlyMap<string, KeptList>;
  /** What `terraform import` takes, by stack and address, as states tell it. */
  readonly ids: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

const readings = new WeakMap<IConstruct, () => OwnLists>();

/**
 * Notes what the command line read of states, for the stacks of a platform.
 *
 * @param isCurrent whether lists are without what they remember for them, and they need no longer
 */
export function tellStates(root: IConstruct, states: readonly GivenState[], isCurrent = false): void {
  const idsOf = ({ resources }: GivenState) =>
    new Map(resources.flatMap(({ address, id }): [string, string][] => (id === undefined ? [] : [[address, id]])));
  // Whether a name is one of a stack shows once all are stamped.
  const ids = new Map(states.flatMap((state) => state.stacks.map((stack) => [stack, idsOf(state)] as const)));
  readings.set(root, once(ids, isCurrent ? states : []));
}

/**
 * The lists of the project that a construct is defined in, read once for each platform.
 *
 * @throws UserError if one cannot be read
 */
export function listsOf({ node }: IConstruct): OwnLists {
  const reading = readings.get(node.root) ?? once(new Map(), []);
  readings.set(node.root, reading);
  return reading();
}

function once(ids: OwnLists['ids'], current: readonly GivenState[]): () => OwnLists {
  let read: OwnLists | undefined;
  return () => {
    read ??= { lists: appliedLists(readKeptFolder(projectFolder()), current), ids };
    return read;
  };
}

/**
 * Lists without what states need no longer.
 *
 * @param states as things are now; one of which it does not show whose it is counts for none
 */
export function appliedLists(lists: ReadonlyMap<string, KeptList>, states: readonly GivenState[]): ReadonlyMap<string, KeptList> {
  const all = new Map(lists);
  for (const { stacks, resources } of states) {
    const [id, ...others] = [...new Set(stacks)].filter((stack) => lists.has(stack));
    if (id === undefined || others.length > 0) continue;
    all.set(
      id,
      appliedList(
        lists.get(id)!,
        resources.map(({ address }) => address),
      ),
    );
  }
  return all;
}

/** Entries of a list at or below a path. */
export function entriesBelow(list: KeptList | undefined, path: string): readonly (readonly [string, KeptEntry])[] {
  return [...(list?.resources ?? [])].filter(([, entry]) => `${entry.path}/`.startsWith(`${path}/`));
}
