import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { canonicalJson, DeploymentStack, kebabCase, ProvidedDependency } from '../../../lib';
import { Marks, mark } from './marks';
import { labelOwner, Owner, tagOwner } from './owner';
import { orderObjects, Part } from './stage';

/** What a workload has said of all of its objects. */
interface Marked extends Marks {
  readonly owner?: Owner;
}

/**
 * Says of everything that stands below a workload whose it is and when it is applied, whoever defined it: once nothing more is defined.
 *
 * @param parts by the id of what stands below the workload; everything else is its own
 * @param isAwaited whether a migration calls it
 */
export function markObjects(workload: Construct, { owner, ...marks }: Marked, parts: ReadonlyMap<string, Part>, isAwaited: boolean): void {
  const stack = DeploymentStack.of(workload);
  for (const cluster of stack.clusters) {
    const scope = stack.chartScope(workload, cluster);
    const objects = scope.node.findAll().filter(ApiObject.isApiObject);
    for (const object of objects) mark(object, marks);
    if (owner) for (const object of objects) labelOwner(object, owner);
    const depth = scope.node.scopes.length;
    orderObjects(
      objects.map((object) => [object, parts.get(object.node.scopes[depth]!.node.id)] as const),
      stack.environment.at(cluster).ordering,
      isAwaited,
    );
  }
  if (owner) tagOwner(workload, owner);
}

/** What a workload states of its marks, and of what it uses. */
interface MarkedWorkload extends Marked {
  readonly dependencies?: Readonly<Record<string, unknown>>;
}

/**
 * The same of a workload with its dependencies and jobs, and of what it shares.
 *
 * @param jobs ids of those that stand beside its pods
 * @param migrates whether one of them runs before its pods
 */
export function markWorkload(
  workload: Construct,
  props: MarkedWorkload,
  jobs: readonly string[],
  shared: readonly ProvidedDependency[],
  { isAwaited, migrates }: { readonly isAwaited: boolean; readonly migrates: boolean },
): void {
  const parts: readonly [string, Part][] = [
    ...Object.keys(props.dependencies ?? {}).map((name): [string, Part] => [kebabCase(name), 'dependency']),
    ...jobs.map((id): [string, Part] => [id, 'job']),
  ];
  markObjects(workload, props, new Map(parts), isAwaited);
  for (const thing of shared) markShared(thing, props.owner, migrates);
}

/**
 * Says of what several workloads use whose it is, where they all have one owner, and of what stands in the cluster that it is applied first.
 *
 * @param owner of one of them
 * @param migrates whether a migration of that one uses it
 */
export function markShared({ scope, id, users }: ProvidedDependency, owner: Owner | undefined, migrates: boolean): void {
  const stack = DeploymentStack.of(scope);
  const isTheirs = users.every((user) => canonicalJson(user.owner) === canonicalJson(owner));
  for (const cluster of stack.clusters) {
    const thing = stack.chartScope(scope, cluster).node.tryFindChild(id);
    const objects = thing?.node.findAll().filter(ApiObject.isApiObject) ?? [];
    if (owner && isTheirs) for (const object of objects) labelOwner(object, owner);
    orderObjects(
      objects.map((object) => [object, 'dependency'] as const),
      stack.environment.at(cluster).ordering,
      migrates,
    );
  }
  const thing = scope.node.tryFindChild(id) as Construct | undefined;
  if (owner && isTheirs && thing) tagOwner(thing, owner);
}
