import fc from 'fast-check';
import { expression, type Policy, Reporter, type Resource } from '../../../../lib';
import { selectFindings } from '../../../../lib/cli/validate/select-findings';
import { merged } from '../../../../lib/policy/report/merged';
import type { Finding, Report } from '../../../../lib/policy/report/report';
import { standing } from '../../../../lib/policy/report/superseding';
import { Waiver } from '../../../../lib/policy/waivers/waiver';
import { policyOf } from './policy-of';
import { sampleReport } from './reports';

const widgets = 'v1/ConfigMap';
const widget: Resource = { type: widgets, address: 'blue/shop/ConfigMap/orders', path: 'shop-production/orders/Config', values: {} };
const says = (name: string, severity: Policy['severity'], supersedes: readonly string[] = []): Policy =>
  policyOf(
    expression(widgets, (document) => (document as never as { data: { isSet(): never } }).data.isSet()),
    { name, severity, supersedes },
  );

function reported(policies: readonly Policy[], waivers: readonly Waiver[] = []): Report {
  const reporter = new Reporter('2026-03-01');
  reporter.judge({
    id: 'shop-production',
    app: 'shop',
    environment: 'production',
    packs: [{ name: 'test', version: '1.0.0', policies }],
    waivers,
    resources: [widget],
    sourceOf: () => undefined,
    outputOf: () => ({ folder: 'kubernetes', file: 'orders.k8s.yaml' }),
  });
  return reporter.report();
}

const waiver = (rule: string, path: string) =>
  new Waiver({ rule, path, reason: 'the vendor ships a fix in spring', owner: 'team', expires: '2026-03-20' });

const strict = says('widget/strict', 'high', ['widget/mild']);
const mild = says('widget/mild', 'critical');

test('what a stricter rule finds too is kept aside, and the finding that is shown is as bad as the worst of both', () => {
  const { findings, superseded } = reported([strict, mild]);
  expect(findings.map(({ rule, severity }) => `${rule} ${severity}`)).toEqual(['widget/strict critical']);
  expect(superseded!.map(({ rule, supersededBy }) => [rule, supersededBy])).toEqual([['widget/mild', [findings[0]!.fingerprint]]]);
});

test('a waiver of a rule does not waive what a worse rule says of the same', () => {
  const { findings, superseded } = reported([strict, mild], [waiver('widget/strict', 'shop-*/orders')]);
  expect(findings.map(({ rule, severity, waiver: by }) => [rule, severity, by !== undefined])).toEqual([
    ['widget/mild', 'critical', false],
    ['widget/strict', 'high', true],
  ]);
  expect(superseded).toBeUndefined();
});

test('a rule that was asked for alone is told, although a stricter one that was not asked for says the same', () => {
  const only = (rule: string) => selectFindings(reported([strict, mild]), undefined, [rule]).findings;
  expect(only('widget/mild').map(({ rule, severity }) => `${rule} ${severity}`)).toEqual(['widget/mild critical']);
  expect(only('widget/strict').map(({ rule, severity }) => `${rule} ${severity}`)).toEqual(['widget/strict high']);
});

test('rules that supersede each other are all told: nothing is said by nobody', () => {
  const one = says('widget/one', 'high', ['widget/two']);
  const two = says('widget/two', 'high', ['widget/one', 'widget/two']);
  expect(reported([one, two]).findings.map(({ rule }) => rule)).toEqual(['widget/one', 'widget/two']);
});

test('what is kept aside in one cluster and stands in another is told', () => {
  const [finding] = sampleReport().findings as [Finding];
  const [both] = merged([
    { ...finding, addresses: ['blue/x'], supersededBy: ['0123456789abcdef'] },
    { ...finding, addresses: ['green/x'] },
  ]);
  expect(both).toEqual({ ...finding, addresses: ['blue/x', 'green/x'] });
});

test('however findings stand for each other, each open one is told or said by one that is told, and is open', () => {
  const [sample] = sampleReport().findings as [Finding];
  const name = (index: number) => index.toString(16).padStart(16, '0');
  const edges = fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 14 });
  fc.assert(
    fc.property(edges, fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }), (pairs, waived) => {
      const all = waived.map((isWaived, index): Finding => {
        const { waiver: _own, ...finding } = sample;
        const by = pairs.filter(([below]) => below === index).map(([, over]) => name(over));
        return {
          ...finding,
          rule: String(index),
          fingerprint: name(index),
          ...(isWaived && { waiver: { reason: '', owner: '', expires: '' } }),
          ...(by.length > 0 && { supersededBy: by }),
        };
      });
      const { findings, superseded = [] } = standing(all, () => 'low');
      expect(new Set([...findings, ...superseded].map(({ fingerprint }) => fingerprint)).size).toBe(all.length);
      expect(findings.length + superseded.length).toBe(all.length);
      const told = new Set(findings.filter(({ waiver: by }) => !by).map(({ fingerprint }) => fingerprint));
      const open = new Map(all.filter(({ waiver: by }) => !by).map((finding) => [finding.fingerprint, finding]));
      const isSaid = ({ fingerprint, supersededBy = [] }: Finding, seen: ReadonlySet<string> = new Set()): boolean =>
        told.has(fingerprint) ||
        supersededBy.some((one) => !seen.has(one) && open.has(one) && isSaid(open.get(one)!, new Set([...seen, fingerprint])));
      for (const finding of open.values()) expect(isSaid(finding)).toBe(true);
    }),
  );
});
