import { canonicalJson } from '../documents/hash';
import { UserError } from '../errors';
import { Claimant } from './claims';

/**
 * Takes the labels that select some pods in the namespace of a stack: what selects by them would take the pods of both.
 *
 * @param path construct path of what makes the pods
 * @throws UserError naming both, if somebody else has them
 */
export function claimPods(stack: Claimant, labels: Readonly<Record<string, string>>, path: string): void {
  const { environment, namespace } = stack;
  for (const cluster of stack.clusters) {
    const scope = { ...stack.scopeOf(cluster), environment: environment.name, namespace };
    const other = stack.claim(scope, `pods ${canonicalJson(labels)}`, path);
    if (!other) continue;
    throw new UserError(
      `'${path}' and '${other}' both have pods with the labels ${canonicalJson(labels)} in namespace '${namespace}'.`,
      'Rename one of them: pods of a job are named <workload>-<job>, and those of a dependency in the cluster <workload>-<dependency>.',
    );
  }
}
