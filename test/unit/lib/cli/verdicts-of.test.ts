import { verdictsOf } from '../../../../lib/cli/approval/make-bundle';
import type { Report } from '../../../../lib/policy/report/report';

const found = (rule: string, more: object = {}) => ({
  rule,
  fingerprint: `of ${rule}`,
  verdict: 'fail',
  level: 'mandatory',
  date: '2026-01-01',
  ...more,
});
const report = (...findings: readonly object[]) => ({ findings, waivers: [] }) as unknown as Report;

test('of a report is approved what was found, whether a waiver covers it, and whether it passes', () => {
  const waived = found('c/d', { waiver: { reason: 'so', expires: '2027-01-01' } });
  expect(verdictsOf(report(found('a/b'), waived))).toEqual({
    blocked: true,
    findings: [
      ['a/b', 'of a/b', false],
      ['c/d', 'of c/d', true],
    ],
  });
  expect(verdictsOf(report(waived))).toEqual({ blocked: false, findings: [['c/d', 'of c/d', true]] });
  expect(verdictsOf(report())).toEqual({ blocked: false, findings: [] });
});

test('where nothing was judged nothing is approved of it', () => expect(verdictsOf(undefined)).toEqual({}));
