import { TerraformResource } from 'cdktf';
import { isToldByState } from '../../kept/import-ids';
import type { LeftResource } from '../../kept/left-resource';
import type { Releases } from '../../kept/releases';
import type { Carrying } from '../../kept/unknown-home';
import type { DeploymentStack } from '../deployment-stack';
import { departuresOf, stackBeside } from './arrivals';
import { FormerPlaces } from './former-places';
import type { Imported } from './import-blocks';
import { addressOf } from './moves';
import { listsOf } from './own-lists';
import { textOf } from './path';
import type { Remembered } from './remembered';

/** What a stack takes in from other states, or leaves for them, as its list remembers it. */
export interface Arrivals {
  /** The resources that have an `import` block of the library's. */
  readonly imported: readonly Imported[];
  /** The versions that secrets came with, by address. */
  readonly stored: ReadonlyMap<string, number>;
  /** What other stacks had of it, which they forget, by the id of the stack. */
  readonly departures: ReadonlyMap<string, readonly LeftResource[]>;
  /** What it leaves where it is. */
  readonly left: readonly LeftResource[];
  /** What of its blocks the program says, and not its list alone. */
  readonly said: Releases;
  /** Where what it makes was, as the program says: construct path by address, by the address that it has. */
  readonly former: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** What says that it was in the stack of another app, with every path that it had there, the id of the stack first. */
  readonly carried: readonly Carrying[];
  /** What its own state forgets and only a state tells how to take back, by address: construct path. */
  readonly forgotten: ReadonlyMap<string, string>;
  /** What `terraform import` takes, by address, as its state told it. */
  readonly ids: ReadonlyMap<string, string>;
}

export function arrivalsOf(
  stack: DeploymentStack,
  imported: readonly Imported[],
  { left, said }: Pick<Remembered, 'left' | 'said'>,
): Arrivals {
  const { imports, retirements, carried } = stack.names;
  const addressIn = (resource: TerraformResource) => addressOf(resource, resource.friendlyUniqueId);
  const resources = carried.length > 0 ? stack.node.findAll().filter(TerraformResource.isTerraformResource) : [];
  return {
    imported,
    stored: new Map([...imports.stored].map(([secret, version]) => [addressIn(secret), version])),
    departures: departuresOfAll(stack, [...resources, ...imports.leftOut]),
    left,
    said,
    former: formerOf(stack),
    carried: carried.map(({ path, from, by, source }) => ({
      path: textOf(path),
      by: textOf(by),
      former: from.map((home) => `${stackBeside(stack, home.app)}/${textOf(home.path)}`),
      source,
    })),
    forgotten: new Map(
      retirements.forgotten
        .filter(({ terraformResourceType }) => isToldByState(terraformResourceType))
        .map((resource) => [addressIn(resource), resource.node.path]),
    ),
    ids: listsOf(stack).ids.get(stack.node.id) ?? new Map(),
  };
}

function departuresOfAll(stack: DeploymentStack, resources: readonly TerraformResource[]): Arrivals['departures'] {
  const found = new Map<string, LeftResource[]>();
  for (const resource of resources) {
    const dependency = resource.node.path.split('/').slice(0, 3).join('/');
    const places = departuresOf(stack, resource);
    for (const id of new Set(places.map((place) => place.stack))) {
      const own = places.filter((place) => place.stack === id).map(({ address, path }) => [address, path] as const);
      const left = found.get(id) ?? [];
      left.push({ dependency, places: new Map(own) });
      found.set(id, left);
    }
  }
  return found;
}

function formerOf(stack: DeploymentStack): Arrivals['former'] {
  if (!stack.names.hasFormer) return new Map();
  const places = new FormerPlaces(stack);
  const resources = stack.node.findAll().filter(TerraformResource.isTerraformResource);
  return new Map(resources.map((resource) => [addressOf(resource, resource.friendlyUniqueId), places.leftOf(resource).places]));
}
