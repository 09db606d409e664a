import * as fs from 'node:fs';
import * as path from 'node:path';
import { projectFolder } from './source';

/** A package, by the folder of its `package.json`. */
export interface Manifest {
  readonly folder: string;
  readonly name: string | undefined;
}

/** The packages of a workspace, each read once: whoever looks again later, looks with another. */
export class Packages {
  private readonly manifests = new Map<string, Manifest | undefined>();

  /** Name of the package that a folder belongs to; nothing for the project's own. */
  nameOf(folder: string): string | undefined {
    const manifest = this.manifestOf(folder);
    return manifest?.folder === this.manifestOf(projectFolder())?.folder ? undefined : manifest?.name;
  }

  /** The `package.json` at or above a folder. */
  manifestOf(folder: string): Manifest | undefined {
    if (this.manifests.has(folder)) return this.manifests.get(folder);
    const parent = path.dirname(folder);
    const found = readManifest(folder) ?? (parent === folder ? undefined : this.manifestOf(parent));
    this.manifests.set(folder, found);
    return found;
  }
}

function readManifest(folder: string): Manifest | undefined {
  try {
    const { name } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8')) as { readonly name?: unknown };
    return { folder, name: typeof name === 'string' ? name : undefined };
  } catch {
    return undefined;
  }
}
