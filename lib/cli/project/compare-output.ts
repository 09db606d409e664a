import * as fs from 'node:fs';
import * as path from 'node:path';
import { AssembledStack } from '../../assembly/assembly';
import { bookkeeping, isLedger, stacksFolder, terraformFile } from '../../assembly/layout';
import { readRegularFile } from '../../documents/read-regular-file';
import { UserError } from '../../errors';
import { foreignFiles } from './foreign-files';
import { Project } from './project';

/** As many as Node holds in one piece. */
const mostBytes = 2 ** 31 - 1;

/** A committed file that is not what synthesis writes. */
export interface DifferingFile {
  /** Relative to the working directory. */
  readonly file: string;
  /** `extra` is also what Terraform would load from the folder of a stack. */
  readonly state: 'differs' | 'missing' | 'extra';
}

/** What a comparison found. */
export interface Comparison {
  /** Files that synthesis writes. */
  readonly files: number;
  /** By file. */
  readonly differences: readonly DifferingFile[];
}

type Folders = Pick<Project, 'terraformOut' | 'kubernetesOut'>;

/**
 * Compares committed output with fresh output, byte by byte: manifests, Terraform JSON and the assembly, and what Terraform
 * would load beside that; nothing else that lies there.
 *
 * @param stacks what to compare; all of them includes the assembly and what no stack owns any longer
 * @throws UserError if manifests of the fresh output are not where they were asked for
 */
export function compareOutput(committed: Folders, fresh: Folders, stacks: readonly AssembledStack[], all: boolean): Comparison {
  requireManifests(stacks, fresh.kubernetesOut);
  const ids = new Set(stacks.map(({ id }) => id));
  const chosen = (file: string) => all || file.split('/').some((name) => ids.has(name));
  const halves = [
    compareFolders(committed.terraformOut, fresh.terraformOut, (folder) => terraformFiles(folder).filter(chosen)),
    { files: 0, differences: foreignFiles(committed.terraformOut, stacks).map((file): DifferingFile => ({ file, state: 'extra' })) },
    compareFolders(committed.kubernetesOut, fresh.kubernetesOut, (folder) => manifestFiles(folder).filter(chosen)),
  ];
  return { files: halves.reduce((total, { files }) => total + files, 0), differences: halves.flatMap(({ differences }) => differences) };
}

function compareFolders(committed: string, fresh: string, list: (folder: string) => readonly string[]): Comparison {
  const [found, made] = [new Set(list(committed)), new Set(list(fresh))];
  const read = (folder: string, file: string) => readRegularFile(path.join(folder, file), mostBytes);
  const same = (file: string) => read(committed, file).equals(read(fresh, file));
  const stateOf = (file: string) => (!found.has(file) ? 'missing' : !made.has(file) ? 'extra' : same(file) ? undefined : 'differs');
  const files = [...new Set([...found, ...made])].sort();
  return {
    files: made.size,
    differences: files.flatMap((file) => {
      const state = stateOf(file);
      return state ? [{ file: `${committed}/${file}`, state }] : [];
    }),
  };
}

/** An app that chooses its folders itself would be compared with nothing. */
function requireManifests(stacks: readonly AssembledStack[], folder: string): void {
  const manifests = stacks.flatMap(({ clusters }) => clusters.flatMap((cluster) => cluster.manifests));
  const lost = manifests.find(({ file }) => !fs.existsSync(path.join(folder, file)));
  if (!lost) return;
  throw new UserError(
    `The app did not write '${lost.file}' to the folder that CDK8S_OUTDIR names.`,
    'Leave `kubernetesOutdir` of the platform out.',
  );
}

/** Terraform JSON and the assembly: never manifest.json, lock files, states or `.terraform`. */
function terraformFiles(folder: string): string[] {
  const stacks = fs.existsSync(path.join(folder, stacksFolder)) ? fs.readdirSync(path.join(folder, stacksFolder)) : [];
  return [bookkeeping.assembly, ...stacks.map(terraformFile)].filter((file) => fs.existsSync(path.join(folder, file)));
}

function manifestFiles(folder: string): string[] {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => !isLedger(file) && !fs.lstatSync(path.join(folder, file)).isDirectory())
    .map((file) => file.split(path.sep).join('/'));
}
