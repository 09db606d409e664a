import * as path from 'node:path';
import { type GivenState, givenStates, type IdsRequest, type RunRequest, tellLists } from '../assembly/run-request';
import type { Source } from '../errors';
import { keptFile, keptFolder, readKeptFolder } from '../kept/kept-folder';
import type { KeptEntry, KeptList } from '../kept/kept-list';
import { keptListOf } from '../kept/kept-list-of';
import { appliedBlocks, knownState, statesByStack } from '../kept/known-state';
import type { LeftResource } from '../kept/left-resource';
import { type Fresh, type Known, lostOf } from '../kept/lost';
import { lostError } from '../kept/lost-error';
import { printKeptList } from '../kept/print-kept-list';
import { refusePutBack } from '../kept/put-back';
import { releasesOf } from '../kept/releases';
import { refuseTakenAddress } from '../kept/taken-address';
import { refuseUnknownFormer } from '../kept/unknown-former';
import { refuseUnknownHome } from '../kept/unknown-home';
import { updatedList } from '../kept/updated-list';
import type { ListsToWrite } from '../output/write';
import { pathWithin } from '../path-within';
import { projectFolder } from '../source/source';
import { printable } from '../wording/printable';
import { Elsewhere } from './made-elsewhere';
import type { Arrivals } from './names/arrivals-of';
import { appliedLists } from './names/own-lists';
import { outlineOf, type StackOutline } from './render/outline';
import type { RenderedFiles, RenderedPart, RenderedStack } from './render/rendered';

/** What a run is held against, and what it asks of the lists. */
interface Asked {
  readonly sides: readonly Side[];
  readonly states: readonly GivenState[];
  readonly update: IdsRequest['update'];
}

interface Side {
  readonly lists: ReadonlyMap<string, KeptList>;
  readonly commit: Pick<Known, 'commit' | 'isNewer'>;
}

/** What is kept of a stack while the others are rendered. */
interface Seen extends StackOutline {
  readonly fresh: Fresh;
}

/**
 * Holds what is rendered against the lists of what must not vanish: those of the project, and those of commits that the command line names.
 * It sees one stack after the other, and keeps of each what lists are made of.
 */
export class KeptLists {
  private readonly project = projectFolder();
  private read: { readonly asked: Asked | undefined } | undefined;
  private readonly stacks = new Map<string, Seen>();

  /** @param outdir a program that by itself writes elsewhere than into its project, such as a test, is held against nothing */
  constructor(
    private readonly outdir: string,
    private readonly request: RunRequest | undefined,
  ) {}

  /** @throws UserError if a list cannot be read */
  see({ stack, files }: RenderedPart): void {
    if (this.asked) this.stacks.set(stack.id, { ...outlineOf(stack), fresh: freshOf(stack, files) });
  }

  /**
   * @param elsewhere stacks that another shard is held against
   * @returns the lists that are to be written
   * @throws UserError naming what would be lost
   */
  settle(elsewhere: ReadonlySet<string> = new Set()): ListsToWrite {
    const nothing: ListsToWrite = { folder: path.join(this.project, keptFolder), files: new Map() };
    if (!this.asked) return nothing;
    const lists = this.settled(this.asked, elsewhere);
    // What has left one stack for another shows only where both are rendered.
    if (this.request && elsewhere.size === 0) tellLists(this.request, lists);
    return this.asked.update ? { ...nothing, files: lists } : nothing;
  }

  /** Nothing where there is nothing to hold it against, and nothing to write. */
  private get asked(): Asked | undefined {
    this.read ??= { asked: this.ask() };
    return this.read.asked;
  }

  private ask(): Asked | undefined {
    if (this.request ? !this.request.ids : isElsewhere(this.project, this.outdir)) return undefined;
    const { commits = [], update } = this.request?.ids ?? {};
    const states = givenStates(this.request);
    const here = appliedLists(readKeptFolder(this.project), this.request?.ids?.isCurrent ? states : []);
    const sides = [
      { lists: here, commit: {} },
      ...commits.map(({ folder, name, isNewer }) => ({
        lists: readKeptFolder(folder, `${keptFolder} at ${name}`),
        commit: { commit: name, ...(isNewer && { isNewer }) },
      })),
    ];
    return update || states.length > 0 || sides.some(({ lists }) => lists.size > 0) ? { sides, states, update } : undefined;
  }

  private settled({ sides, states: given, update }: Asked, others: ReadonlySet<string>): ReadonlyMap<string, string> {
    const { stacks } = this;
    const here = sides[0]!.lists;
    const known = (stack: string) =>
      sides.flatMap(({ lists, commit }): Known[] => {
        const list = lists.get(stack);
        return list ? [{ list, file: `${keptFolder}/${keptFile(stack)}`, ...commit }] : [];
      });
    const wanted = new Set(wantedStacks([...stacks.values()], here, update));
    const names = [...new Set(sides.flatMap(({ lists }) => [...lists.keys()]))].filter((id) => !others.has(id)).sort();
    const fresh = new Map(
      [...new Set([...names, ...wanted])].flatMap((id): [string, Fresh][] => (stacks.has(id) ? [[id, stacks.get(id)!.fresh]] : [])),
    );
    for (const [id, now] of fresh) {
      refuseUnknownFormer(id, known(id), now, stacks.get(id)?.renamed ?? []);
      refuseUnknownHome(id, known, now, stacks.get(id)?.arrivals?.carried ?? []);
    }
    for (const [id, now] of fresh) {
      const stack = stacks.get(id);
      refusePutBack(known(id), now, (entry) => lineOf(entry, stack));
    }
    const states = statesByStack(given, [...new Set([...stacks.keys(), ...names])]);
    const lost = [...new Set([...names, ...states.keys()])].flatMap((id) => {
      const [state, list] = [states.get(id), here.get(id)];
      const now = stacks.get(id)?.fresh;
      return lostOf([...known(id), ...(state ? [knownState(id, state, now, list)] : [])], now);
    });
    if (lost.length > 0) throw lostError(lost, lineOf(lost[0]!.entry, stacks.get(lost[0]!.known.list.stack)));
    for (const [id, now] of fresh) refuseTakenAddress(known(id), now, (entry) => lineOf(entry, stacks.get(id)));
    const elsewhere = new Elsewhere([...stacks.values()], fresh);
    const lists = [...wanted].flatMap((id): [string, string][] => {
      const now = { ...fresh.get(id)!, left: leftOf(id, [...stacks.values()]) };
      const list = updatedList(here.get(id), now, (address, entry) => elsewhere.of(stacks.get(id)!, address, entry));
      return list.resources.size > 0 || here.has(id) ? [[keptFile(id), printKeptList(list)]] : [];
    });
    for (const [id, state] of states) {
      const told = fresh.has(id) ? appliedBlocks(fresh.get(id)!, state) : undefined;
      if (told !== undefined) process.stderr.write(`${printable(told)}\n`);
    }
    return new Map(lists);
  }
}

/** One that the program chose: whoever runs it chooses by a variable. */
function isElsewhere(project: string, outdir: string): boolean {
  const chosen = process.env.CDKTF_OUTDIR;
  return pathWithin(project, path.resolve(outdir)) === undefined && (!chosen || path.resolve(chosen) !== path.resolve(outdir));
}

/**
 * The stacks that have a list, or ought to: those of an environment that has one, those that are protected in a project that has one, and those
 * that are asked for.
 */
function wantedStacks(
  stacks: readonly StackOutline[],
  here: ReadonlyMap<string, KeptList>,
  update: { readonly env: readonly string[]; readonly stack: readonly string[] } | undefined,
): readonly string[] {
  const listed = new Set(stacks.filter(({ id }) => here.has(id)).map(({ environment }) => environment.name));
  const isAsked = ({ id, environment }: StackOutline) =>
    update &&
    [update.env.length === 0 || update.env.includes(environment.name), update.stack.length === 0 || update.stack.includes(id)].every(
      Boolean,
    );
  const isWanted = (stack: StackOutline) =>
    listed.has(stack.environment.name) || (here.size > 0 && stack.environment.protected) || isAsked(stack);
  return stacks.filter(isWanted).map(({ id }) => id);
}

/** What a stack no longer makes, and what others take in of it. */
function leftOf(id: string, stacks: readonly StackOutline[]): readonly LeftResource[] {
  return stacks.flatMap(({ id: other, arrivals }) => [
    ...(other === id ? (arrivals?.left ?? []) : []),
    ...(arrivals?.departures.get(id) ?? []),
  ]);
}

function freshOf(stack: RenderedStack, files: RenderedFiles): Fresh {
  const { id, environment, blocks, clusters, file, retired = [], arrivals } = stack;
  const resources = [...blocks, ...clusters.flatMap(({ objects }) => objects)].map(({ resource }) => resource);
  const document = file === undefined ? {} : JSON.parse(String(files.terraform.get(file)));
  const list = withArrivals(keptListOf(id, resources, environment.keeps), arrivals);
  const { forgotten, ids, former, said } = arrivals ?? {};
  const names = clusters.map(({ cluster }) => cluster.name);
  const given = { ...(forgotten && { forgotten }), ...(ids && { ids }), ...(former && { former }), ...(said && { said }) };
  return { list, releases: releasesOf(document), retired, clusters: names, ...given };
}

/** With what the stack takes in, whatever it is: the next synthesis takes in the same. */
function withArrivals({ stack, resources }: KeptList, { imported = [], stored = new Map() }: Partial<Arrivals> = {}): KeptList {
  const entries = new Map(resources);
  for (const { to, id, path: at } of imported) entries.set(to, { path: at, ...entries.get(to), importId: id });
  for (const [address, version] of stored) {
    const entry = entries.get(address);
    if (entry) entries.set(address, { ...entry, stored: version });
  }
  return { stack, resources: entries };
}

/** That of the resource itself, of the workload or dependency that it was of, or of the stack. */
function lineOf({ path: at }: KeptEntry, stack: StackOutline | undefined): Source | undefined {
  if (!stack) return undefined;
  for (let prefix = at; prefix.split('/').length > 1; prefix = prefix.slice(0, prefix.lastIndexOf('/'))) {
    const near = stack.lines.find((line) => line.source && `${line.path}/`.startsWith(`${prefix}/`));
    const workload = stack.workloads.find(({ path: place }) => place === prefix);
    const source = near?.source ?? workload?.source;
    if (source) return source;
  }
  return stack.source;
}
