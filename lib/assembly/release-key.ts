import type { AssembledWorkload } from './assembly';

/** The line of a workload in the release: what it is known as, whatever it is called in the code. */
export function releaseKey(app: string | undefined, { name, knownAs = name }: Pick<AssembledWorkload, 'name' | 'knownAs'>): string {
  return `${app}/${knownAs}`;
}

/** Images of a workload that the release pins, by their lines in it: its own, and those of containers beside it. */
export function releasedImages(app: string | undefined, workload: AssembledWorkload): readonly (readonly [key: string, image: string])[] {
  const key = releaseKey(app, workload);
  const beside = Object.entries(workload.images ?? {}).map(([container, image]) => [`${key}.${container}`, image] as const);
  return [[key, workload.image], ...beside];
}
