import { isLoadedByTerraform } from '../documents/terraform-folder';
import { UserError } from '../errors';

/** @throws UserError if it is no name of a file that Terraform loads and that we can read */
export function checkTerraformFile(environment: string, name: string): string {
  const isName = /^[A-Za-z0-9_][A-Za-z0-9._-]*$/.test(name) && name !== 'cdk.tf.json';
  if (isName && isLoadedByTerraform(name) && !/\.(?:tf|tofu)$/.test(name)) return name;
  throw new UserError(
    `Environment '${environment}' lists '${name}' in 'terraformFiles'.`,
    "Name a file of Terraform JSON or variables beside cdk.tf.json, without a folder: 'plan_override.tf.json', 'team.auto.tfvars'.",
  );
}
