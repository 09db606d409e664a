import { canonicalJson } from '../documents/hash';
import { Source, UserError } from '../errors';
import { Claimant } from './claims';
import { lineOf } from './render/taken';

/**
 * Takes the labels that select some pods in the namespace of a stack: what selects by them would take the pods of both.
 *
 * @throws UserError naming both, if somebody else has them
 */
export function claimPods(stack: Claiming, pods: SelectedPods): void {
  const { environment, namespace } = stack;
  const { selector: labels, path } = pods;
  stack.existing.pods.push(pods);
  for (const cluster of stack.clusters) {
    const scope = { ...stack.scopeOf(cluster), environment: environment.name, namespace };
    const other = stack.claim(scope, `pods ${canonicalJson(labels)}`, path);
    if (!other) continue;
    throw new UserError(
      `'${path}' and '${other}'${lineOf(stack.node.root, other)} both have pods with the labels ${canonicalJson(labels)} in namespace '${namespace}'.`,
      'Rename one of them: pods of a job are named <workload>-<job>, and those of a dependency in the cluster <workload>-<dependency>.',
    );
  }
}

type Labels = Readonly<Record<string, string>>;

/** Some pods, and what selects them. */
export interface SelectedPods {
  readonly selector: Labels;
  /** All that they have. */
  readonly labels: Labels;
  /** Construct path of what makes them. */
  readonly path: string;
}

/** Who keeps the pods of everything in it. */
interface Claiming extends Claimant {
  readonly existing: { readonly pods: SelectedPods[] };
}

/** A stack, as far as it matters here. */
interface Stack extends Claiming {
  readonly region: { readonly region: string };
}

/**
 * Refuses a selector that others stated, such as that of a Deployment which is adopted, where it would select the pods of something else in the
 * namespace too; ours are unique.
 *
 * @param stated where the selector of some pods was stated; nothing where it is ours
 * @throws UserError naming both
 */
export function refuseSharedPods<S extends Stack>(
  stacks: readonly S[],
  stated: (stack: S, pods: SelectedPods) => AdoptedSelector | undefined,
): void {
  const places = new Map<string, { readonly stack: S; readonly pods: SelectedPods }[]>();
  for (const stack of stacks) {
    const place = JSON.stringify([stack.environment.name, stack.region.region, stack.namespace]);
    places.set(place, [...(places.get(place) ?? []), ...stack.existing.pods.map((pods) => ({ stack, pods }))]);
  }
  for (const here of places.values()) {
    for (const { stack, pods: adopted } of here) {
      const said = stated(stack, adopted);
      if (!said) continue;
      const other = here
        .map(({ pods }) => pods)
        .find((one) => one !== adopted && (selects(adopted.selector, one) || selects(one.selector, adopted)));
      if (!other) continue;
      const [by, of] = selects(adopted.selector, other) ? [adopted, other] : [other, adopted];
      throw new UserError(
        `'adopt' states the selector ${canonicalJson(adopted.selector)} of '${adopted.path}', and the pods of '${of.path}' would be selected by that of '${by.path}' too.`,
        'Two that select the same pods take them from each other: give the other one labels of its own, or another namespace.',
        said.source,
      );
    }
  }
}

/** Where a selector was stated. */
interface AdoptedSelector {
  readonly source: Source | undefined;
}

function selects(selector: Labels, { labels }: SelectedPods): boolean {
  return Object.entries(selector).every(([key, value]) => labels[key] === value);
}
