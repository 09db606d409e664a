import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { sha256 } from '../../../documents/hash';

/** Where answers of providers are kept, for this user alone. */
function folder(): string {
  return path.join(process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache'), 'slipway', 'provider');
}

/** What was kept by a key, where every byte of it is as it was. */
export function keptJson<T>(key: string): T | undefined {
  try {
    const text = fs.readFileSync(path.join(folder(), `${key}.json`), 'utf8');
    const at = text.indexOf('\n');
    return text.slice(0, at) === sha256(text.slice(at + 1)) ? JSON.parse(text.slice(at + 1)) : undefined;
  } catch {
    // It was never kept.
    return undefined;
  }
}

/** Keeps it for the next run. Where that cannot be done, the next run does without. */
export function keepJson(key: string, value: unknown): void {
  try {
    fs.mkdirSync(folder(), { recursive: true, mode: 0o700 });
    const text = JSON.stringify(value);
    const fresh = path.join(folder(), `.${key}.${process.pid}`);
    fs.writeFileSync(fresh, `${sha256(text)}\n${text}`, { mode: 0o600 });
    fs.renameSync(fresh, path.join(folder(), `${key}.json`));
  } catch {
    // A full disk, or no home.
  }
}
