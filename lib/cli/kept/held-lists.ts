import type { IdsRequest } from '../../assembly/run-request';
import type { Json } from '../../documents/plan/plan-document';
import { keptFile, keptFolder, readKeptFolder } from '../../kept/kept-folder';
import type { KeptList } from '../../kept/kept-list';
import type { Known } from '../../kept/lost';
import { plannedLosses } from '../../kept/planned-losses';
import { printable } from '../../wording/printable';

/** A plan, and the stacks that it may be of. */
export interface PlanToHold {
  readonly name: string;
  /** Ids, or any names on the way to its file; where no list is of one of them, every list counts. */
  readonly stacks: readonly string[];
  readonly document: Json;
}

/** The lists of the project in the working directory, and those of commits. */
export class HeldLists {
  private readonly sides: readonly { readonly lists: ReadonlyMap<string, KeptList>; readonly commit: Pick<Known, 'commit'> }[];

  /** @throws UserError if one cannot be read */
  constructor(commits: IdsRequest['commits']) {
    this.sides = [
      { lists: readKeptFolder('.'), commit: {} },
      ...commits.map(({ folder, name }) => ({ lists: readKeptFolder(folder, `${keptFolder} at ${name}`), commit: { commit: name } })),
    ];
  }

  /** Says on stderr what plans destroy and nobody lets go. @returns whether there is something */
  tellLosses(plans: readonly PlanToHold[]): boolean {
    const told = [...new Set(plans.flatMap((plan) => this.lossesOf(plan)))];
    if (told.length === 0) return false;
    process.stderr.write(`${told.map((line) => `${printable(line)}\n`).join('')}${printable(cure)}\n`);
    return true;
  }

  private lossesOf({ name, stacks, document }: PlanToHold): readonly string[] {
    const ids = [...new Set(this.sides.flatMap(({ lists }) => [...lists.keys()]))].sort();
    const own = ids.filter((id) => stacks.includes(id));
    // Of which stack it is does not show: each that lists what goes is told.
    const losses =
      own.length > 0
        ? own.flatMap((id) => plannedLosses(document, this.knownOf(id)))
        : ids.flatMap((id) => plannedLosses(document, this.knownOf(id)).filter(({ isListed }) => isListed));
    return losses.map(({ told }) => `Error: ${name}: ${told}`);
  }

  private knownOf(stack: string): readonly Known[] {
    return this.sides.flatMap(({ lists, commit }): Known[] => {
      const list = lists.get(stack);
      return list ? [{ list, file: `${keptFolder}/${keptFile(stack)}`, ...commit }] : [];
    });
  }
}

const cure =
  'Do not apply it. Say what became of it with `formerly` or `retired`, put it back, or take back what replaces it, and plan again; bring an older checkout up to date first.';
