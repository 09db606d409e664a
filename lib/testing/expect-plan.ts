import { bookkeeping } from '../assembly/layout';
import { checkAssembly } from '../assembly/read-assembly';
import { UserError } from '../errors';
import { compareSides } from '../plan/compare-sides';
import { textPlan } from '../plan/formats/text-plan';
import { assembledTexts } from '../plan/read/assembled-files';
import type { Side } from '../plan/read/side';
import type { Synthesized } from './synthesize';

/** What `expect` of every test runner has for a text. */
export interface PlanExpectation {
  readonly not: PlanExpectation;
  toBe(text: string): void;
  toContain(text: string): void;
  toMatch(pattern: RegExp | string): void;
  toMatchInlineSnapshot(snapshot?: string): void;
  toMatchSnapshot(hint?: string): void;
}

/** Wider than any line: where a line is broken is the terminal's matter. */
const columns = 1_000;

/**
 * What changes from one synthesis to another, as `slipway plan --verbose` prints it: for tests of libraries, which must not change by
 * accident what others have deployed.
 *
 * @returns the same text for the same two syntheses, whatever machine, terminal and day
 */
export function planText(before: Synthesized, after: Synthesized): string {
  return textPlan(compareSides(sideOf('before', before), sideOf('after', after)), { verbose: true, columns });
}

/**
 * `expect` of the test runner, of `planText`: `expectPlan(before, after).toMatchInlineSnapshot()`.
 *
 * @throws UserError where the runner has no global `expect`
 */
export function expectPlan(before: Synthesized, after: Synthesized): PlanExpectation {
  const { expect } = globalThis as { readonly expect?: unknown };
  if (typeof expect !== 'function')
    throw new UserError(
      'expectPlan finds no global `expect`.',
      'Import that of your test runner, and write `expect(planText(before, after))`.',
    );
  return expect(planText(before, after)) as PlanExpectation;
}

function sideOf(name: string, { files }: Synthesized): Side {
  const file = `cdktf.out/${bookkeeping.assembly}`;
  const assembly = checkAssembly(JSON.parse(files.get(file) ?? 'null'), file);
  return { name, assembly, files: assembledTexts(assembly, files), passedOver: [] };
}
