import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';

/** A folder for what need not be done again, in the cache of this user; it need not be there. */
export function cacheFolder(name: string): string {
  return path.join(process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache'), 'slipway', name);
}

/** Takes away what was not used for the longest time, so that no more than `most` are kept. */
export function pruneCache(folder: string, most: number): void {
  const kept = fs
    .readdirSync(folder)
    .map((name) => ({ place: path.join(folder, name), time: fs.statSync(path.join(folder, name)).mtimeMs }))
    .sort((a, b) => b.time - a.time);
  for (const { place } of kept.slice(most)) fs.rmSync(place, { recursive: true, force: true });
}

/** Has what was kept outlive what nobody uses. A cache that cannot be written to is read all the same. */
export function used(place: string): void {
  const now = new Date();
  try {
    fs.utimesSync(place, now, now);
  } catch {
    // Then it goes by the time when it was kept.
  }
}
