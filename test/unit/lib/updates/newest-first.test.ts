import * as fc from 'fast-check';
import { newestBuild, semver } from '../../../../lib';
import { versionsOf } from '../../../../lib/updates/newest-first';
import { ruleOf } from '../../../../lib/updates/rule-of';
import { check } from '../../../kit/property';

const rule = (range: string, prereleases = false) => semver(range, { prereleases }).terms;
const builds = newestBuild(/^main-(?<time>[\d.T-]+)-[0-9a-f]+$/).terms;

test.each<[string, ReturnType<typeof rule>, string[], string, string[], string | undefined]>([
  ['numbers, not letters', rule('*'), ['1.9.0', '1.10.0', '1.53.0', '1.6.0'], '1.6.0', ['1.53.0', '1.10.0', '1.9.0', '1.6.0'], 'newer'],
  ['the range', rule('^1'), ['2.0.0', '1.2.0', '1.3.0'], '1.2.0', ['1.3.0', '1.2.0'], 'newer'],
  ['what runs already', rule('^1'), ['1.2.0', '1.3.0'], '1.3.0', ['1.3.0', '1.2.0'], 'same'],
  ['no way back', rule('^1'), ['1.2.0', '1.3.0'], '1.4.0', ['1.3.0', '1.2.0'], 'older'],
  ['no way back into a range', rule('^1'), ['1.2.0', '2.0.0'], '2.0.0', ['1.2.0'], 'older'],
  ['a first version', rule('^1'), ['1.2.0'], 'main-7-abc', ['1.2.0'], 'newer'],
  ['no version', rule('^9'), ['1.2.0'], '1.2.0', [], undefined],
  ['no tag that moves', rule('*'), ['latest', '2', '2.1', 'v2', '2.1.0', '=2.1.1', ' 2.1.2', '02.1.3'], '2.1.0', ['2.1.0'], 'same'],
  ['no version before a release', rule('^2'), ['2.1.0-rc.1', '2.0.0', '2.2.0-alpine'], '2.0.0', ['2.0.0'], 'same'],
  [
    'versions before a release, if asked',
    rule('^2', true),
    ['2.1.0-rc.1', '2.1.0-rc.10', '2.0.0'],
    '2.0.0',
    ['2.1.0-rc.10', '2.1.0-rc.1', '2.0.0'],
    'newer',
  ],
  ['versions before a release, if the range has one', rule('^2.1.0-rc.0'), ['2.1.0-rc.1', '2.2.0-rc.1'], '2.0.0', ['2.1.0-rc.1'], 'newer'],
  ['the way in which the tag is written', rule('*'), ['v2.1.0', '2.1.0'], 'v2.0.0', ['v2.1.0', '2.1.0'], 'newer'],
  ['the tag that runs', rule('*'), ['v2.1.0', '2.1.0'], '2.1.0', ['2.1.0', 'v2.1.0'], 'same'],
  ['builds of one version', rule('*'), ['1.0.0_9', '1.0.0_10'], '1.0.0_9', ['1.0.0_10', '1.0.0_9'], 'newer'],
  ['builds by their time', builds, ['main-9-a', 'main-10-b', 'main-100-0'], 'main-9-a', ['main-100-0', 'main-10-b', 'main-9-a'], 'newer'],
  [
    'long times',
    builds,
    ['main-99999999999999999999-a', 'main-100000000000000000000-b'],
    'x',
    ['main-100000000000000000000-b', 'main-99999999999999999999-a'],
    'newer',
  ],
  [
    'dates',
    builds,
    ['main-2026.1.9-a', 'main-2026.1.10-b', 'main-2025.12.31-c'],
    'x',
    ['main-2026.1.10-b', 'main-2026.1.9-a', 'main-2025.12.31-c'],
    'newer',
  ],
  ['whole tags only', builds, ['main-1-a', 'x-main-2-b', 'main-3-b-debug'], 'main-1-a', ['main-1-a'], 'same'],
  ['no build before the one that runs', builds, ['main-1-a'], 'main-2-b', ['main-1-a'], 'older'],
  ['names of JavaScript', rule('*'), ['__proto__', 'constructor', '1.0.0'], '1.0.0', ['1.0.0'], 'same'],
])('an update heeds %s', (_name, terms, tags, current, newestFirst, step) => {
  expect(versionsOf(terms, tags, current)).toEqual({ newestFirst, ...(step && { step }) });
});

const version = fc.tuple(fc.nat(12), fc.nat(12), fc.nat(12)).map((numbers) => numbers.join('.'));
const tag = fc.oneof(
  version,
  version.map((each) => `v${each}`),
  fc.tuple(version, fc.nat(12)).map(([each, build]) => `${each}-rc.${build}`),
  fc.tuple(fc.nat(2_000), fc.constantFrom('a', 'b')).map(([time, hash]) => `main-${time}-${hash}`),
  fc.constantFrom('latest', '1', '1.2'),
);
const terms = fc.constantFrom(rule('*'), rule('^1'), rule('>=2 <9', true), builds);

test('the order in which a registry lists its tags changes nothing', () => {
  check(
    fc.property(fc.array(tag, { maxLength: 30 }), terms, tag, fc.nat(), (tags, how, current, seed) => {
      const shuffled = [...tags].sort((a, b) => ((a.length * 7 + seed) % 11) - ((b.length * 7 + seed) % 11)).reverse();
      expect(versionsOf(how, shuffled, current)).toEqual(versionsOf(how, tags, current));
    }),
  );
});

test('an update never goes back, and a second one finds nothing to do', () => {
  check(
    fc.property(fc.array(tag, { maxLength: 30 }), terms, tag, (tags, how, current) => {
      const { newestFirst, step } = versionsOf(how, tags, current);
      for (const each of newestFirst) expect(tags).toContain(each);
      if (step !== 'newer') return;
      const after = versionsOf(how, tags, newestFirst[0]!);
      expect(after.step).toBe('same');
      // Whoever runs the newest is not led back to what ran before.
      expect(versionsOf(how, [current], newestFirst[0]!).step).not.toBe('newer');
    }),
  );
});

test('a workload has the rule of the most specific key', () => {
  const rules = ['*/*', 'shop/*', '*/cart', 'pay/cart'].map((workloads) => ({ workloads }));
  const keyOf = (workload: string) => ruleOf(rules, workload)?.workloads;
  expect(['pay/cart', 'shop/web', 'ads/cart', 'ads/web'].map(keyOf)).toEqual(['pay/cart', 'shop/*', '*/cart', '*/*']);
  expect(ruleOf([{ workloads: 'shop/*' }], 'pay/web')).toBeUndefined();
});
