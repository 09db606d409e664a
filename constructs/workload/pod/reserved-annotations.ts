import { UserError } from '../../../lib';

/** What API server and kubelet take from no annotation of a pod, or read as a field that has a property or none. */
const reserved =
  /^(slipway\.dev\/|kubernetes\.io\/config\.|scheduler\.alpha\.kubernetes\.io\/|(container\.)?(apparmor|seccomp)\.security\.(alpha|beta)\.kubernetes\.io\/)/;

/**
 * What a developer notes on pods.
 *
 * @param where the property, for errors
 * @throws UserError if a key belongs to others
 */
export function checkReserved(where: string, annotations: Readonly<Record<string, string>>): void {
  const key = Object.keys(annotations).find((each) => reserved.test(each));
  if (key !== undefined)
    throw new UserError(`'${where}' has the key '${key}', which Kubernetes or Slipway keeps for itself.`, 'Use a domain of your own.');
}
