import { UserError } from '../../errors';
import { Claimant } from '../claims';
import { lineOf } from '../render/taken';

/**
 * Takes the name of a Kubernetes Secret that somebody else makes, in each cluster of a stack: nothing of ours may write it.
 *
 * @param path of the dependency that reads it
 * @param share whoever reads it with the same word shares it; nobody, where nothing is said
 * @throws UserError naming who makes or reads it as its own
 */
export function claimSecret(stack: Claimant, name: string, path: string, share?: string): void {
  for (const cluster of stack.clusters) {
    const other = stack.claim({ ...stack.scopeOf(cluster), namespace: stack.namespace }, `/Secret '${name}'`, path, share);
    if (other)
      throw new UserError(
        `'${path}' reads the Secret '${name}' of namespace '${stack.namespace}', which is that of '${other}'${lineOf(stack.node.root, other)}.`,
        'Name a Secret of its own, which somebody else makes.',
      );
  }
}

/**
 * The same of an entry of the cloud's secret store: nobody reads what the stack of another workload makes for itself.
 *
 * @param organization whose names are unique
 * @param name of the entry, or its ARN
 * @throws UserError naming who makes or reads it as its own
 */
export function claimEntry(stack: Claimant, organization: string, name: string, path: string, share: string): void {
  for (const own of namesOf(name)) {
    const other = stack.claim({ organization }, `secretsmanager '${own}'`, path, share);
    if (other)
      throw new UserError(
        `'${path}' reads the secret '${name}', which '${other}'${lineOf(stack.node.root, other)} has as its own.`,
        'Name an entry that somebody else keeps: what a workload makes for itself stays with it.',
      );
  }
}

/** Every name that an entry may have of ours. The store ends its ARN in six characters that are not of its name, and takes it without them too. */
function namesOf(entry: string): ReadonlySet<string> {
  const name = entry.replace(/^arn:[^:]*:secretsmanager:[^:]*:[^:]*:secret:/, '');
  const names = name === entry ? [name] : [name, name.replace(/-[A-Za-z0-9]{6}$/, '')];
  return new Set(names.flatMap((one) => [one, one.replace(/\/[^/]*$/, '')]));
}
