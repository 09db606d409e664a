import * as fs from 'node:fs';
import * as path from 'node:path';
import { UserError } from '../errors';
import type { Json } from './plan/plan-document';
import type { Resource } from './resource';
import { isObject } from './shape';
import { blocksOf } from './terraform-blocks';
import { terraformDocuments } from './terraform-documents';
import { readUntrusted } from './untrusted';

/**
 * Whether Terraform or OpenTofu takes a file of a folder into account: configuration, overrides, values of variables.
 *
 * @see https://developer.hashicorp.com/terraform/language/files
 */
export function isLoadedByTerraform(name: string): boolean {
  // Of values of variables, also what is hidden.
  if (/\.auto\.tfvars(?:\.json)?$|^terraform\.tfvars(?:\.json)?$/.test(name)) return true;
  // What editors leave behind is passed over.
  return /\.(?:tf|tofu)(?:\.json)?$/.test(name) && !/^\.|~$|^#.*#$/.test(name);
}

/** Whether a file gives values to variables: what Terraform makes of these, only a plan shows. */
export function holdsVariables(name: string): boolean {
  return /\.tfvars(?:\.json)?$/.test(name);
}

/** What to do instead of a file of values. */
export const variablesElsewhere =
  "State the values in the program, or in the blocks of a file such as 'plan_override.tf.json'; or pass them to `terraform plan` by TF_VAR_…, and judge the plan.";

/**
 * What Terraform would load from a stack's folder beside what synthesis writes there.
 *
 * @param allowed names that the environment lists
 */
export function foreignTerraformFiles(folder: string, own: string, allowed: readonly string[] = []): readonly string[] {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map(({ name }) => name)
    .filter((name) => name !== own && isLoadedByTerraform(name) && !allowed.includes(name))
    .sort();
}

/**
 * A block as Terraform merges it with that of an override: what the override states replaces it, but `lifecycle`, by its arguments.
 *
 * @see https://developer.hashicorp.com/terraform/language/files/override
 */
function overridden(own: Json, other: Json): Json {
  const [before, after] = [own, other].map(({ lifecycle }) => [lifecycle].flat()[0]);
  return { ...own, ...other, ...(isObject(before) && isObject(after) && { lifecycle: { ...before, ...after } }) };
}

/**
 * The resources of a stack as Terraform merges them with the files that the environment lists, where these lie in its folder: attributes
 * and blocks of an override replace those of the same name, other files add blocks.
 *
 * @returns in the same order, each for the one it stands for; then what was added
 * @throws UserError if a file is in HCL, holds values of variables, or is no Terraform JSON
 */
export function withTerraformFiles(blocks: readonly Resource[], folder: string, names: readonly string[]): readonly Resource[] {
  const there = names.filter((name) => fs.existsSync(path.join(folder, name))).sort();
  let merged: Resource[] = [...blocks];
  for (const name of there) {
    const file = path.join(folder, name);
    if (holdsVariables(name)) throw new UserError(`'${file}' holds values of variables, which no policy sees.`, variablesElsewhere);
    if (!name.endsWith('.json'))
      throw new UserError(`'${file}' is Terraform in HCL, which is not read.`, "Write it as JSON, and list that in 'terraformFiles'.");
    const [document] = readUntrusted(file, 'json');
    if (!isObject(document?.value)) throw new UserError(`'${file}' is no Terraform JSON.`, 'Write one object of blocks.');
    const added = terraformDocuments(blocksOf(document.value as Json));
    const byAddress = new Map(added.map((resource) => [resource.address, resource]));
    merged = merged.map((resource) => {
      const other = byAddress.get(resource.address);
      byAddress.delete(resource.address);
      return other ? { ...resource, values: overridden(resource.values, other.values) } : resource;
    });
    for (const resource of byAddress.values()) merged.push(resource);
  }
  return merged;
}
