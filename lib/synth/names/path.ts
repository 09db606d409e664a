import type { IConstruct } from 'constructs';

/** Ids of a construct and of those around it, below its stack. */
export type Path = readonly string[];

/** That of a construct; also of one that was taken out of its stack. */
export function pathBelow({ node: stack }: IConstruct, { node }: IConstruct): Path {
  return node.scopes.slice(stack.scopes.length).map((scope) => scope.node.id);
}

/** `orders/uploads` */
export function textOf(path: Path): string {
  return path.join('/');
}

/** Each once, the last of those that are alike. */
export function distinct(paths: readonly Path[]): readonly Path[] {
  const last = new Map(paths.map((path, index) => [textOf(path), index]));
  return paths.filter((path, index) => last.get(textOf(path)) === index);
}
