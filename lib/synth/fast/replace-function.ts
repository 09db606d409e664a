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

/** Calls a function while another one stands in the place of that which a module of others exports. */
export function whileReplaced<M extends object, N extends keyof M, T>(module: M, name: N, by: M[N], use: () => T): T {
  const restore = replaceFunction(module, name, by);
  try {
    return use();
  } finally {
    restore();
  }
}
