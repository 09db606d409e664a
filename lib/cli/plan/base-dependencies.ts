import * as fs from 'node:fs';
import * as path from 'node:path';
import { sha256 } from '../../documents/hash';
import { readRegularFile } from '../../documents/read-regular-file';
import { pathWithin } from '../../path-within';
import { git } from './git';

const npm = 'npm ci --ignore-scripts --no-audit --no-fund';
const bun = 'bun install --frozen-lockfile --ignore-scripts';
/** What installs what a lockfile says, and runs nothing of it. */
const installing: Readonly<Record<string, string>> = {
  'npm-shrinkwrap.json': npm,
  'package-lock.json': npm,
  'pnpm-lock.yaml': 'pnpm install --frozen-lockfile --ignore-scripts',
  'yarn.lock': 'yarn install --frozen-lockfile --ignore-scripts',
  'bun.lock': bun,
  'bun.lockb': bun,
};
/** Of a lockfile: those of large repositories have 10 MB. */
const mostBytes = 128 * 1024 * 1024;
const modules = 'node_modules';

/** The same repository at two commits. */
export interface Checkouts {
  /** Top of the one that people work in. */
  readonly here: string;
  /** Top of the other one. */
  readonly there: string;
  /** Of the project below them; empty at their top. */
  readonly below: string;
}

/** Whether what is installed here is what the other one asks for: no lockfile of the project, and none above it, differs. */
export function asksForTheSame({ here, there, below }: Checkouts): boolean {
  return upTo(below).every((folder) =>
    Object.keys(installing).every((name) => hashOf(path.join(here, folder, name)) === hashOf(path.join(there, folder, name))),
  );
}

/** What installs what the other one asks for, and in which folder: that of the lockfile next to the project. */
export function installer({ there, below }: Checkouts): { readonly command: string; readonly folder: string } | undefined {
  for (const folder of upTo(below).map((name) => path.join(there, name)))
    for (const [lockfile, command] of Object.entries(installing))
      if (fs.existsSync(path.join(folder, lockfile))) return { command, folder };
  return undefined;
}

/**
 * Links what is installed here into the other one: packages of the registry as they are, and those of the repository itself to what they are
 * there. Folders that have modules of their own in the other one keep them.
 */
export async function linkDependencies({ here, there }: Checkouts): Promise<void> {
  const packages = await git(['ls-files', '-z', '--', 'package.json', '**/package.json'], there);
  for (const file of packages.split('\0').filter(Boolean)) {
    const folder = path.join(path.dirname(file), modules);
    const from = path.join(here, folder);
    const to = path.join(there, folder);
    if (!fs.existsSync(from) || fs.existsSync(to)) continue;
    fs.mkdirSync(to);
    for (const name of fs.readdirSync(from))
      if (name.startsWith('@')) {
        fs.mkdirSync(path.join(to, name));
        for (const part of fs.readdirSync(path.join(from, name))) link(here, there, path.join(folder, name, part));
      } else link(here, there, path.join(folder, name));
  }
}

function link(here: string, there: string, name: string): void {
  const installed = path.join(here, name);
  if (!fs.existsSync(installed)) return;
  const real = fs.realpathSync(installed);
  const inRepository = pathWithin(fs.realpathSync(here), real);
  const isOwn = inRepository !== undefined && !inRepository.split(path.sep).includes(modules);
  fs.symlinkSync(isOwn ? path.join(there, inRepository) : real, path.join(there, name), 'junction');
}

/** A folder and those above it, up to the top: `a/b`, `a`, and the empty one. */
function upTo(below: string): readonly string[] {
  const parts = below.split('/').filter(Boolean);
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('/')).concat('');
}

function hashOf(file: string): string | undefined {
  return fs.existsSync(file) ? sha256(readRegularFile(file, mostBytes)) : undefined;
}
