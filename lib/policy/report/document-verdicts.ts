import type { Resource } from '../../documents/resource';
import type { Judgements } from '../judge/judge';
import type { Verdict } from '../judge/verdict';
import { levelIn, type Pack } from '../pack';
import { rulesOf } from '../policy';

/** Verdicts from the best to the worst. */
const order: readonly Verdict[] = ['pass', 'unknown', 'fail', 'error'];

/** What every rule that applies to a resource's type says of it, by name; also those that say only what a stricter one says. */
export function documentVerdicts(
  resources: readonly Resource[],
  packs: readonly Pack[],
  { violations, superseded }: Judgements,
): readonly Readonly<Record<string, Verdict>>[] {
  const rules = new Map<string, string[]>();
  for (const pack of packs) {
    for (const policy of pack.policies.filter((candidate) => levelIn(pack, candidate) !== 'off'))
      for (const type of rulesOf(policy).flatMap(({ target }) => target.types)) rules.set(type, [...(rules.get(type) ?? []), policy.name]);
  }
  const passing = new Map(
    [...rules].map(([type, names]) => [type, Object.fromEntries(names.map((name): [string, Verdict] => [name, 'pass']))]),
  );
  const verdicts = new Map(resources.map((resource) => [resource, { ...passing.get(resource.type) }]));
  for (const { policy, resource, verdict } of [...violations, ...superseded]) {
    const own = verdicts.get(resource)!;
    if (order.indexOf(verdict) > order.indexOf(own[policy.name] ?? 'pass')) own[policy.name] = verdict;
  }
  return resources.map((resource) => verdicts.get(resource)!);
}
