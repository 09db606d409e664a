import { IConstruct } from 'constructs';
import { Origin, unknownOrigin } from '../../source/origin';
import { Packages } from '../../source/packages';

/** Whose code made each construct of a tree. */
export class Tree {
  readonly origins = new Map<string, Origin>();
  readonly packages = new Packages();

  /** @param foreign whether the program made its root by itself */
  constructor(readonly foreign: boolean) {}
}

/** Gone with the tree itself. */
export const trees = new WeakMap<IConstruct, Tree>();

/** Notes from now on whose code makes each construct of a tree. */
export function noteOrigins(root: IConstruct): void {
  trees.set(root, new Tree(false));
}

/** Whose code made the construct with a path. */
export function originOf(root: IConstruct, path: string): Origin {
  return trees.get(root)?.origins.get(path) ?? unknownOrigin;
}

/** What somebody made by hand is theirs in another tree too, where a construct stands for it. */
export function keepByHand(made: IConstruct, standsFor: IConstruct): void {
  const origin = originOf(made.node.root, made.node.path);
  if (origin.byHand) trees.get(standsFor.node.root)?.origins.set(standsFor.node.path, origin);
}
