import * as fs from 'node:fs';
import * as path from 'node:path';
import type { NotJudged } from '../../policy/report/report';
import { slashes } from '../slashes';
import type { Exclusion } from './exclusion';

/** What a folder holds, and what of it is left out, by path. */
export interface FilesBelow {
  readonly files: readonly string[];
  readonly notJudged: readonly NotJudged[];
}

/** What an engine may take from a folder. */
const manifest = /\.(?:ya?ml|json)$/i;
const hcl = /\.(?:tf|tofu)$/i;

/** Folders that no engine reads: what is installed or fetched, and history. */
const ofTools = new Set(['.git', '.hg', '.svn', '.terraform', 'node_modules']);

/**
 * Files that may hold Kubernetes objects or Terraform JSON, at any depth, in the order of their names: nothing that links point to, and
 * nothing in hidden folders.
 */
export function filesBelow(folder: string, excluded: Exclusion): FilesBelow {
  const files: string[] = [];
  const notJudged: NotJudged[] = [];
  const leave = (file: string, kind: NotJudged['kind'], reason: string) => notJudged.push({ file: slashes(file), kind, reason });
  const visit = (at: string) => {
    let entries: fs.Dirent[];
    try {
      entries = fs.readdirSync(at, { withFileTypes: true });
    } catch (error) {
      leave(at, 'refused', `cannot be read (${(error as NodeJS.ErrnoException).code})`);
      return;
    }
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const file = path.join(at, entry.name);
      const isFolder = entry.isDirectory();
      if (isFolder && ofTools.has(entry.name)) continue;
      const isOf = manifest.test(entry.name) || hcl.test(entry.name);
      const why = excluded(file, isFolder, folder);
      if (why !== undefined) {
        if (isFolder || isOf) leave(file, 'excluded', why);
      } else if (isFolder && entry.name.startsWith('.')) {
        const held = countBelow(file);
        if (held > 0)
          leave(file, 'foreign', `is a hidden folder with ${held} ${held === 1 ? 'file' : 'files'} that could be judged: name it`);
      } else if (isFolder) {
        visit(file);
      } else if (entry.isSymbolicLink()) {
        if (isOf || leadsToFolder(file)) leave(file, 'foreign', 'is a link: name what it points to');
      } else if (isOf && !entry.isFile()) {
        leave(file, 'refused', 'is no regular file');
      } else if (hcl.test(entry.name)) {
        leave(file, 'foreign', 'is Terraform in HCL: judge its plan, as `terraform show -json` prints it');
      } else if (isOf) {
        files.push(file);
      }
    }
  };
  visit(folder);
  return { files, notJudged };
}

function leadsToFolder(link: string): boolean {
  try {
    return fs.statSync(link).isDirectory();
  } catch {
    return false;
  }
}

function countBelow(folder: string): number {
  try {
    return fs
      .readdirSync(folder, { withFileTypes: true })
      .reduce(
        (sum, entry) =>
          sum +
          (entry.isDirectory()
            ? ofTools.has(entry.name)
              ? 0
              : countBelow(path.join(folder, entry.name))
            : Number(manifest.test(entry.name) || hcl.test(entry.name))),
        0,
      );
  } catch {
    return 1;
  }
}
