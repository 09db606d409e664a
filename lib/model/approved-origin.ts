import { UserError } from '../errors';

const packageName = /^(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/;
const inProject = /^\.{1,2}(?:\/[^/\\]+)*$/;

/**
 * Who may make resources, without a slash at its end.
 *
 * @throws UserError if it is neither a package nor a path of the project
 */
export function checkOrigin(environment: string, origin: string): string {
  const name = origin.replace(/\/+$/, '');
  if (packageName.test(name) || inProject.test(name)) return name;
  throw new UserError(
    `Environment '${environment}' approves the origin '${origin}'.`,
    "Write the name of a package, such as '@acme/platform', or a folder or file of the project that begins with a dot: './platform'.",
  );
}
