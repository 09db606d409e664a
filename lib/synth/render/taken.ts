import { IConstruct } from 'constructs';
import { type Source, UserError } from '../../errors';
import { atSource } from '../../source/at-source';
import { SharedFolder } from '../bindings/shared-folder';
import { originOf } from './trees';

/** A stack of ours, which notes the lines of workloads and of their dependencies. */
interface Noting extends IConstruct {
  readonly source?: Source | undefined;
  readonly names?: { sourceOf(path: string): Source | undefined };
}

/**
 * The user's line that led to a path of a tree: of its construct, or of the nearest around it below the stack.
 *
 * @returns ` at apps/orders.ts:3:3`, within a sentence; nothing where nobody knows it
 */
export function lineOf(root: IConstruct, path: string): string {
  const [id = '', ...ids] = path.split('/');
  const stack = root.node.tryFindChild(id) as Noting | undefined;
  for (let length = ids.length; length > 0; length--) {
    const below = ids.slice(0, length).join('/');
    const source = originOf(root, `${id}/${below}`).source ?? stack?.names?.sourceOf(below);
    if (source) return atSource(source);
  }
  return atSource(stack?.source);
}

/**
 * What has a name in a construct, with its line, for an error.
 *
 * @returns `a Workload at apps/orders.ts:3:3`; nothing where the name is free
 */
export function takenBy(scope: IConstruct, id: string): string | undefined {
  const child = scope.node.tryFindChild(id);
  if (!child) return undefined;
  const [shared] = child instanceof SharedFolder ? child.node.children : [];
  if (shared) return `it is where a stack keeps what is shared, here '${shared.node.id}'${lineOf(child.node.root, shared.node.path)}`;
  const type = child.constructor.name;
  return `${/^[AEIOU]/.test(type) ? 'an' : 'a'} ${type}${lineOf(child.node.root, child.node.path)}`;
}

/** @throws UserError naming what has the name already: `constructs` says neither that nor a line */
export function refuseTaken(scope: IConstruct, id: string): void {
  const taken = takenBy(scope, id);
  const path = scope.node.path === '' ? id : `${scope.node.path}/${id}`;
  if (taken !== undefined) throw new UserError(`'${path}' is there already: ${taken}.`, 'Give each a name of its own.');
}
