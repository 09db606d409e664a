import type { AssembledWorkload } from './assembly';

/** The line of a workload in the release: what it is known as, whatever it is called in the code. */
export function releaseKey(app: string | undefined, { name, knownAs = name }: Pick<AssembledWorkload, 'name' | 'knownAs'>): string {
  return `${app}/${knownAs}`;
}
