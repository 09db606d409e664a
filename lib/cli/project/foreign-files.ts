import * as fs from 'node:fs';
import * as path from 'node:path';
import type { AssembledStack } from '../../assembly/assembly';
import { isLedger, isManifestFile, isTerraformFile, stacksFolder, terraformFile } from '../../assembly/layout';
import { readRegularFile } from '../../documents/read-regular-file';
import { foreignTerraformFiles } from '../../documents/terraform-folder';
import { UserError } from '../../errors';
import { slashes } from '../slashes';
import type { Project } from './project';

/** Those of a ledger: some hundred thousand files. */
const mostBytes = 64 * 1024 * 1024;

/** What Terraform would load beside the Terraform JSON of stacks that neither synthesis writes nor their environments list. */
export function foreignFiles(terraformOut: string, stacks: readonly AssembledStack[]): readonly string[] {
  return stacks.flatMap(({ id, terraformFiles }) => {
    const file = terraformFile(id);
    const folder = path.join(terraformOut, path.dirname(file));
    return foreignTerraformFiles(folder, path.basename(file), terraformFiles).map((name) => slashes(path.join(folder, name)));
  });
}

/**
 * What Terraform would load from folders beside those of the stacks. What a ledger names is of a stack that is no longer: the next
 * synthesis removes it.
 *
 * @param stacks all that the program writes
 */
export function foreignStacks(terraformOut: string, stacks: readonly AssembledStack[]): readonly string[] {
  const folder = path.join(terraformOut, stacksFolder);
  if (!fs.existsSync(folder)) return [];
  const own = new Set(stacks.map(({ id }) => id));
  const known = new Set(
    fs
      .readdirSync(terraformOut)
      .filter(isLedger)
      .flatMap((ledger) => namedBy(path.join(terraformOut, ledger), isTerraformFile)),
  );
  return fs
    .readdirSync(folder)
    .filter((id) => !own.has(id) && isFolder(path.join(folder, id)))
    .flatMap((id) => foreignTerraformFiles(path.join(folder, id), '').map((name) => `${stacksFolder}/${id}/${name}`))
    .filter((file) => !known.has(file))
    .map((file) => slashes(path.join(terraformOut, file)))
    .sort();
}

/** What `kubectl apply -f`, Argo CD and Flux would take from the folder of manifests, and no synthesis writes. */
export function foreignManifests(kubernetesOut: string, stacks: readonly AssembledStack[]): readonly string[] {
  const { taken, named } = manifestsBeside(kubernetesOut, stacks);
  return taken.filter((file) => !named.has(file)).map((file) => slashes(path.join(kubernetesOut, file)));
}

/** What they would take too and a ledger names: the next synthesis removes it, or another program that shares the folder writes it. */
export function manifestsOfOthers(kubernetesOut: string, stacks: readonly AssembledStack[]): readonly string[] {
  const { taken, named } = manifestsBeside(kubernetesOut, stacks);
  return taken.filter((file) => named.has(file)).map((file) => slashes(path.join(kubernetesOut, file)));
}

/** What engines take from the folder beside the manifests of the stacks, and what ledgers name there. */
function manifestsBeside(
  kubernetesOut: string,
  stacks: readonly AssembledStack[],
): { readonly taken: readonly string[]; readonly named: ReadonlySet<string> } {
  const own = new Set(stacks.flatMap(({ clusters }) => clusters.flatMap(({ manifests }) => manifests.map(({ file }) => file))));
  // Without any of ours, the folder is another one.
  if (![...own].some((file) => fs.existsSync(path.join(kubernetesOut, file)))) return { taken: [], named: new Set() };
  const there = fs.readdirSync(kubernetesOut, { recursive: true, encoding: 'utf8' }).map(slashes).sort();
  const named = there.filter(isLedger).flatMap((ledger) => namedBy(path.join(kubernetesOut, ledger), isManifestFile));
  return { taken: there.filter((file) => isTakenByEngines(file) && !own.has(file)), named: new Set(named) };
}

/** The files of a kind that a ledger names. */
function namedBy(ledger: string, isOf: (file: string) => boolean): readonly string[] {
  const lines = readRegularFile(ledger, mostBytes).toString('utf8').split(/\r?\n/);
  return lines.flatMap((line) => /^[0-9a-f]{64} {2}(.+)$/.exec(line)?.slice(1) ?? []).filter(isOf);
}

function isFolder(place: string): boolean {
  return fs.statSync(place, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/**
 * Whether somebody applies a file because it lies in a folder: kubectl, Flux, Argo CD.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/directory/
 */
function isTakenByEngines(file: string): boolean {
  return /\.(?:ya?ml|json|jsonnet)$|(?:^|\/)Kustomization$/.test(file);
}

/**
 * Refuses what would be deployed along with the output, unseen.
 *
 * @param stacks that are judged, of all that the program writes
 * @throws UserError naming the first such file
 */
export function refuseForeign(
  { terraformOut, kubernetesOut }: Pick<Project, 'terraformOut' | 'kubernetesOut'>,
  stacks: readonly AssembledStack[],
  all: readonly AssembledStack[],
): void {
  const [beside, ...more] = [
    ...foreignFiles(terraformOut, stacks),
    ...(stacks.length === all.length ? foreignStacks(terraformOut, all) : []),
  ];
  const and = (others: readonly string[]) => (others.length > 0 ? `, and ${others.length} more` : '');
  if (beside !== undefined)
    throw new UserError(
      `Terraform loads '${beside}', which synthesis does not write${and(more)}.`,
      "Delete it, or list its name in 'terraformFiles' of the environment.",
    );
  const [manifest, ...others] = foreignManifests(kubernetesOut, all);
  if (manifest !== undefined)
    throw new UserError(
      `'${manifest}' lies among the manifests and synthesis does not write it${and(others)}: what applies the folder applies it.`,
      'Delete it, or move it to a folder of its own.',
    );
}

/**
 * Refuses what the program itself writes beside its stacks and manifests, and its assembly does not describe: also what Apps of its own
 * wrote before its platform was there.
 *
 * @param fresh folders that were empty before it ran
 * @throws UserError naming the first such file
 */
export function refuseUndescribed(fresh: Pick<Project, 'terraformOut' | 'kubernetesOut'>, all: readonly AssembledStack[]): void {
  const [stack] = [...foreignFiles(fresh.terraformOut, all), ...foreignStacks(fresh.terraformOut, all)];
  if (stack !== undefined)
    throw new UserError(
      `The program writes '${slashes(path.relative(fresh.terraformOut, stack))}' beside the Terraform JSON of its stacks, and nothing checks or describes it.`,
      'Let an environment adopt its stack: environment.adopt(platform, <stack>, { region }). Or give its App another `outdir`.',
    );
  const [manifest] = foreignManifests(fresh.kubernetesOut, all);
  if (manifest !== undefined)
    throw new UserError(
      `The program writes '${slashes(path.relative(fresh.kubernetesOut, manifest))}' among the manifests, and nothing checks or describes it.`,
      'Let an environment adopt its chart: environment.adopt(platform, <chart>, { region }). Or give its App another `outdir`.',
    );
}
