/** Ids of a construct and of those around it, below its stack. */
export type Path = readonly string[];

/** `orders/uploads` */
export function textOf(path: Path): string {
  return path.join('/');
}

/** Each once, the last of those that are alike. */
export function distinct(paths: readonly Path[]): readonly Path[] {
  const last = new Map(paths.map((path, index) => [textOf(path), index]));
  return paths.filter((path, index) => last.get(textOf(path)) === index);
}
