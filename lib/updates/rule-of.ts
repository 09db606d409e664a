import { UserError } from '../errors';
import { nearestFirst } from '../wording/nearest';

/** What a key of `updates` names: a workload, those of an app, those of one name, all. */
interface Named {
  readonly app: string;
  readonly workload: string;
}

function namedBy(key: string): Named {
  const slash = key.indexOf('/');
  return { app: key.slice(0, slash), workload: key.slice(slash + 1) };
}

function covers(key: string, workload: string): boolean {
  const [named, it] = [namedBy(key), namedBy(workload)];
  return (named.app === '*' || named.app === it.app) && (named.workload === '*' || named.workload === it.workload);
}

/** How many of its halves a key names. */
function precision(key: string): number {
  return Object.values(namedBy(key)).filter((half) => half !== '*').length;
}

/** What says where a workload's images come from: the most specific one that names it. */
export function ruleOf<T extends { readonly workloads: string }>(rules: readonly T[], workload: string): T | undefined {
  return rules.filter(({ workloads }) => covers(workloads, workload)).sort((a, b) => precision(b.workloads) - precision(a.workloads))[0];
}

/**
 * Refuses keys that say two things of one workload, and those that name none.
 *
 * @param workloads that the release of the environment has
 * @throws UserError naming the key
 */
export function checkUpdateKeys(environment: string, keys: readonly string[], workloads: readonly string[]): void {
  for (const workload of workloads) {
    const naming = keys.filter((key) => covers(key, workload));
    const most = Math.max(...naming.map(precision));
    const [key, other] = naming.filter((each) => precision(each) === most);
    if (other === undefined) continue;
    throw new UserError(
      `Environment '${environment}' states 'updates' of '${workload}' twice, as '${key}' and as '${other}'.`,
      `State '${workload}' itself, or drop one of them.`,
    );
  }
  const idle = keys.find((key) => !workloads.some((workload) => covers(key, workload)));
  if (idle === undefined) return;
  const [nearest] = nearestFirst(idle, workloads);
  throw new UserError(
    `Environment '${environment}' states 'updates' of '${idle}', which names no workload of its release.`,
    nearest === undefined
      ? 'Add the workload to its release file first, or drop it.'
      : `Did you mean '${nearest}'? Else drop it, or add the workload to the release file.`,
  );
}
