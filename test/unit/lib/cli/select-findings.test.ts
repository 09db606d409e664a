import { selectFindings } from '../../../../lib/cli/validate/select-findings';
import { UserError } from '../../../../lib/errors';
import type { Report, ReportedWaiver, WaiverTerms } from '../../../../lib/policy/report/report';
import { sampleReport } from '../policy/reports';

const report = sampleReport();
const terms = (owner: string, rule: string, environments?: readonly string[]): WaiverTerms => ({
  rule,
  path: '*',
  reason: 'r',
  owner,
  expires: '2026-03-20',
  ...(environments && { environments }),
});
/** By owner: where each holds. */
const places = {
  everywhere: undefined,
  staging: ['staging'],
  production: ['production'],
  both: ['staging', 'production'],
  elsewhere: ['qa'],
};
const waivers = Object.entries(places).map(([owner, environments]) => terms(owner, 'test/waived', environments));
const waived: Report = {
  ...report,
  waivers: waivers.map((waiver): ReportedWaiver => ({ ...waiver, state: 'used' })),
  foreignWaivers: waivers,
};
const all = Object.keys(places);

test.each<[stacks: readonly string[] | undefined, owners: readonly string[]]>([
  [undefined, all],
  [['shop-staging'], ['everywhere', 'staging', 'both']],
  [['shop-production'], ['everywhere', 'production', 'both']],
  [
    ['shop-staging', 'shop-production'],
    ['everywhere', 'staging', 'production', 'both'],
  ],
  [[], ['everywhere']],
])('of the stacks %j, the waivers are left that hold there', (stacks, owners) => {
  const chosen = stacks && new Set(stacks);
  for (const only of [[], ['test/waived']]) {
    const left = selectFindings(waived, chosen, only);
    expect(left.waivers.map(({ owner }) => owner)).toEqual(owners);
    expect(left.foreignWaivers?.map(({ owner }) => owner)).toEqual(owners);
  }
  expect(selectFindings(waived, chosen, ['test/worst']).waivers).toEqual([]);
});

test('whether a waiver is unused shows only where everything is looked at', () => {
  const unused: Report = { ...waived, waivers: waived.waivers.map((waiver) => ({ ...waiver, state: 'unused' })) };
  expect(selectFindings(unused, undefined).waivers).toHaveLength(all.length);
  expect(selectFindings(unused, new Set(['shop-staging', 'shop-production'])).waivers).toEqual([]);
  expect(selectFindings(unused, undefined, ['test/waived']).waivers).toEqual([]);
});

test.each([[undefined], [new Set(['shop-staging'])]])(
  'findings are left of the stacks %p and of the rules that are asked for',
  (stacks) => {
    const rules = report.rules.map(({ name }) => name);
    for (const only of [[], ['test/worst'], ['test/remark', 'test/unknown']]) {
      const asked = only.length > 0 ? only : rules;
      const left = selectFindings(report, stacks, only);
      const expected = report.findings.filter(({ stack, rule }) => (stacks?.has(stack) ?? true) && asked.includes(rule));
      expect(left.findings).toEqual(expected);
      expect(expected.length).toBeGreaterThan(0);
      expect(left.rules.map(({ name }) => name)).toEqual(rules.filter((name) => asked.includes(name)));
      expect(left.stacks.map(({ id }) => id)).toEqual(report.stacks.map(({ id }) => id).filter((id) => stacks?.has(id) ?? true));
    }
  },
);

test('a rule that is enforced nowhere is refused with the nearest, unless nothing was judged', () => {
  const asking = (from: Report) => () => selectFindings(from, undefined, ['test/worts']);
  expect(asking(report)).toThrow(UserError);
  expect(asking(report)).toThrow("No environment enforces a rule named 'test/worts'. Did you mean test/worst");
  expect(asking({ ...report, rules: [] })).toThrow("Set 'policies' in an environment.");
  expect(asking({ ...report, documents: [{} as never] })).toThrow("No pack holds a rule named 'test/worts'.");
  expect(asking({ ...report, documents: [] })).not.toThrow();
});
