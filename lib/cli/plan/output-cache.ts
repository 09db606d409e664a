import * as fs from 'node:fs';
import * as path from 'node:path';
import { sha256 } from '../../documents/hash';
import type { SideFolders } from '../../plan/read/side';
import { cacheFolder, pruneCache, used } from './cache-folder';

/** Outputs that are kept. */
const mostKept = 10;
/** Of outputs of former runs. */
const name = 'plan';
const listed = 'files.json';

/** What was kept by a key, where every byte of it is as it was. */
export function keptOutput(key: string): SideFolders | undefined {
  const folder = path.join(cacheFolder(name), key);
  try {
    const files = JSON.parse(fs.readFileSync(path.join(folder, listed), 'utf8')) as Readonly<Record<string, string>>;
    const intact = Object.entries(files).every(([file, hash]) => sha256(fs.readFileSync(path.join(folder, file))) === hash);
    if (!intact) return undefined;
    used(folder);
    return foldersIn(folder);
  } catch {
    // It was never kept, or somebody took a part of it away.
    return undefined;
  }
}

/** Keeps an output for the next run. Where that cannot be done, the next run does without. */
export function keepOutput(key: string, output: SideFolders): void {
  const cache = cacheFolder(name);
  try {
    fs.mkdirSync(cache, { recursive: true, mode: 0o700 });
    const fresh = fs.mkdtempSync(path.join(cache, '.new-'));
    const { terraform, kubernetes } = foldersIn(fresh);
    fs.cpSync(output.terraform, terraform, { recursive: true, filter: (file) => !file.split(path.sep).includes('.terraform') });
    if (fs.existsSync(output.kubernetes)) fs.cpSync(output.kubernetes, kubernetes, { recursive: true });
    const files = fs
      .readdirSync(fresh, { recursive: true, encoding: 'utf8' })
      .filter((file) => fs.lstatSync(path.join(fresh, file)).isFile())
      .map((file) => [file, sha256(fs.readFileSync(path.join(fresh, file)))] as const);
    fs.writeFileSync(path.join(fresh, listed), JSON.stringify(Object.fromEntries(files)));
    const place = path.join(cache, key);
    fs.rmSync(place, { recursive: true, force: true });
    fs.renameSync(fresh, place);
    pruneCache(cache, mostKept);
  } catch {
    // Another run did it meanwhile, or there is no room.
  }
}

function foldersIn(folder: string): SideFolders {
  return { terraform: path.join(folder, 'cdktf.out'), kubernetes: path.join(folder, 'dist') };
}
