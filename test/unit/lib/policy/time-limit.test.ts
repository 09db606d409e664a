import { graph, Reporter } from '../../../../lib';
import { policyOf } from './policy-of';

test('a rule that loops is stopped, named, and counts as failed; the others are judged', () => {
  const loops = policyOf(
    graph('v1/Pod', () => {
      for (;;) {
        try {
          JSON.stringify(process.versions);
        } catch {
          // Not even this keeps it running.
        }
      }
    }),
    { name: 'test/loops' },
  );
  const fails = policyOf(
    graph('v1/Pod', () => ['is not good']),
    { name: 'test/fails' },
  );
  const reporter = new Reporter('2026-03-01', 200);
  reporter.judge({
    id: 'shop',
    app: 'shop',
    environment: 'production',
    packs: [{ name: 'acme', version: '1.0.0', policies: [loops, fails], levels: { 'test/loops': 'mandatory-without-waiver' } }],
    waivers: [],
    resources: [{ type: 'v1/Pod', address: 'blue/shop/Pod/a', path: 'shop/a/Pod', values: {} }],
    sourceOf: () => undefined,
    outputOf: () => ({ folder: 'kubernetes', file: 'a.k8s.yaml' }),
  });
  const { findings, rules } = reporter.report();
  expect(findings.map(({ rule, verdict, level, message }) => ({ rule, verdict, level, message }))).toEqual([
    { rule: 'test/fails', verdict: 'fail', level: 'mandatory', message: 'is not good' },
    { rule: 'test/loops', verdict: 'error', level: 'mandatory-without-waiver', message: 'the rule did not end within 0.202 seconds' },
  ]);
  expect(rules.map(({ name }) => name)).toEqual(['test/fails', 'test/loops']);
});
