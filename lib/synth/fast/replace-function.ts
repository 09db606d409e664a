/**
 * Puts a function in the place of one that a module of others exports, for all who call it there.
 *
 * @returns what puts the former one back
 */
export function replaceFunction<M extends object, N extends keyof M>(module: M, name: N, by: M[N]): () => void {
  const former = module[name];
  module[name] = by;
  return () => {
    if (module[name] === by) module[name] = former;
  };
}
