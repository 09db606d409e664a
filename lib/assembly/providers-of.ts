import type { AssembledWorkload } from './assembly';

/** Provisioners that made something for the workloads of a stack, by the path of the dependency, or of what several share. */
export function providersOf(workloads: readonly AssembledWorkload[]): ReadonlyMap<string, string> {
  return new Map(
    workloads.flatMap(({ path, bindings }) =>
      bindings.map(({ name, provider, shared = `${path}/${name}` }) => [shared, provider] as const),
    ),
  );
}
