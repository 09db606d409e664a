import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import {
  expression,
  type Level,
  type Policy,
  type Report,
  Reporter,
  readWaivers,
  type Severity,
  Waiver,
  type WaiverProps,
} from '../../../../lib';
import { policyOf } from './policy-of';

const today = '2026-03-01';
const reason = 'the vendor ships a fix in spring';

function waiver(props: Partial<WaiverProps> = {}): Waiver {
  return new Waiver({
    rule: 'test/policy',
    path: 'shop-production/orders',
    reason,
    owner: 'team-orders',
    expires: '2026-03-20',
    ...props,
  } as WaiverProps);
}

function policy(severity: Severity): Policy {
  return policyOf(
    expression('v1/ConfigMap', (map) => map.data.isSet()),
    { severity },
  );
}

function report(
  waivers: readonly Waiver[],
  { severity = 'medium' as Severity, level = 'mandatory' as Level, paths = ['shop-production/orders/Config'] } = {},
): Report {
  const reporter = new Reporter(today);
  reporter.judge({
    id: 'shop-production',
    app: 'shop',
    environment: 'production',
    packs: [{ name: 'test', version: '1.0.0', policies: [policy(severity)], level }],
    waivers,
    resources: paths.map((at) => ({
      type: 'v1/ConfigMap',
      address: `blue/shop/ConfigMap/${at.replaceAll('/', '-')}`,
      path: at,
      values: { metadata: {} },
    })),
    sourceOf: () => undefined,
    outputOf: () => ({ folder: 'kubernetes', file: 'orders.k8s.yaml' }),
  });
  return reporter.report();
}

const states = ({ waivers }: Report) => waivers.map(({ state }) => state);
const waived = ({ findings }: Report) => findings.map((finding) => finding.waiver !== undefined);

test('a waiver covers what stands at or below its path, and nothing beside it', () => {
  const found = report([waiver()], {
    paths: ['shop-production/orders', 'shop-production/orders/Config', 'shop-production/orders-2/Config'],
  });
  expect(found.findings.filter((finding) => finding.waiver).map((finding) => finding.path)).toEqual([
    'shop-production/orders',
    'shop-production/orders/Config',
  ]);
  expect(states(found)).toEqual(['used']);
});

test('a star stands for characters between two slashes', () => {
  expect(waived(report([waiver({ path: 'shop-*/orders' })]))).toEqual([true]);
  expect(waived(report([waiver({ path: 'shop-*/Config' })]))).toEqual([false]);
});

test('a waiver covers one finding by its fingerprint', () => {
  const { fingerprint } = report([]).findings[0]!;
  const { rule, reason, owner, expires } = waiver();
  const byFingerprint: WaiverProps = { rule, fingerprint, reason, owner, expires };
  expect(waived(report([new Waiver(byFingerprint)]))).toEqual([true]);
});

test('it holds on its last day and not after', () => {
  expect(waived(report([waiver({ expires: today })]))).toEqual([true]);
  const expired = report([waiver({ expires: '2026-02-28' })]);
  expect({ waived: waived(expired), states: states(expired), problem: expired.waivers[0]!.problem }).toEqual({
    waived: [false],
    states: ['expired'],
    problem: 'expired on 2026-02-28',
  });
});

test.each([
  ['critical', '2026-03-31', '2026-04-01'],
  ['high', '2026-05-30', '2026-05-31'],
  ['medium', '2027-03-01', '2027-03-02'],
] as const)('the waiver of a %s rule may hold until %s, not until %s', (severity, last, tooLate) => {
  expect(states(report([waiver({ expires: last })], { severity }))).toEqual(['used']);
  const late = report([waiver({ expires: tooLate })], { severity });
  expect({ states: states(late), waived: waived(late) }).toEqual({ states: ['refused'], waived: [false] });
});

test.each(['*/orders', 'shop-production'])('a critical rule is not waived for %s', (wide) => {
  expect(states(report([waiver({ path: wide })], { severity: 'critical' }))).toEqual(['refused']);
  expect(states(report([waiver({ path: wide })], { severity: 'high' }))).toEqual(['used']);
});

test('no waiver covers what is mandatory without waiver', () => {
  const found = report([waiver()], { level: 'mandatory-without-waiver' });
  expect({ waived: waived(found), states: states(found) }).toEqual({ waived: [false], states: ['refused'] });
});

test('a waiver that covers nothing is unused', () => {
  expect(states(report([waiver({ path: 'shop-production/billing' })]))).toEqual(['unused']);
});

test('a waiver of an unknown rule is refused with the nearest names', () => {
  expect(() => report([waiver({ rule: 'test/polici' })])).toThrow(
    "A waiver names the rule 'test/polici', which no environment enforces. Did you mean test/policy?",
  );
});

test.each([
  [{ reason: 'because' }, "has the reason 'because'. Say why in at least 20 characters."],
  [{ owner: ' ' }, 'has no owner.'],
  [{ expires: '2026-02-30' }, "expires on '2026-02-30'. Write a day as YYYY-MM-DD."],
  [{ path: 'shop/' }, "has the path 'shop/'"],
  [{ fingerprint: '0123456789abcdef' }, 'has a path and a fingerprint'],
  [{ path: undefined }, 'says of nothing'],
  [{ path: undefined, fingerprint: 'ABC' }, "has the fingerprint 'ABC'"],
])('%j is refused', (props, message) => {
  expect(() => waiver(props as Partial<WaiverProps>)).toThrow(message);
});

describe('a file of waivers', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'waivers-'));
  afterAll(() => fs.rmSync(folder, { recursive: true }));
  const read = (content: string, name = 'waivers.yaml') => {
    fs.writeFileSync(path.join(folder, name), content);
    return readWaivers(path.join(folder, name));
  };
  const entry = `rule: test/policy\n    path: shop-production/orders\n    reason: ${reason}\n    owner: team-orders\n    expires: 2026-03-20`;

  test('is read as YAML and as JSON, each with the line of its entry', () => {
    const [first, second] = read(`waivers:\n  - ${entry}\n  - ${entry}\n`);
    expect([first!.source!.line, second!.source!.line]).toEqual([2, 7]);
    const { rule, path: at, owner, expires } = waiver();
    expect(read(JSON.stringify({ waivers: [{ rule, path: at, reason, owner, expires }] }), 'waivers.json')[0]!.rule).toBe('test/policy');
  });

  test.each([
    ['waivers:\n  - rule: [a\n', 'waivers.yaml:3:1: '],
    [`waivers:\n  - ${entry}\n    until: never\n`, "Waiver 1 has 'until'."],
    ['waivers:\n  - rule: test/policy\n', "Waiver 1 has no 'reason'."],
    [`waivers:\n  - ${entry.replace('test/policy', '7')}\n`, "Waiver 1 has 'rule': 7. Put it in quotes."],
    ['- a\n', "The file is not one list named 'waivers'."],
    [`waivers:\n  - ${entry}\n    rule: test/other\n`, 'a key is there twice'],
    [`waivers: !!js/function x\n`, "The file is not one list named 'waivers'."],
  ])('%j is refused', (content, message) => {
    expect(() => read(content)).toThrow(message);
  });

  test('a mistake is told with its line', () => {
    try {
      read(`waivers:\n  - ${entry}\n  - ${entry.replace(reason, 'because')}\n`);
      throw new Error('nothing was refused');
    } catch (error) {
      expect(error).toMatchObject({ at: { line: 7 } });
    }
  });
});
