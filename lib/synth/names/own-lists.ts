import type { IConstruct } from 'constructs';
import type { GivenState } from '../../assembly/run-request';
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

/** Notes what the command line read of states, for the stacks of a platform. */
export function tellStates(root: IConstruct, states: readonly GivenState[]): void {
  const idsOf = ({ resources }: GivenState) =>
    new Map(resources.flatMap(({ address, id }): [string, string][] => (id === undefined ? [] : [[address, id]])));
  // Whether a name is one of a stack shows once all are stamped.
  readings.set(root, once(new Map(states.flatMap((state) => state.stacks.map((stack) => [stack, idsOf(state)] as const)))));
}

/**
 * The lists of the project that a construct is defined in, read once for each platform.
 *
 * @throws UserError if one cannot be read
 */
export function listsOf({ node }: IConstruct): OwnLists {
  const reading = readings.get(node.root) ?? once(new Map());
  readings.set(node.root, reading);
  return reading();
}

function once(ids: OwnLists['ids']): () => OwnLists {
  let read: OwnLists | undefined;
  return () => {
    read ??= { lists: readKeptFolder(projectFolder()), ids };
    return read;
  };
}

/** Entries of a list at or below a path. */
export function entriesBelow(list: KeptList | undefined, path: string): readonly (readonly [string, KeptEntry])[] {
  return [...(list?.resources ?? [])].filter(([, entry]) => `${entry.path}/`.startsWith(`${path}/`));
}
