import * as fs from 'node:fs';
import * as path from 'node:path';
import { AssembledStack } from '../assembly/assembly';
import { UserError } from '../errors';
import { Project } from './project';

/** A committed file that is not what synthesis writes. */
export interface Difference {
  /** Relative to the working directory. */
  readonly file: string;
  readonly state: 'differs' | 'missing' | 'extra';
}

/** What a comparison found. */
export interface Comparison {
  /** Files that synthesis writes. */
  readonly files: number;
  /** By file. */
  readonly differences: readonly Difference[];
}

type Folders = Pick<Project, 'terraformOut' | 'kubernetesOut'>;

/**
 * Compares committed output with fresh output, byte by byte: manifests, Terraform JSON and the assembly; nothing else that lies there.
 *
 * @param stacks what to compare; all of them includes the assembly and what no stack owns any longer
 * @throws UserError if manifests of the fresh output are not where they were asked for
 */
export function compareOutput(committed: Folders, fresh: Folders, stacks: readonly AssembledStack[], all: boolean): Comparison {
  const halves = [
    { folder: committed.terraformOut, then: fresh.terraformOut, list: terraformFiles },
    { folder: committed.kubernetesOut, then: fresh.kubernetesOut, list: manifestFiles },
  ];
  const lost = stacks.flatMap(({ clusters }) => clusters.flatMap(({ manifests }) => manifests)).find(({ file }) => !fs.existsSync(path.join(fresh.kubernetesOut, file)));
  if (lost) throw new UserError(`The app did not write '${lost.file}' to the folder of CDK8S_OUTDIR.`, 'Leave out `kubernetesOutdir` of the platform.');

  const ids = new Set(stacks.map(({ id }) => id));
  const chosen = (file: string) => all || file.split('/').some((name) => ids.has(name));
  const compared = halves.map(({ folder, then, list }) => {
    const written = list(then).filter(chosen);
    const found = new Set(list(folder).filter(chosen));
    const differences = written.flatMap((file): Difference[] => {
      const at = `${folder}/${file}`;
      if (!found.has(file)) return [{ file: at, state: 'missing' }];
      return fs.readFileSync(path.join(folder, file)).equals(fs.readFileSync(path.join(then, file))) ? [] : [{ file: at, state: 'differs' }];
    });
    const extra = [...found].filter((file) => !written.includes(file)).map((file): Difference => ({ file: `${folder}/${file}`, state: 'extra' }));
    return { files: written.length, differences: [...differences, ...extra] };
  });
  return {
    files: compared.reduce((total, { files }) => total + files, 0),
    differences: compared.flatMap(({ differences }) => differences).sort((a, b) => (a.file < b.file ? -1 : 1)),
  };
}

/** Terraform JSON and the assembly: never manifest.json, lock files, states or `.terraform`. */
function terraformFiles(folder: string): string[] {
  const stacks = fs.existsSync(path.join(folder, 'stacks')) ? fs.readdirSync(path.join(folder, 'stacks')) : [];
  return ['assembly.json', ...stacks.map((stack) => `stacks/${stack}/cdk.tf.json`)].filter((file) => fs.existsSync(path.join(folder, file)));
}

function manifestFiles(folder: string): string[] {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(folder, path.join(entry.parentPath ?? entry.path, entry.name)).split(path.sep).join('/'));
}
