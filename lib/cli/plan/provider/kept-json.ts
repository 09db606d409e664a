import * as fs from 'node:fs';
import * as path from 'node:path';
import { sha256 } from '../../../documents/hash';
import { cacheFolder, pruneCache, used } from '../cache-folder';

/** Answers that are kept: of some runs on forty stacks, and the schemas of some versions. */
const mostKept = 400;
/** Of answers of providers. */
const name = 'provider';

/** What was kept by a key, where every byte of it is as it was. */
export function keptJson<T>(key: string): T | undefined {
  const file = path.join(cacheFolder(name), `${key}.json`);
  try {
    const text = fs.readFileSync(file, 'utf8');
    const at = text.indexOf('\n');
    if (text.slice(0, at) !== sha256(text.slice(at + 1))) return undefined;
    used(file);
    return JSON.parse(text.slice(at + 1));
  } catch {
    // It was never kept.
    return undefined;
  }
}

/** Keeps it for the next run. Where that cannot be done, the next run does without. */
export function keepJson(key: string, value: unknown): void {
  const folder = cacheFolder(name);
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    const text = JSON.stringify(value);
    const fresh = path.join(folder, `.${key}.${process.pid}`);
    fs.writeFileSync(fresh, `${sha256(text)}\n${text}`, { mode: 0o600 });
    fs.renameSync(fresh, path.join(folder, `${key}.json`));
    pruneCache(folder, mostKept);
  } catch {
    // A full disk, or no home.
  }
}
