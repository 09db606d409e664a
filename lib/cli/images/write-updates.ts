import * as fs from 'node:fs';
import { writeFile } from '../../files/write-file';
import { readReleaseText } from '../../release/read-release';
import { ReleaseText } from '../../release/release-text';
import type { FollowedEnvironment } from './followed-images';
import type { ImageState } from './image-state';
import { updatedRelease } from './updated-release';

/** What was written. */
export interface Updated {
  /** Workloads whose entries are new, by name. */
  readonly updated: readonly string[];
  /** Workloads that somebody else changed while registries were asked: they stay as they are. */
  readonly overtaken: readonly string[];
  /** In hexadecimal, where it was committed. */
  readonly commit?: string;
}

/** Writes updates to the release file, which is read anew: registries take their time. */
export async function writeUpdates(
  { file }: FollowedEnvironment,
  states: readonly ImageState[],
  today: string,
  { dryRun }: { readonly dryRun?: true },
): Promise<Updated> {
  const { text, updated, overtaken } = updatedRelease(new ReleaseText(readReleaseText(file), file), states, today);
  if (updated.length > 0 && !dryRun) writeFile(fs.realpathSync(file), text.text);
  return { updated, overtaken };
}
