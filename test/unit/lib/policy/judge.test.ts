import {
  allOf,
  documents,
  everything,
  expression,
  type Graph,
  graph,
  implies,
  judge,
  type Pack,
  Parameter,
  type Policy,
  packWith,
  pods,
  type Resource,
  type Rule,
  related,
  terraformDocuments,
  UserError,
  unless,
} from '../../../../lib';
import { vouchFor } from '../../../../lib/own-rules';
import { policyOf } from './policy-of';

interface Widget {
  readonly on?: boolean;
  readonly size?: number;
  readonly owner?: string;
}

const widgets = documents<Widget>('widget');
const isOn = policyOf(
  expression(widgets, ({ on }) => on.is(true)),
  { name: 'widget/on' },
);
const packOf = (policies: readonly Policy[], others: Partial<Pack> = {}): Pack => ({ name: 'test', version: '1.0.0', policies, ...others });
const widget = (values: object, name = 'it'): Resource => ({
  type: 'widget',
  address: `widget.${name}`,
  path: `stack/${name}`,
  values: values as Record<string, unknown>,
});
const judged = (rule: Rule | readonly Rule[], ...resources: readonly Resource[]) => judge(resources, [packOf([policyOf(rule)])]).violations;

test('a violation names policy, resource, place and what stands there', () => {
  const resource = widget({ on: false });
  expect(judge([resource], [packOf([isOn])]).violations).toEqual([
    { policy: isOn, pack: 'test', level: 'mandatory', verdict: 'fail', resource, pointer: '/on', field: 'on', message: 'on is false' },
  ]);
});

test('a pack sets the level of its policies, and an environment changes it', () => {
  const strict = packOf([isOn], { level: 'advisory' });
  const levelsIn = (pack: Pack) => judge([widget({})], [pack]).violations.map(({ level }) => level);

  expect(levelsIn(packOf([isOn]))).toEqual(['mandatory']);
  expect(levelsIn(strict)).toEqual(['advisory']);
  expect(levelsIn(packWith(strict, { levels: { 'widget/on': 'mandatory-without-waiver' } }))).toEqual(['mandatory-without-waiver']);
  expect(levelsIn(packWith(strict, { level: 'off' }))).toEqual([]);
});

test('of several packs with one policy, the strictest counts', () => {
  const packs = [
    packOf([isOn], { name: 'mild', level: 'advisory' }),
    packOf([isOn], { name: 'strict' }),
    packOf([isOn], { name: 'none', level: 'off' }),
  ];
  expect(judge([widget({})], packs).violations).toEqual([expect.objectContaining({ pack: 'strict', level: 'mandatory' })]);
});

test('a pack sets the parameters of its policies', () => {
  const least = new Parameter<number>('least', 'Least size.', 1);
  const bigEnough = policyOf([expression(widgets, ({ size }) => size.atLeast(least))], { parameters: [least] });
  const resources = [widget({ size: 2 })];

  expect(judge(resources, [packOf([bigEnough])]).violations).toEqual([]);
  expect(judge(resources, [packOf([bigEnough], { parameters: [least.set(3)] })]).violations).toHaveLength(1);
});

test('a pack that contradicts itself is refused', () => {
  expect(() => judge([], [packOf([isOn, isOn])])).toThrow(UserError);
  expect(() => packWith(packOf([isOn]), { levels: { 'widget/of': 'off' } })).toThrow(
    "Pack 'test' sets a level for 'widget/of', which it does not hold.",
  );
});

test('a violation tells what to mend, and not what would have excused it', () => {
  const excused = policyOf(expression(widgets, ({ on, size }) => unless(on.is(true), size.above(1))));
  const implied = policyOf(expression(widgets, ({ on, size }) => implies(on.isNot(true), size.above(1))));
  for (const policy of [excused, implied]) {
    expect(judge([widget({ size: 1 })], [packOf([policy])]).violations.map(({ message }) => message)).toEqual(['size is 1']);
    expect(judge([widget({ size: 1, on: true })], [packOf([policy])]).violations).toEqual([]);
  }
});

test('what a stricter policy finds too is said once', () => {
  const mild = policyOf(
    expression(widgets, ({ size }) => size.isNot(0)),
    { name: 'widget/mild' },
  );
  const strict = policyOf(
    expression(widgets, ({ size }) => size.above(1)),
    { name: 'widget/strict', supersedes: ['widget/mild'] },
  );
  const found = (size: number) => judge([widget({ size })], [packOf([mild, strict])]).violations.map(({ policy }) => policy.name);

  expect(found(0)).toEqual(['widget/strict']);
  expect(found(1)).toEqual(['widget/strict']);
});

test('what a stricter policy finds is said of the milder one too, unless that weighs more or says more', () => {
  const mild = policyOf(
    expression(widgets, ({ size }) => size.isNot(0)),
    { name: 'widget/mild' },
  );
  const strict = policyOf(
    expression(widgets, ({ size, on }) => allOf(size.above(1), on.is(true))),
    { name: 'widget/strict', supersedes: ['widget/mild'] },
  );
  const found = (values: Resource['values'], levels: Pack['levels'] = {}) =>
    judge([widget(values)], [{ ...packOf([mild, strict]), levels }]).violations.map(({ policy, verdict }) => `${policy.name} ${verdict}`);

  expect(found({ size: '${var.size}', on: true })).toEqual(['widget/strict unknown']);
  expect(found({ size: 0, on: true }, { 'widget/strict': 'advisory' })).toEqual(['widget/mild fail', 'widget/strict fail']);
  expect(found({ size: 0, on: true }, { 'widget/mild': 'advisory' })).toEqual(['widget/strict fail']);
});

test('a rule about everything covers nothing', () => {
  const named = policyOf(graph(everything, ({ origin }) => (origin === './app.ts' ? ['is ours'] : [])));
  const gadget: Resource = { type: 'gadget', address: 'gadget.it', path: 'stack/it', values: {}, origin: './app.ts' };
  const { violations, notCovered, judged: pairs } = judge([widget({}), gadget], [packOf([named])]);
  expect(violations.map(({ resource }) => resource)).toEqual([gadget]);
  expect({ notCovered: notCovered.length, pairs }).toEqual({ notCovered: 2, pairs: 2 });
});

test('what is named by the same expression has the same name', () => {
  const policy = policyOf(
    graph('aws_s3_bucket', (bucket, stack) => stack.referringTo(bucket, 'aws_s3_bucket_versioning', 'bucket').map(({ name }) => name)),
  );
  const bucket = (name: string): Resource => ({
    type: 'aws_s3_bucket',
    address: `aws_s3_bucket.${name}`,
    path: '',
    values: { bucket: `\${var.prefix}-${name}` },
  });
  const versioning: Resource = {
    type: 'aws_s3_bucket_versioning',
    address: 'aws_s3_bucket_versioning.one',
    path: '',
    values: { bucket: '${var.prefix}-one' },
  };
  const { violations } = judge([bucket('one'), bucket('two'), versioning], [packOf([policy])]);
  expect(violations.map(({ resource, message }) => `${resource.address} ${message}`)).toEqual(['aws_s3_bucket.one one']);
});

test('a resource that no policy knows is not covered', () => {
  const gadget: Resource = { type: 'gadget', address: 'gadget.it', path: 'stack/it', values: {} };
  const { notCovered, judged: pairs } = judge([widget({ on: true }), gadget], [packOf([isOn])]);
  expect({ notCovered, pairs }).toEqual({ notCovered: [gadget], pairs: 1 });
});

test.each<[metadata: unknown, namespace: string | undefined]>([
  [{ namespace: 'shop' }, 'shop'],
  [{ name: 'orders' }, undefined],
  [{ namespace: 7 }, undefined],
  [{ namespace: null }, undefined],
  [undefined, undefined],
])('an object of which the metadata are %j is in namespace %p', (metadata, namespace) => {
  const seen: unknown[] = [];
  const rule = graph('v1/ConfigMap', (subject) => {
    seen.push(subject.namespace);
    return [];
  });
  judged(rule, { ...widget({ metadata }), type: 'v1/ConfigMap', address: 'blue/ConfigMap/it' });
  expect(seen).toEqual([namespace]);
});

describe('a rule', () => {
  test('that throws is an error, never a pass', () => {
    const rule = graph(widgets, () => {
      throw new Error('a bug');
    });
    expect(judged(rule, widget({}))).toEqual([expect.objectContaining({ verdict: 'error', message: 'the rule failed: a bug' })]);
  });

  test.each<[string, (document: Record<string, unknown>) => void]>([
    [
      'sets a field',
      (document) => {
        document['on'] = true;
      },
    ],
    [
      'deletes one',
      (document) => {
        delete document['parts'];
      },
    ],
    [
      'adds to a list',
      ({ parts }) => {
        (parts as unknown[]).push(1);
      },
    ],
    [
      'sorts a list',
      ({ parts }) => {
        (parts as unknown[]).sort();
      },
    ],
    [
      'defines a field',
      (document) => {
        Object.defineProperty(document, 'on', { value: true });
      },
    ],
    [
      'sets the prototype',
      (document) => {
        Object.setPrototypeOf(document, null);
      },
    ],
  ])('that %s of a document is an error, and the document stays', (_what, change) => {
    const values = { on: false, parts: [2, 1] };
    for (const view of ['document', 'raw'] as const) {
      const rule = graph(documents<Record<string, unknown>>('widget'), (subject) => {
        change(subject[view]);
        return [];
      });
      expect(judged(rule, widget(values))).toEqual([
        expect.objectContaining({ verdict: 'error', message: expect.stringContaining('of a document, which it may only read') }),
      ]);
    }
    expect(values).toEqual({ on: false, parts: [2, 1] });
  });

  test('gets nothing that rules of the library remember, which see documents as they are, and gives them nothing', () => {
    const asked: Graph[] = [];
    const remembered = (around: Graph) => around.all(widgets).map(({ document }) => document);
    const rule = () =>
      graph(widgets, ({ document }, around) => {
        asked.push(around);
        return around.index(remembered)[0] === document && around.everywhere.all(widgets)[0]!.document === document ? [] : ['another'];
      });
    const [own, strange] = [rule(), rule()];
    vouchFor([own]);
    const only = widget({ on: true });
    const packs = [packOf([policyOf(own, { name: 'own' }), policyOf(strange, { name: 'strange' })])];
    expect(judge([only], packs).violations).toEqual([]);
    const [ofOwn, ofStrange] = asked.map((around) => around.index(remembered)[0]);
    expect([ofOwn === only.values, ofStrange === only.values]).toEqual([true, false]);
    expect(ofStrange).toEqual(ofOwn);
  });

  test('reads documents that are frozen, and what is unknown in them', () => {
    const rule = graph(documents<{ readonly parts: readonly string[] }>('widget'), ({ document }) => [...document.parts]);
    const frozen = (parts: readonly string[]) => widget(Object.freeze({ parts: Object.freeze([...parts]) }));
    expect(judged(rule, frozen(['a', 'b'])).map(({ message }) => message)).toEqual(['a', 'b']);
    expect(judged(rule, frozen(['${var.a}']))).toEqual([expect.objectContaining({ verdict: 'unknown' })]);
  });

  test('over the graph tells where, by the names of items', () => {
    const rule = graph(documents<{ readonly parts: readonly { readonly name: string }[] }>('widget'), ({ document }) =>
      document.parts.map((_part, index) => ({ message: 'is broken', at: ['parts', index, 'name'] })),
    );
    expect(judged(rule, widget({ parts: [{ name: 'left' }] }))).toEqual([
      expect.objectContaining({ pointer: '/parts/0/name', field: 'parts[left].name', message: 'is broken' }),
    ]);
  });

  test('over the graph that reads what is unknown is unknown', () => {
    const rule = graph(widgets, ({ document }) => (document.on ? [] : ['is off']));
    expect(judged(rule, widget({ on: '${var.on}' }))).toEqual([expect.objectContaining({ verdict: 'unknown' })]);
    expect(judged(rule, widget({ on: false, owner: '${var.owner}' }))).toEqual([expect.objectContaining({ verdict: 'fail' })]);
  });

  test('over the graph finds what refers to a resource, by address and by name', () => {
    const lonely = graph(documents<{ readonly bucket: string }>('aws_s3_bucket'), (bucket, stack) =>
      stack.referringTo(bucket, 'aws_s3_bucket_versioning', 'bucket').length > 0 ? [] : ['is not versioned'],
    );
    const bucket = (name: string): Resource => ({
      type: 'aws_s3_bucket',
      address: `aws_s3_bucket.${name}`,
      path: '',
      values: { bucket: name },
    });
    const versioning = (of: string, name: string): Resource => ({
      type: 'aws_s3_bucket_versioning',
      address: `aws_s3_bucket_versioning.${name}`,
      path: '',
      values: { bucket: of },
    });
    const violations = judged(
      lonely,
      bucket('a'),
      bucket('b'),
      bucket('c'),
      versioning('${aws_s3_bucket.a.id}', 'a'),
      versioning('b', 'b'),
    );
    expect(violations.map(({ resource }) => resource.address)).toEqual(['aws_s3_bucket.c']);
  });

  test('sees the objects of its own cluster, and all of Terraform', () => {
    const service = (cluster: string): Resource => ({ type: 'v1/Service', address: `${cluster}/shop/Service/it`, path: '', values: {} });
    const counts = graph(['v1/Service', 'aws_s3_bucket'], (_subject, stack) => [
      `${stack.all('v1/Service').length} ${stack.all('aws_s3_bucket').length}`,
    ]);
    const bucket: Resource = { type: 'aws_s3_bucket', address: 'aws_s3_bucket.it', path: '', values: {} };
    expect(judged(counts, service('blue'), service('green'), bucket).map(({ message }) => message)).toEqual(['2 1', '1 1', '1 1']);
  });

  test('with companions names the one that does not comply', () => {
    const versioned = expression('aws_s3_bucket', () =>
      related('aws_s3_bucket_versioning', 'bucket').some(({ versioning_configuration: { status } }) => status.is('Enabled')),
    );
    const bucket: Resource = { type: 'aws_s3_bucket', address: 'aws_s3_bucket.it', path: '', values: {} };
    const versioning: Resource = {
      type: 'aws_s3_bucket_versioning',
      address: 'aws_s3_bucket_versioning.it',
      path: '',
      values: { bucket: '${aws_s3_bucket.it.id}', versioning_configuration: [{ status: 'Suspended' }] },
    };

    expect(judged(versioned, bucket)).toEqual([
      expect.objectContaining({ pointer: '', message: 'no aws_s3_bucket_versioning refers to it' }),
    ]);
    expect(judged(versioned, bucket, versioning)).toEqual([
      expect.objectContaining({ pointer: '', message: 'aws_s3_bucket_versioning.it.versioning_configuration.status is Suspended' }),
    ]);
    expect(judged(versioned, bucket, { ...versioning, values: { bucket: '${var.bucket}' } })).toEqual([
      expect.objectContaining({ verdict: 'unknown' }),
    ]);
  });
});

describe('a reference', () => {
  const sized = expression(widgets, ({ size, owner }) => allOf(size.is(3), owner.is('team-3 "x"')));
  const other = (values: object): Resource => ({
    type: 'acme_shelf',
    address: 'acme_shelf.it',
    path: '',
    values: values as Record<string, unknown>,
  });

  test('to what the configuration states is that value', () => {
    const shelf = other({ size: 3, name: 'team', quoted: 'team-3 "x"' });
    expect(
      judged(sized, widget({ size: '${acme_shelf.it.size}', owner: '${acme_shelf.it.name}-${acme_shelf.it.size} "x"' }), shelf),
    ).toEqual([]);
    expect(judged(sized, widget({ size: '${acme_shelf.it.size}', owner: '${acme_shelf.it.quoted}' }), shelf)).toEqual([]);
  });

  test.each([
    ['what the configuration does not state', '${acme_shelf.it.id}'],
    ['what is a reference itself', '${acme_shelf.it.ref}'],
    ['what is elsewhere', '${acme_shelf.that.size}'],
    ['one of many', '${acme_shelf.it[0].size}'],
    ['a variable', '${var.size}'],
  ])('to %s is unknown', (_sentence, size) => {
    const found = judged(sized, widget({ size, owner: 'team-3 "x"' }), other({ size: 3, ref: '${var.size}' }));
    expect(found).toEqual([expect.objectContaining({ verdict: 'unknown', field: 'size' })]);
  });
});

test("policies see a stack's resources and providers", () => {
  const stack = {
    provider: { aws: [{ region: 'eu-west-1' }, { alias: 'us', region: 'us-east-1' }] },
    resource: { widget: { it: { on: true, '//': { metadata: { path: 'stack/it' } } } } },
  };
  expect(terraformDocuments(stack).map(({ type, address, path }) => [type, address, path])).toEqual([
    ['widget', 'widget.it', 'stack/it'],
    ['provider.aws', 'provider.aws', ''],
    ['provider.aws', 'provider.aws.us', ''],
  ]);
});

test('what policies only look up beside a resource is not covered', () => {
  const bucket: Resource = { type: 'aws_s3_bucket', address: 'aws_s3_bucket.it', path: '', values: {} };
  const versioning: Resource = {
    type: 'aws_s3_bucket_versioning',
    address: 'aws_s3_bucket_versioning.it',
    path: '',
    values: { bucket: '${aws_s3_bucket.it.id}' },
  };
  const rule = expression('aws_s3_bucket', () => related('aws_s3_bucket_versioning', 'bucket').count().is(1));
  expect(judge([versioning, bucket], [packOf([policyOf(rule)])])).toMatchObject({
    violations: [],
    notCovered: [versioning],
  });
});

test('a policy about what any resource has covers nothing, nor does one that is off, or about a part that is elsewhere', () => {
  const tags: Policy = { ...policyOf(graph(documents<unknown>('widget'), () => ['has no tags'])), covers: false };
  const covered = (resource: Resource, ...packs: readonly Pack[]) => judge([resource], packs).notCovered.length === 0;
  const named = { ...isOn, name: 'widget/on' };
  expect(covered(widget({}), packOf([tags]))).toBe(false);
  expect(covered(widget({}), packOf([tags, named]))).toBe(true);
  expect(covered(widget({}), { ...packOf([tags, named]), levels: { 'widget/on': 'off' } })).toBe(false);
  const rollout = (spec: object): Resource => ({
    type: 'argoproj.io/v1alpha1/Rollout',
    address: 'blue/shop/Rollout.argoproj.io/orders',
    path: '',
    values: { metadata: {}, spec },
  });
  const ofPods = packOf([policyOf(graph(pods, () => []))]);
  expect(covered(rollout({ template: { spec: {} } }), ofPods)).toBe(true);
  expect(covered(rollout({ workloadRef: { kind: 'Deployment', name: 'orders' } }), ofPods)).toBe(false);
});

test('a document may be as deep as it likes', () => {
  let core: unknown = '${var.core}';
  for (let depth = 0; depth < 50_000; depth++) core = depth % 2 ? { core } : [core];
  const same = expression(documents<{ readonly core?: object; readonly twin?: object }>('widget'), ({ core, twin }) => core.isSameAs(twin));
  expect(judge([widget({ on: true, core })], [packOf([isOn])]).violations).toEqual([]);
  expect(judged(same, widget({ core, twin: core }))).toEqual([]);
});

test('a document that names what JavaScript objects inherit pollutes nothing', () => {
  const values = JSON.parse(
    '{ "on": "${var.on}", "__proto__": { "polluted": true }, "constructor": { "prototype": { "polluted": true } } }',
  );
  expect(judge([widget(values)], [packOf([isOn])]).violations).toEqual([expect.objectContaining({ verdict: 'unknown' })]);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});
