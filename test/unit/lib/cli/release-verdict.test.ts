import { verdictWords } from '../../../../lib/cli/release/release-verdict';

const finding = (rule: string) => ({ rule, severity: 'high' as const, workload: 'shop/orders', message: 'is so', fingerprint: rule });
const verdict = (rules: readonly string[], waivers: readonly string[] = [], others = 0) =>
  verdictWords({ passed: rules.length + waivers.length === 0, failing: rules.map(finding), others, waivers });

test.each([
  [verdict([]), 'Policies: passed.'],
  [verdict([], [], 1), 'Policies: passed, 1 finding beside.'],
  [verdict([], [], 2), 'Policies: passed, 2 findings beside.'],
  [verdict(['a/b']), 'Policies: failed by 1 finding (a/b).'],
  [verdict(['a/b', 'a/b', 'c/d']), 'Policies: failed by 3 findings (a/b, c/d).'],
  [verdict(['a/b', 'c/d', 'e/f']), 'Policies: failed by 3 findings (a/b, c/d, e/f).'],
  [verdict(['a/b', 'c/d', 'e/f', 'g/h', 'i/j']), 'Policies: failed by 5 findings (a/b, c/d, e/f and 2 more).'],
  [verdict([], ['a/b']), 'Policies: failed by 1 waiver (a/b).'],
  [verdict(['a/b'], ['c/d', 'e/f']), 'Policies: failed by 1 finding (a/b) and 2 waivers (c/d, e/f).'],
])('%s', (words, expected) => expect(words).toBe(expected));
