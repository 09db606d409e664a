import type { Resource } from '../documents/resource';
import type { JudgePlace } from '../policy/judge/judge';
import type { Verdict } from '../policy/judge/verdict';
import { verdictOf } from '../policy/judge/verdict-of';
import type { Setting } from '../policy/parameter';
import type { Policy } from '../policy/policy';
import { libProperties } from '../properties/lib-properties';

/** What a policy judges: a resource, alone or before others of its stack, and where. */
export type PolicyRow =
  | Resource
  | readonly Resource[]
  | ({ readonly resources: readonly Resource[]; readonly parameters?: readonly Setting[] } & JudgePlace);

/** Sentences with what they are about, by the verdict that is right: what complies, what does not, what cannot be known. */
export type PolicyTable = Readonly<Partial<Record<Verdict, Readonly<Record<string, PolicyRow>>>>>;

/**
 * A policy's table as cases of a test, for any runner: `test.each(policyCases(policy, table))('%s', (_sentence, check) => check())`.
 *
 * @returns the verdict and sentence of each row, and what throws where the policy says something else
 */
export function policyCases(policy: Policy, table: PolicyTable): readonly (readonly [sentence: string, check: () => void])[] {
  libProperties.check('policyCases.table', table, `the table of '${policy.name}'`);
  return Object.entries(table).flatMap(([verdict, rows]) =>
    Object.entries(rows).map(([sentence, row]) => [`${verdict}: ${sentence}`, () => check(policy, row, verdict as Verdict)] as const),
  );
}

function check(policy: Policy, row: PolicyRow, right: Verdict): void {
  const { resources, ...context } = 'resources' in row ? row : { resources: [row].flat() as readonly Resource[] };
  const [resource, ...others] = resources;
  const { verdict, messages } = verdictOf(policy, resource!, { ...context, others });
  if (verdict !== right) throw new Error(`${policy.name} says ${[verdict, ...messages].join(': ')}, not ${right}`);
  if (verdict !== 'pass' && !messages.some((message) => /\S/.test(message))) throw new Error(`${policy.name} says ${verdict}, and not why`);
}
