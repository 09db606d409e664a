import * as fs from 'node:fs';
import * as path from 'node:path';
import { pathWithin } from '../path-within';
import { projectFolder } from './source';

/** A package, by the folder of its `package.json`. */
export interface Manifest {
  readonly folder: string;
  readonly name: string | undefined;
}

/** The packages of a workspace, each read once: whoever looks again later, looks with another. */
export class Packages {
  private readonly manifests = new Map<string, Manifest | undefined>();
  /** Whether what is installed in a folder is, where the project begins. */
  private readonly installing = new Map<string, boolean>();

  /** Name of the package that a folder belongs to, where the workspace has it; nothing for the project's own. */
  nameOf(folder: string): string | undefined {
    const manifest = this.manifestOf(folder);
    if (!manifest || manifest.folder === this.manifestOf(projectFolder())?.folder) return undefined;
    return manifest.name !== undefined && isOfWorkspace(manifest.folder, manifest.name) ? manifest.name : undefined;
  }

  /**
   * Name of the installed package that a file belongs to. A `node_modules` below the project is of whoever put it there, and installs nothing.
   */
  installed(file: string): string | undefined {
    const start = file.lastIndexOf(folderOfPackages);
    if (start < 0) return undefined;
    const around = file.slice(0, file.indexOf(folderOfPackages));
    const isInstalled = this.installing.get(around) ?? installs(around);
    this.installing.set(around, isInstalled);
    if (!isInstalled) return undefined;
    const [scope = '', name = ''] = file.slice(start + folderOfPackages.length).split(path.sep);
    return scope.startsWith('@') ? `${scope}/${name}` : scope;
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

const folderOfPackages = `${path.sep}node_modules${path.sep}`;

/** Whether packages are installed in a folder: at the project or above it, where our own engines are, or in an archive of Yarn. */
function installs(folder: string): boolean {
  const project = projectFolder();
  const [engines = ''] = require.resolve('constructs').split(folderOfPackages);
  if (folder === engines || pathWithin(folder, project) !== undefined) return true;
  const below = pathWithin(project, folder);
  return below === undefined ? folder.endsWith('.zip') : below.split(path.sep)[0] === '.yarn';
}

/** Whether a package is one of the workspace: where its root says so, or where it is installed by a link. */
function isOfWorkspace(folder: string, name: string): boolean {
  for (let root = projectFolder(); ; root = path.dirname(root)) {
    if (linkOf(path.join(root, 'node_modules', name)) === folder) return true;
    const within = pathWithin(root, folder)?.split(path.sep).join('/');
    if (within !== undefined && workspacesOf(root).some((pattern) => pattern.test(within))) return true;
    if (path.dirname(root) === root) return false;
  }
}

function linkOf(folder: string): string | undefined {
  try {
    return fs.realpathSync(folder);
  } catch {
    return undefined;
  }
}

/** What a root says of where its packages are: https://docs.npmjs.com/cli/configuring-npm/package-json#workspaces */
function workspacesOf(root: string): readonly RegExp[] {
  const { workspaces } = readJson(path.join(root, 'package.json')) ?? {};
  const listed = Array.isArray(workspaces) ? workspaces : ((workspaces as { readonly packages?: unknown } | undefined)?.packages ?? []);
  return (Array.isArray(listed) ? listed : []).filter((one) => typeof one === 'string').map(patternOf);
}

function patternOf(glob: string): RegExp {
  const parts = glob.replace(/^\.\//, '').replace(/\/+$/, '').split('/');
  const escaped = parts.map((part) => (part === '**' ? '.*' : part.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*+/g, '[^/]*')));
  return new RegExp(`^${escaped.join('/')}$`);
}

function readManifest(folder: string): Manifest | undefined {
  const manifest = readJson(path.join(folder, 'package.json'));
  return manifest && { folder, name: typeof manifest['name'] === 'string' ? manifest['name'] : undefined };
}

function readJson(file: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(fs.readFileSync(file, 'utf8'));
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : undefined;
  } catch {
    return undefined;
  }
}
