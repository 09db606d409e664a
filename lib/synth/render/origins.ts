import * as cdk8s from 'cdk8s';
import * as cdktf from 'cdktf';
import { IConstruct, Node } from 'constructs';
import { currentOrigin } from '../../source/origin';
import { withoutCreationStacks } from '../fast/creation-stacks';
import { withLateOptimizing } from '../fast/late-optimizing';
import { replaceFunction } from '../fast/replace-function';
import { Listeners } from '../listeners';
import { OwnWriting } from '../own-writing';
import { refuseTaken } from './taken';
import { Tree, trees } from './trees';

/** The root of a tree that the program makes by itself. */
export type ForeignApp = cdk8s.App | cdktf.App;

type AddChild = (this: Node, child: IConstruct, id: string) => void;
const nodes = Node.prototype as unknown as { addChild: AddChild };

/** Whoever wants to know which Apps the program makes. */
const listeners = new Listeners<Set<ForeignApp>>(() => [
  withoutCreationStacks(),
  withLateOptimizing(),
  replaceFunction(nodes, 'addChild', noting(nodes.addChild)),
]);

/**
 * Listens to what is added to trees, until `stop`. `constructs` tells nobody: the one place that all of them pass is a method of its nodes,
 * which is itself again when nobody listens.
 */
export class Listening {
  private readonly apps = new Set<ForeignApp>();
  readonly stop = listeners.add(this.apps);

  /** Those that were made while a platform is defined. */
  get foreignApps(): ReadonlySet<ForeignApp> {
    return this.apps;
  }
}

function noting(addChild: AddChild): AddChild {
  return function noted(child, id) {
    // In a plain object, `constructor` is taken from the first.
    const node = this as unknown as { _children?: object };
    if (!node._children || Object.getPrototypeOf(node._children) !== null)
      node._children = Object.assign(Object.create(null), node._children);
    try {
      addChild.call(this, child, id);
    } catch (error) {
      if (trees.has(this.root)) refuseTaken(this.scopes.at(-1)!, id);
      throw error;
    }
    note(this, child, id, noted as (...args: never[]) => unknown);
  };
}

function note(node: Node, child: IConstruct, id: string, below: (...args: never[]) => unknown): void {
  const { root } = node;
  if (!trees.has(root) && (root instanceof cdk8s.App || cdktf.App.isApp(root))) {
    trees.set(root, new Tree(true));
    if (root instanceof cdk8s.App) OwnWriting.of(root);
  }
  const tree = trees.get(root);
  if (!tree) return;
  tree.origins.set(node.path ? `${node.path}/${id}` : id, currentOrigin(below, child, tree.packages, tree.origins.get(node.path)));
  if (tree.foreign) listeners.tell((apps) => apps.add(root as ForeignApp));
}
