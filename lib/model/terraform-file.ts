import { holdsVariables, isLoadedByTerraform, variablesElsewhere } from '../documents/terraform-folder';
import { UserError } from '../errors';

/** @throws UserError if it is no name of a file that Terraform loads and that policies can see */
export function checkTerraformFile(environment: string, name: string): string {
  const isName = /^[A-Za-z0-9_][A-Za-z0-9._-]*$/.test(name) && name !== 'cdk.tf.json';
  const what = `Environment '${environment}' lists '${name}' in 'terraformFiles'`;
  if (isName && holdsVariables(name))
    throw new UserError(`${what}, which holds values of variables: no policy sees them.`, variablesElsewhere);
  if (isName && isLoadedByTerraform(name) && !/\.(?:tf|tofu)$/.test(name)) return name;
  throw new UserError(`${what}.`, "Name a file of Terraform JSON beside cdk.tf.json, without a folder: 'plan_override.tf.json'.");
}
