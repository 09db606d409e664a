import { TerraformResource } from 'cdktf';
import { IConstruct } from 'constructs';
import { Source, UserError } from '../../errors';
import { isMadeAnew } from '../../kept/import-ids';
import { atSource } from '../../source/at-source';
import { DeploymentStack } from '../deployment-stack';
import { Home, textOfHome } from './elsewhere';
import type { Carried } from './homes';
import { addressOf, idOf } from './moves';
import { entriesBelow, listsOf } from './own-lists';
import { pathBelow, textOf } from './path';

/** What the stack of another app had, of a resource that comes from there. */
export interface Departure {
  /** Id of the stack that had it. */
  readonly stack: string;
  /** Its address there. */
  readonly address: string;
  /** Its construct path there. */
  readonly path: string;
}

/** Id of the stack that an app has beside another one. */
export function stackBeside({ environment, region }: DeploymentStack, app: string): string {
  return `${app}-${environment.name}-${region.region}`;
}

/** What a resource was in the stacks of other apps, the oldest first; nothing where it comes from none. */
export function departuresOf(stack: DeploymentStack, resource: TerraformResource): readonly Departure[] {
  const carried = stack.names.carriedOf(resource);
  if (!carried) return [];
  const below = pathBelow(stack, resource).slice(carried.path.length);
  return carried.from.map((home) => ({
    stack: stackBeside(stack, home.app),
    address: addressOf(resource, idOf(stack, [...home.path, ...below])),
    path: [stackBeside(stack, home.app), ...home.path, ...below].join('/'),
  }));
}

/**
 * Whether what stands at a path comes from the stack of another app, and this stack's list does not have it yet. What nobody lists there is new: a dependency that a workload
 * got after it moved.
 */
export function isArriving(stack: DeploymentStack, construct: IConstruct): boolean {
  const carried = stack.names.carriedOf(construct);
  return carried !== undefined && arrives(stack, carried);
}

function arrives(stack: DeploymentStack, { path, from }: Carried): boolean {
  const { lists } = listsOf(stack);
  const own = lists.get(stack.node.id);
  if (entriesBelow(own, `${stack.node.id}/${textOf(path)}`).some(([, { departed }]) => departed === undefined)) return false;
  const others = from.map((home) => ({ home, list: lists.get(stackBeside(stack, home.app)) }));
  if (!own && others.every(({ list }) => !list)) return true;
  return others.some(({ home, list }) => entriesBelow(list, `${stackBeside(stack, home.app)}/${textOf(home.path)}`).length > 0);
}

/**
 * Has each stack take in what comes from those of other apps.
 *
 * @returns what those forget, by stack
 * @throws UserError if one is not stamped, still has it, or two stacks take it
 */
export function declareArrivals(stamped: readonly DeploymentStack[]): ReadonlyMap<DeploymentStack, readonly string[]> {
  const byId = new Map(stamped.map((stack) => [stack.node.id, stack]));
  const forgotten = new Map<DeploymentStack, string[]>();
  const claimed = new Map<string, { readonly path: string; readonly source: Source | undefined }>();
  for (const stack of stamped) {
    const { carried: all, imports } = stack.names;
    const resources = all.length > 0 ? resourcesByPath(stack) : new Map<string, never>();
    for (const carried of all) {
      const comes = arrives(stack, carried);
      for (const home of carried.from) requireGone(stack, carried, home, byId, claimed);
      for (const resource of resources.get(textOf(carried.path)) ?? []) {
        if (isMadeAnew(resource.terraformResourceType)) continue;
        if (comes && !imports.leftOut.includes(resource)) imports.take(resource, undefined, carried.source);
        for (const { stack: id, address } of departuresOf(stack, resource)) {
          const other = byId.get(id)!;
          forgotten.set(other, [...(forgotten.get(other) ?? []), address]);
        }
      }
    }
  }
  return forgotten;
}

/** What was in the stacks of other apps, and what is left out of it, by the path of the dependency that it is of. */
function resourcesByPath(stack: DeploymentStack): ReadonlyMap<string, readonly TerraformResource[]> {
  const found = new Map<string, TerraformResource[]>();
  for (const resource of [...stack.node.findAll().filter(TerraformResource.isTerraformResource), ...stack.names.imports.leftOut]) {
    const carried = stack.names.carriedOf(resource);
    if (carried) found.set(textOf(carried.path), [...(found.get(textOf(carried.path)) ?? []), resource]);
  }
  return found;
}

function requireGone(
  stack: DeploymentStack,
  { path, source }: Carried,
  home: Home,
  stamped: ReadonlyMap<string, DeploymentStack>,
  claimed: Map<string, { readonly path: string; readonly source: Source | undefined }>,
): void {
  const id = stackBeside(stack, home.app);
  const what = `'${textOf(path)}' of '${stack.node.id}' says that it was '${textOfHome(home)}' formerly`;
  const other = stamped.get(id);
  if (!other)
    throw new UserError(
      `${what}, and no stack '${id}' is stamped, whose state has to forget it.`,
      `Stamp app '${home.app}' in environment '${stack.environment.name}' as long as 'formerly' stands, with \`{ empty: true }\` where nothing is left in it. Of an app that is stamped nowhere, write the name that it had.`,
      source,
    );
  const holder = other.names.holderOf(textOf(home.path));
  if (holder)
    throw new UserError(
      `${what}, which ${holder.path === textOf(home.path) ? 'is still there' : `'${holder.path}' there says too`}${atSource(holder.source)}.`,
      "Drop 'formerly', or what is there: one thing is in one state.",
      source,
    );
  const key = `${id}/${textOf(home.path)}`;
  const twin = claimed.get(key);
  if (twin)
    throw new UserError(`${what}, as '${twin.path}'${atSource(twin.source)} does.`, "Drop 'formerly' of the one that is new.", source);
  claimed.set(key, { path: `${stack.node.id}/${textOf(path)}`, source });
}
