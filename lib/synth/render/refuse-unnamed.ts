import { UserError } from '../../errors';
import { shown } from '../../wording/shown';

type Json = Readonly<Record<string, unknown>>;

/** Groups whose objects may have any name that is a part of a path: `system:node`, `kube:admin`. */
const anyNames = /^(?:rbac\.authorization\.k8s\.io|certificates\.k8s\.io|[a-z.]+\.openshift\.io)\//;

const longest = 253;

/**
 * Refuses what the API server could not know an object by.
 *
 * @param path of the construct, for the error
 * @throws UserError if it has no `apiVersion` or `kind`, or no name that Kubernetes takes
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/
 */
export function refuseUnnamed({ apiVersion, kind, metadata }: Json, path: string): void {
  for (const [field, value] of Object.entries({ apiVersion, kind }))
    if (typeof value !== 'string' || value === '')
      throw new UserError(`The object '${path}' has the ${field} ${shown(value)}.`, "Write a text, such as 'v1' and 'ConfigMap'.");
  const { name, generateName } = metadata as Json;
  // What creates it gives it a name.
  if (name === undefined && typeof generateName === 'string') return;
  const isName =
    typeof name === 'string' &&
    name.length <= longest &&
    (anyNames.test(String(apiVersion)) ? /^(?!\.{1,2}$)[^/%]+$/ : /^[a-z0-9](?:[-a-z0-9.]*[a-z0-9])?$/).test(name);
  if (!isName)
    throw new UserError(
      `${String(kind)} '${path}' has the name ${shown(name)}.`,
      `Write lower-case letters, digits, hyphens and dots, ${longest} at most, which begins and ends with a letter or digit.`,
    );
}
