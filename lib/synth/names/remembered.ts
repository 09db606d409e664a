import { type Resource, terraformResources } from '../../documents/resource';
import { isBlockAddress, typeAt } from '../../kept/block-address';
import type { KeptEntry } from '../../kept/kept-list';
import type { LeftResource } from '../../kept/left-resource';
import { type Made, madeAt, madeOf } from '../../kept/made-at';
import { physicalNameOf } from '../../kept/physical-name-of';
import { type Releases, releasesOf, whereNow } from '../../kept/releases';
import { compareTexts } from '../../wording/compare-texts';
import type { DeploymentStack } from '../deployment-stack';
import { FormerPlaces } from './former-places';
import { formerAddresses } from './moves';
import { Moving } from './moving';
import { listsOf } from './own-lists';

// biome-ignore lint/suspicious/noExplicitAny: a document read from JSON
type Json = Readonly<Record<string, any>>;

/** A stack's Terraform JSON with what its list remembers. */
export interface Remembered {
  readonly document: Json;
  /** What the program leaves where it is, at each address that the state may know it by. */
  readonly left: readonly LeftResource[];
  /** What of its blocks the program says, and not its list alone. */
  readonly said: Releases;
}

/**
 * Has Terraform forget what a program leaves where it is, or another stack takes in, and destroy nothing of it; and adds to a stack's Terraform JSON what its list remembers of
 * addresses that its state may still know, whatever the program says of them: `moved` blocks to what is made, and `removed` blocks of what is left. So a `formerly` or a
 * `retired` that was dropped before the state was applied loses nothing, nor does an older program. Blocks do nothing where the state knows the address no longer.
 *
 * What the list lets be destroyed is left to Terraform.
 *
 * @param departed addresses of what stacks of other apps take in
 * @see https://developer.hashicorp.com/terraform/language/resources/syntax#removing-resources
 */
export function withRemembered(stack: DeploymentStack, document: Json, departed: readonly string[] = []): Remembered {
  const entries = [...(listsOf(stack).lists.get(stack.node.id)?.resources ?? [])].filter(([, entry]) => !entry.destroyed);
  const { forgotten: leaving } = stack.names.retirements;
  if (entries.length + departed.length + leaving.length === 0) return { document, left: [], said: releasesOf(document) };
  const resources = new Map(
    terraformResources(document).flatMap((one) => (isBlockAddress(one.address) ? [[one.address, one] as const] : [])),
  );
  const made = madeOf([...resources].map(([address, { type, values }]) => [address, { type, name: physicalNameOf(values) }]));
  const releases = releasesOf(document);
  const isDeparted = new Set(departed);
  const former = new FormerPlaces(stack);
  const known = new Map<string, Map<string, string>>();
  const orphans: KeptEntry[] = [];
  for (const [address, entry] of entries) {
    const to = isBlockAddress(address) ? madeAt(address, entry, releases, made) : undefined;
    const places: readonly (readonly [string, string])[] = [[address, entry.path], ...Object.entries(entry.addresses ?? {})];
    former.note(
      resources.get(to ?? '')?.path ?? entry.path,
      places.map(([, path]) => path),
    );
    if (to !== undefined) {
      const all = known.get(to) ?? new Map<string, string>();
      for (const [at, path] of places) all.set(at, path);
      known.set(to, all);
    } else if (entry.retired || entry.departed || releases.released.has(address) || isDeparted.has(address))
      orphans.push({ ...entry, addresses: { ...entry.addresses, [address]: entry.path } });
  }
  const moving = movesOf(resources, releases, known, former);
  const left = leaving.map((resource) => former.leftOf(resource));
  const forgotten = [
    ...departed,
    ...orphans.flatMap(({ addresses = {}, besides = [] }) => [...Object.keys(addresses), ...besides]),
    ...left.flatMap(({ places }) => [...places.keys()]),
  ];
  const all = releasesOf({ ...document, moved: moving.blocks });
  const removed = [...new Set(forgotten)].filter((address) => isFree(address, made, all)).sort(compareTexts);
  const isSaid = new Set([...departed, ...leaving.flatMap((resource) => formerAddresses(stack, resource))]);
  return {
    document: withBlocks(
      document,
      [...moving.added].sort((a, b) => compareTexts(a.from, b.from)),
      removed,
    ),
    left,
    said: { ...releases, released: new Set([...releases.released, ...removed.filter((address) => isSaid.has(address))]) },
  };
}

/** By what the list knows of each, and of what belongs to the same dependency. */
function movesOf(
  resources: ReadonlyMap<string, Resource>,
  releases: Releases,
  known: ReadonlyMap<string, ReadonlyMap<string, string>>,
  former: FormerPlaces,
): Moving {
  const moving = new Moving(resources, releases);
  for (const [to, places] of known)
    for (const from of [...places.keys()].sort(compareTexts)) if (typeAt(from) === typeAt(to)) moving.add(from, to);
  for (const resource of resources.values()) for (const from of former.addressesOf(resource)) moving.add(from, resource.address);
  return moving;
}

/** Whether nothing is made at an address, nor moved from there to what is. */
function isFree(address: string, { resources }: Made, releases: Releases): boolean {
  return isBlockAddress(address) && !releases.released.has(address) && !resources.has(whereNow(address, releases, resources));
}

function withBlocks(document: Json, moved: readonly Json[], removed: readonly string[]): Json {
  const blocks = (kind: string, more: readonly Json[]) =>
    more.length > 0 ? { [kind]: [...[document[kind] ?? []].flat(), ...more] } : undefined;
  const forgets = removed.map((from) => ({ from, lifecycle: { destroy: false } }));
  if (moved.length + forgets.length === 0) return document;
  return { ...document, ...blocks('moved', moved), ...blocks('removed', forgets) };
}
