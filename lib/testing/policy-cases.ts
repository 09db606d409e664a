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

/**
 * Sentences with what they are about, by the verdict that is right: what complies, what does not, what cannot be known; and what is `excused`,
 * which passes although by the policy's description it would not.
 */
export type PolicyTable = Readonly<Partial<Record<Verdict | 'excused', Readonly<Record<string, PolicyRow>>>>>;

/**
 * A policy's table as cases of a test, for any runner: `test.each(policyCases(policy, table))('%s', (_sentence, check) => check())`.
 *
 * @returns the verdict and sentence of each row, and what throws where the policy says something else
 */
export function policyCases(policy: Policy, table: PolicyTable): readonly (readonly [sentence: string, check: () => void])[] {
  libProperties.check('policyCases.table', table, `the table of '${policy.name}'`);
  const rows = Object.entries(table).flatMap(([kind, rowsOfKind]) =>
    Object.entries(rowsOfKind).map(
      ([sentence, row]) => [`${kind}: ${sentence}`, () => check(policy, row, kind === 'excused' ? 'pass' : (kind as Verdict))] as const,
    ),
  );
  const { excuses } = policy;
  return excuses ? [...rows, ['the excuses that it names are those of its table', () => checkExcuses(policy, excuses, table)]] : rows;
}

function checkExcuses({ name }: Policy, excuses: readonly string[], { excused = {} }: PolicyTable): void {
  const rows = Object.keys(excused);
  const unnamed = rows.filter((sentence) => !excuses.includes(sentence));
  const untried = excuses.filter((sentence) => !rows.includes(sentence));
  if (unnamed.length > 0) throw new Error(`${name} does not name in excuses: ${unnamed.join('; ')}`);
  if (untried.length > 0) throw new Error(`${name} names excuses without a row in excused: ${untried.join('; ')}`);
}

function check(policy: Policy, row: PolicyRow, right: Verdict): void {
  const { resources, ...context } = 'resources' in row ? row : { resources: [row].flat() as readonly Resource[] };
  const [resource, ...others] = resources;
  const { verdict, messages } = verdictOf(policy, resource!, { ...context, others });
  if (verdict !== right) throw new Error(`${policy.name} says ${[verdict, ...messages].join(': ')}, not ${right}`);
  if (verdict !== 'pass' && !messages.some((message) => /\S/.test(message))) throw new Error(`${policy.name} says ${verdict}, and not why`);
}
