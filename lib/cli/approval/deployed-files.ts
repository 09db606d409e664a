import * as fs from 'node:fs';
import * as path from 'node:path';
import { stacksFolder } from '../../assembly/layout';
import { sha256 } from '../../documents/hash';
import { readRegularFile } from '../../documents/read-regular-file';
import { UserError } from '../../errors';
import { isUserError } from '../../wording/report-user-errors';
import { slashes } from '../slashes';

/** More than 20,000 workloads make. */
const mostFiles = 200_000;
/** Of one file: more than any engine takes. */
const mostBytes = 256 * 1024 * 1024;
/** What `terraform init` leaves beside a stack. */
const ofTerraform = ['.terraform', '.terraform.lock.hcl'];
const planExtension = '.tfplan';

/** What the saved plan of a stack is called. */
export function planFile(stack: string): string {
  return `${stack}${planExtension}`;
}

/**
 * SHA-256 of every file below a folder of output, by its path with forward slashes: also of those that nobody described, since an engine may
 * load them.
 *
 * What Terraform's own `init` leaves beside a stack is passed over.
 *
 * @param stacks their ids
 * @throws UserError where something is a link, or no file
 */
export function deployedFiles(folder: string, stacks: readonly string[]): Readonly<Record<string, string>> {
  const files = new Map<string, string>();
  const passedOver = new Set(stacks.flatMap((stack) => ofTerraform.map((name) => `cdktf.out/${stacksFolder}/${stack}/${name}`)));
  const look = (below: string): void => {
    for (const entry of fs.readdirSync(path.join(folder, below), { withFileTypes: true })) {
      const file = path.join(below, entry.name);
      if (passedOver.has(slashes(file)) && !entry.isSymbolicLink()) continue;
      if (entry.isDirectory()) look(file);
      else if (entry.isFile()) files.set(slashes(file), sha256(readRegularFile(path.join(folder, file), mostBytes)));
      else
        throw new UserError(
          `${slashes(file)} is ${entry.isSymbolicLink() ? 'a symbolic link' : 'no file'}.`,
          'Render into an empty folder: nothing of that kind is deployed.',
        );
      if (files.size > mostFiles)
        throw new UserError(`'${folder}' has more than ${mostFiles} files.`, 'Name the folder that `slipway render` wrote.');
    }
  };
  look('');
  return Object.fromEntries([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * How a folder that would be deployed differs from what should be, a sentence each.
 *
 * @throws UserError where there is none
 */
export function fileDifferences(folder: string, wanted: Readonly<Record<string, string>>, stacks: readonly string[]): readonly string[] {
  if (!fs.existsSync(folder)) throw new UserError(`'${folder}' does not exist.`, 'Run `slipway render` first, which writes it.');
  let found: Readonly<Record<string, string>>;
  try {
    found = deployedFiles(folder, stacks);
  } catch (error) {
    if (!isUserError(error)) throw error;
    return [error.what.replace(/\.$/, '')];
  }
  return [...new Set([...Object.keys(wanted), ...Object.keys(found)])].sort().flatMap((name) => {
    if (wanted[name] === found[name]) return [];
    return [`${name} ${wanted[name] === undefined ? 'is no part of it' : found[name] === undefined ? 'is missing' : 'is another'}`];
  });
}

/**
 * SHA-256 of the plans that Terraform saved, by stack: `<stack>.tfplan` in a folder.
 *
 * @throws UserError where there is none, or a file is no plan of one of the stacks
 */
export function savedPlans(folder: string, stacks: readonly string[]): Readonly<Record<string, string>> {
  if (!fs.existsSync(folder))
    throw new UserError(`'${folder}' does not exist.`, `Save plans there: \`terraform plan -out=<folder>/<stack>${planExtension}\`.`);
  const plans = fs.readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  if (plans.length === 0)
    throw new UserError(
      `'${folder}' holds no plan that Terraform saved.`,
      `Save them there: \`terraform plan -out=<folder>/<stack>${planExtension}\`; or leave --plans out, where nothing is planned.`,
    );
  return Object.fromEntries(
    plans.map((entry) => {
      const stack = path.basename(entry.name, planExtension);
      if (entry.isFile() && entry.name.endsWith(planExtension) && stacks.includes(stack))
        return [stack, sha256(readRegularFile(path.join(folder, entry.name), mostBytes))];
      const names = stacks.slice(0, 3).map((id) => `${id}${planExtension}`);
      throw new UserError(
        `'${path.join(folder, entry.name)}' is no saved plan of a stack of this environment.`,
        `Let only plans lie there, as <stack>${planExtension}: ${names.join(', ')}.`,
      );
    }),
  );
}
