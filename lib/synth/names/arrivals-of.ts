import { TerraformResource } from 'cdktf';
import { isToldByState } from '../../kept/import-ids';
import type { Carrying } from '../../kept/unknown-home';
import type { DeploymentStack } from '../deployment-stack';
import { type Departure, departuresOf, stackBeside } from './arrivals';
import type { Imported } from './import-blocks';
import { addressOf } from './moves';
import { listsOf } from './own-lists';
import { textOf } from './path';

/** What a stack takes in from other states, or leaves for them, as its list remembers it. */
export interface Arrivals {
  /** The resources that have an `import` block of the library's. */
  readonly imported: readonly Imported[];
  /** The versions that secrets came with, by address. */
  readonly stored: ReadonlyMap<string, number>;
  /** What other stacks had of it, which they forget. */
  readonly departures: readonly Departure[];
  /** What says that it was in the stack of another app, with every path that it had there, the id of the stack first. */
  readonly carried: readonly Carrying[];
  /** What its own state forgets and only a state tells how to take back, by address: construct path. */
  readonly forgotten: ReadonlyMap<string, string>;
  /** What `terraform import` takes, by address, as its state told it. */
  readonly ids: ReadonlyMap<string, string>;
}

export function arrivalsOf(stack: DeploymentStack, imported: readonly Imported[]): Arrivals {
  const { imports, retirements, carried } = stack.names;
  const addressIn = (resource: TerraformResource) => addressOf(resource, resource.friendlyUniqueId);
  const resources = carried.length > 0 ? stack.node.findAll().filter(TerraformResource.isTerraformResource) : [];
  return {
    imported,
    stored: new Map([...imports.stored].map(([secret, version]) => [addressIn(secret), version])),
    departures: [...resources, ...imports.leftOut].flatMap((resource) => departuresOf(stack, resource)),
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
