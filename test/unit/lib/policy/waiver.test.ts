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
  {
    severity = 'medium' as Severity,
    level = 'mandatory' as Level,
    paths = ['shop-production/orders/Config'],
    stack = 'shop-production',
    foreign = undefined as string | undefined,
  } = {},
): Report {
  const reporter = new Reporter(today);
  reporter.judge({
    id: stack,
    ...(foreign === undefined && { app: 'shop' }),
    environment: 'production',
    packs: [{ name: 'test', version: '1.0.0', policies: [policy(severity)], level }],
    waivers,
    resources: paths.map((at) => ({
      type: 'v1/ConfigMap',
      address: `blue/shop/ConfigMap/${at.replaceAll('/', '-') || 'orders'}`,
      path: at,
      values: { metadata: {} },
    })),
    sourceOf: () => undefined,
    outputOf: () => (foreign === undefined ? { folder: 'kubernetes', file: 'orders.k8s.yaml' } : { folder: 'input', file: foreign }),
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

describe('how much a waiver may cover', () => {
  const stateFor = (path: string, severity: Severity, at = 'shop-production-eu-west-1/orders/Config') =>
    states(report([waiver({ path })], { severity, paths: [at], stack: 'shop-production-eu-west-1' }))[0];
  const wide = ['*', '**', '*/*', '*/orders', '*/*/Config', '*-production-*', 's*', 's**n*/orders', 'shop*'];
  const ofApp = ['shop-*', 'shop-production-*', 'shop-*/orders', 'shop-production-eu-west-1', 'shop-production-eu-west-1/*'];
  const ofWorkload = ['shop-production-eu-west-1/orders', 'shop-production-eu-west-1/orders/Config'];

  test.each(wide)('%s names no stack, and waives no high rule', (path) => {
    expect(stateFor(path, 'critical')).toBe('refused');
    expect(stateFor(path, 'high')).toBe('refused');
    expect(stateFor(path, 'medium')).toBe('used');
  });

  test.each(ofApp)('%s names stacks, and waives no critical rule', (path) => {
    expect(stateFor(path, 'critical')).toBe('refused');
    expect(stateFor(path, 'high')).toBe('used');
  });

  test.each(ofWorkload)('%s waives any rule', (path) => {
    expect(stateFor(path, 'critical')).toBe('used');
  });

  test.each(['*', '*/*', 'shop-production-eu-west-1'])('%s is refused for a critical rule where it covers nothing too', (path) => {
    expect(states(report([waiver({ path })], { severity: 'critical', paths: [] }))).toEqual(['refused']);
  });

  test.each([
    ['k8s/all.yaml', '/shop/Deployment/orders'],
    ['all.yaml', '/Namespace/shop'],
    ['a/b/c/main.tf.json', '/aws_s3_bucket.it'],
    ['plan.json', '/module.a["x/y"].aws_s3_bucket.it'],
  ])('in %s a critical rule is waived for an object, a high one for the file', (file, rest) => {
    const whole = file + rest;
    const parts = whole.split('/');
    const foreign = (path: string, severity: Severity) => {
      const { waivers } = report([waiver({ path })], { severity, paths: [whole], stack: file, foreign: file });
      return waivers[0]!;
    };
    for (const [index] of parts.entries()) {
      const prefix = parts.slice(0, index + 1).join('/');
      expect([prefix, foreign(prefix, 'critical').state]).toEqual([prefix, prefix === whole ? 'used' : 'refused']);
      expect([prefix, foreign(prefix, 'high').state]).toEqual([prefix, index + 1 < file.split('/').length ? 'refused' : 'used']);
      const starred = parts.map((part, at) => (at === index ? '*' : part)).join('/');
      expect([starred, foreign(starred, 'critical').state]).toEqual([starred, 'refused']);
      expect([starred, foreign(starred, 'high').state]).toEqual([starred, index < file.split('/').length ? 'refused' : 'used']);
    }
  });

  test('in output that no construct made, a critical rule is waived for one object', () => {
    const at = 'shop-production-eu-west-1/blue/shop/ConfigMap/orders';
    const of = (path: string) => report([waiver({ path })], { severity: 'critical', paths: [''], stack: 'shop-production-eu-west-1' });
    expect(of(at).findings.map(({ path }) => path)).toEqual([at]);
    expect(states(of(at))).toEqual(['used']);
    expect(states(of('shop-production-eu-west-1/blue/shop'))).toEqual(['refused']);
  });

  test('what is refused tells what was given, what is allowed, and the way out', () => {
    const { waivers } = report([waiver({ path: 'k8s/all.yaml/shop' })], {
      severity: 'critical',
      paths: ['k8s/all.yaml/shop/Pod/a'],
      foreign: 'k8s/all.yaml',
    });
    expect(waivers[0]!.problem).toBe(
      "covers more than 'k8s/all.yaml/shop/Pod/a' by 'k8s/all.yaml/shop', and the rule is critical: " +
        "write 'k8s/all.yaml/shop/Pod/a', or name the finding by its fingerprint",
    );
  });
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

test('of many names that are near, three are told', () => {
  const policies = ['a', 'b', 'c', 'd', 'e'].map((end) => ({ ...policy('low'), name: `test/polic${end}` }));
  const reporter = new Reporter(today);
  reporter.expect('production', [{ name: 'test', version: '1.0.0', policies }], [waiver({ rule: 'test/polici' })]);
  expect(() => reporter.report()).toThrow(/Did you mean test\/polic[a-e], test\/polic[a-e], test\/polic[a-e]\?/);
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
