import { IConstruct, Node } from 'constructs';
import { currentOrigin, Origin, unknownOrigin } from '../../source/origin';

const trees = new WeakMap<IConstruct, Map<string, Origin>>();

/** Notes from now on whose code makes each construct of a tree. */
export function noteOrigins(root: IConstruct): void {
  listen();
  trees.set(root, new Map());
}

/** Whose code made the construct with a path. */
export function originOf(root: IConstruct, path: string): Origin {
  return trees.get(root)?.get(path) ?? unknownOrigin;
}

let listening = false;

/** `constructs` tells nobody when a construct is added: the one place that all of them pass is a method of its nodes. */
function listen(): void {
  if (listening) return;
  listening = true;
  const nodes = Node.prototype as unknown as { addChild(child: IConstruct, id: string): void };
  const { addChild } = nodes;
  nodes.addChild = function noted(this: Node, child, id) {
    // In a plain object, `constructor` is taken from the first.
    const node = this as unknown as { _children?: object };
    node._children = Object.setPrototypeOf(node._children ?? {}, null);
    addChild.call(this, child, id);
    trees.get(this.root)?.set(this.path ? `${this.path}/${id}` : id, currentOrigin(noted, child));
  };
}
