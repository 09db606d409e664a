import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Assembly } from '../../assembly/assembly';
import { bookkeeping } from '../../assembly/layout';
import { readAssembly } from '../../assembly/read-assembly';
import { parseJson } from '../../documents/json/parse-json';
import { readRegularFile } from '../../documents/read-regular-file';
import { isObject } from '../../documents/shape';
import { UserError } from '../../errors';
import { pathWithin } from '../../path-within';
import type { OutputFolders } from '../../policy/report/formats/output-file';
import { fromHere } from '../from-here';
import { slashes } from '../slashes';
import { readProject } from './project';
import { type WrittenFile, writtenFilesOf } from './written-file';

/** What a synthesis left behind, and where. */
export interface CommittedOutput {
  readonly assembly: Assembly;
  /** Relative to the working directory. */
  readonly folders: OutputFolders;
}

/** Those of an assembly. */
const mostBytes = 256 * 1024 * 1024;

/** The synthesis that left named files behind: that of a folder among them with an `assembly.json`, otherwise that of the project. */
export function committedOutput(names: readonly string[]): CommittedOutput | undefined {
  const project = foldersOfProject();
  const own =
    project && names.some((name) => [project.terraform, project.kubernetes].some((folder) => pathWithin(folder, name) !== undefined))
      ? [project.terraform]
      : [];
  for (const terraform of [...names, ...own]) {
    const assembly = assemblyIn(terraform);
    if (!assembly) continue;
    const near = [...names, ...(project ? [project.kubernetes] : []), path.join(terraform, '../dist')];
    const kubernetes = near.find((folder) => holdsManifest(folder, assembly)) ?? 'dist';
    return { assembly, folders: { terraform: fromHere(terraform), kubernetes: fromHere(kubernetes) } };
  }
  return undefined;
}

/** The files of a synthesis, by their path from the working directory. */
export function committedFiles({ assembly: { stacks }, folders }: CommittedOutput): ReadonlyMap<string, WrittenFile> {
  return new Map(writtenFilesOf(stacks).map((file) => [slashes(path.join(folders[file.folder], file.file)), file]));
}

function foldersOfProject(): OutputFolders | undefined {
  if (!fs.existsSync('cdktf.json')) return undefined;
  try {
    const { terraformOut, kubernetesOut } = readProject();
    return { terraform: terraformOut, kubernetes: kubernetesOut };
  } catch (error) {
    // It is not the project that was asked for.
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/** Other tools have files of that name too. */
function assemblyIn(folder: string): Assembly | undefined {
  const file = path.join(folder, bookkeeping.assembly);
  if (!fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return undefined;
  const stat = fs.statSync(file, { throwIfNoEntry: false });
  if (!stat?.isFile() || stat.size > mostBytes) return undefined;
  const document = tryParse(readRegularFile(file, mostBytes).toString('utf8'), file);
  return isObject(document) && 'organization' in document && 'stacks' in document ? readAssembly(file) : undefined;
}

function tryParse(text: string, file: string): unknown {
  try {
    return parseJson(text, file);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

function holdsManifest(folder: string, { stacks }: Assembly): boolean {
  const manifests = stacks.flatMap(({ clusters }) => clusters.flatMap((cluster) => cluster.manifests));
  return manifests.some(({ file }) => fs.existsSync(path.join(folder, file)));
}
