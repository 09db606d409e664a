import type { Release, ReleasedImage } from './release';

/** The image of a workload, if a release states one. */
export function imageIn({ images }: Release, workload: string): ReleasedImage | undefined {
  return Object.hasOwn(images, workload) ? images[workload] : undefined;
}
