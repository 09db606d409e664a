import { parseAddress } from '../documents/address';
import { canonicalJson } from '../documents/hash';
import { type RefusedChange, refusedChanges } from './immutable-part';
import type { KeptEntry, KeptList, Retired } from './kept-list';
import type { LeftResource } from './left-resource';
import { type Releases, whereNow } from './releases';

/** A list to hold a synthesis against. */
export interface Known {
  readonly list: KeptList;
  /** Where it stands, for people: `ids/shop-production-eu-west-1.json`. */
  readonly file: string;
  /** Of which commit it is, for people; left out for the one that is checked out. */
  readonly commit?: string;
  /** Whether that commit is newer than what is checked out. */
  readonly isNewer?: true;
  /** Whether it is what a state has. */
  readonly isState?: true;
}

/** What an author leaves where it is, with all that stood below it. */
export interface Leaving {
  readonly paths: readonly string[];
  readonly retirement: Retired;
}

/** The statement by which a resource is left where it is, the nearest one. */
function leavingOf({ path }: KeptEntry, retired: readonly Leaving[] = []): Retired | undefined {
  const around = retired.flatMap(({ paths, retirement }) =>
    paths.filter((each) => `${path}/`.startsWith(`${each}/`)).map((each) => [each.length, retirement] as const),
  );
  return around.sort(([a], [b]) => b - a)[0]?.[1];
}

/**
 * The same, where it is indeed left: what Terraform has is destroyed unless a `removed` block has it forgotten, whatever somebody says of its path.
 *
 * @param at the address that a resource would have now
 */
export function leftBy(at: string, entry: KeptEntry, { releases, retired }: Fresh): Retired | undefined {
  return parseAddress(at).engine === 'terraform' && !releases.released.has(at) ? undefined : leavingOf(entry, retired);
}

/** A stack as it is synthesized now. */
export interface Fresh {
  readonly list: KeptList;
  readonly releases: Releases;
  /** The same of what its program says, and not the list in the working tree alone; left out where that adds none. */
  readonly said?: Releases;
  /** What is left where it is, by the construct paths that it may have had. */
  readonly retired?: readonly Leaving[];
  /** Names of its clusters. */
  readonly clusters: readonly string[];
  /** What it leaves where it is, and its state forgets. */
  readonly left?: readonly LeftResource[];
  /** Where what it makes was, as the program says: construct path by address, by the address that it has. */
  readonly former?: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** What its own state forgets and only a state tells how to take back, by address: construct path. */
  readonly forgotten?: ReadonlyMap<string, string>;
  /** What `terraform import` takes, by address, as a state of it told. */
  readonly ids?: ReadonlyMap<string, string>;
}

/** What something is called from now on, and where it stands. */
export interface OtherName {
  readonly name: string | undefined;
  readonly path: string;
}

/** Something that a list knows and that a synthesis would lose. */
export interface Lost {
  readonly known: Known;
  readonly address: string;
  readonly entry: KeptEntry;
  /**
   * It is made no longer, nor is its stack; it is retired, and Terraform is not told to forget it; it gets another name, or one that nobody knows
   * before it is there; or other fields than its API server lets it have.
   */
  readonly how: 'gone' | 'gone-with-stack' | 'not-forgotten' | OtherName | { readonly refused: readonly RefusedChange[] };
}

/**
 * What the lists of one stack know and its synthesis would lose, each once.
 *
 * @param known that of the working tree first, where there is one
 * @param fresh nothing where there is no such stack any longer
 */
export function lostOf(known: readonly Known[], fresh: Fresh | undefined): readonly Lost[] {
  const here = known.find(({ commit }) => commit === undefined)?.list;
  const found = new Map<string, Lost>();
  for (const one of known) {
    for (const [address, entry] of one.list.resources) {
      if (found.has(address)) continue;
      const how = fresh ? changeOf(address, entry, heldTo(one, entry, fresh), one.isNewer) : vanished(entry, here?.resources.get(address));
      if (how === undefined || (isRefused(how) && isOnPurpose(address, known)) || (isUnknown(how) && isNameless(address, here))) continue;
      found.set(address, { known: one, address, entry, how });
    }
  }
  return [...found.values()];
}

/** What a commit lists as made, blocks neither move nor forget that come of the list in the working tree alone: who edits that hides nothing. */
function heldTo({ commit }: Known, { retired, departed }: KeptEntry, fresh: Fresh): Fresh {
  const isMade = !retired && departed === undefined;
  return commit !== undefined && isMade && fresh.said ? { ...fresh, releases: fresh.said } : fresh;
}

/** Whether an API server refuses it. */
export function isRefused(how: Lost['how']): how is { readonly refused: readonly RefusedChange[] } {
  return typeof how === 'object' && 'refused' in how;
}

function isUnknown(how: Lost['how']): boolean {
  return typeof how === 'object' && 'name' in how && how.name === undefined;
}

/** Whether the list in the working tree says that nobody knows its name: who reviews it sees that. */
function isNameless(address: string, here: KeptList | undefined): boolean {
  const entry = here?.resources.get(address);
  return entry !== undefined && entry.name === undefined;
}

/** Nothing is destroyed with a whole stack, so that its list may say that it is left alone. */
function vanished(entry: KeptEntry, here: KeptEntry | undefined): Lost['how'] | undefined {
  return entry.keeps && !entry.retired && !entry.departed && !entry.destroyed && !here?.retired ? 'gone-with-stack' : undefined;
}

function changeOf(address: string, entry: KeptEntry, fresh: Fresh, isNewer = false): Lost['how'] | undefined {
  const at = whereNow(address, fresh.releases, fresh.list.resources);
  const now = fresh.list.resources.get(at);
  if (!now) {
    const isLeft =
      !entry.keeps ||
      entry.destroyed ||
      wentWithCluster(address, fresh) ||
      (isNewer && (entry.retired || entry.departed)
        ? isForgotten(address, entry, fresh)
        : entry.retired || entry.departed || fresh.releases.released.has(at) || leftBy(at, entry, fresh) !== undefined);
    if (isLeft) return undefined;
    return leavingOf(entry, fresh.retired) ? 'not-forgotten' : 'gone';
  }
  // What another stack has is none of what is made here: `taken-address.ts`.
  if (entry.departed !== undefined) return undefined;
  if (entry.keeps && entry.name !== undefined && entry.name !== now.name) return { name: now.name, path: now.path };
  const refused = entry.immutable && now.immutable ? refusedOf(address, entry.immutable, now.immutable) : [];
  return refused.length > 0 ? { refused } : undefined;
}

/** Whether what a newer list leaves where it is leaves the state here, too: an older checkout knows nothing of it, and Terraform would destroy it. */
function isForgotten(address: string, entry: KeptEntry, { releases, list }: Fresh): boolean {
  const addresses = [address, ...Object.keys(entry.addresses ?? {})].filter((each) => parseAddress(each).engine === 'terraform');
  return addresses.every((each) => releases.released.has(each) || list.resources.has(whereNow(each, releases, list.resources)));
}

function refusedOf(text: string, before: Record<string, unknown>, after: Record<string, unknown>): readonly RefusedChange[] {
  const address = parseAddress(text);
  return address.engine === 'kubernetes' ? refusedChanges(`${address.group}/v1`, address.kind, before, after) : [];
}

/** What the list in the working tree says and no commit of the default branch does: each statement holds once. */
function isOnPurpose(address: string, known: readonly Known[]): boolean {
  const said = ({ list }: Known) => list.resources.get(address)?.replaced;
  const here = known.find(({ commit }) => commit === undefined);
  const statement = here && said(here);
  if (!statement) return false;
  return !known.some((one) => one.commit !== undefined && canonicalJson(said(one) ?? null) === canonicalJson(statement));
}

/** A Namespace holds nothing by itself: what is in it is listed too. */
function wentWithCluster(text: string, { clusters }: Fresh): boolean {
  const address = parseAddress(text);
  return address.engine === 'kubernetes' && address.kind === 'Namespace' && !clusters.includes(address.cluster);
}
