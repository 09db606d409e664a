import { dockerCredentials } from '../../registry/credentials/docker-credentials';
import { RegistryClient } from '../../registry/registry-client';
import { heldWords } from '../../release/holds';
import type { ReleaseText } from '../../release/release-text';
import { inParallel } from '../plan/in-parallel';
import { Progress } from '../terminal/progress';
import type { FollowedEnvironment } from './followed-images';
import type { ImageState } from './image-state';
import { lookUp } from './look-up';

/** Registries limit how often they are asked at once. */
const atOnce = 4;

export interface AskOptions {
  /** Hosts that are spoken to without TLS. */
  readonly plainHttp: readonly string[];
  readonly quiet: boolean;
  /** Day as `YYYY-MM-DD`: holds end. */
  readonly today: string;
}

/** What registries say of every workload of an environment, by name. */
export async function askRegistries(
  { images }: FollowedEnvironment,
  release: ReleaseText,
  { plainHttp, quiet, today }: AskOptions,
): Promise<readonly ImageState[]> {
  const client = new RegistryClient({ credentials: dockerCredentials(), plainHttp });
  const followed = images.flatMap((image) => {
    const current = release.imageOf(image.workload);
    return current ? [{ image, current }] : [];
  });
  const progress = new Progress('Asking registries', quiet);
  let done = 0;
  try {
    return await inParallel(followed, atOnce, async ({ image, current }) => {
      const [key, hold] = release.holdOf(image.workload, today) ?? [];
      const state = await lookUp(client, image, current, hold && heldWords(key!, hold));
      done += 1;
      progress.say(`Asking registries: ${done} of ${followed.length}`);
      return state;
    });
  } finally {
    progress.stop();
  }
}
