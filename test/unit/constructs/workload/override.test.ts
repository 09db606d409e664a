import { Fn, Token } from 'cdktf';
import { Bucket, CronJob, Job, StatefulWorkload, Workload } from '../../../../constructs';
import { DeploymentStack, OverrideTerms, text, Waiver } from '../../../../lib';
import { synthesize } from '../../../../lib/testing';
import { aws } from '../../../kit/environments';

const environment = aws({ release: { schemaVersion: 1, images: { 'shop/orders': { tag: '1.0' } } } });
const clusters = environment.regions.flatMap((region) => region.clusters).length;
const terms: OverrideTerms = { reason: 'the vendor asks for it', expires: '2027-01-31' };
const orders = (stack: DeploymentStack) =>
  new Workload(stack, 'orders', { image: 'ghcr.io/acme/orders', dependencies: { uploads: new Bucket() } });

function overridden(path: string, value: unknown, own: OverrideTerms = terms) {
  const { resources, files } = synthesize(environment, (stack) => void orders(stack).override(path, value, own));
  return { resources, assembly: JSON.parse(files.get('cdktf.out/assembly.json')!) };
}

test('an override sets a field of a Kubernetes object in every cluster', () => {
  const { resources } = overridden('Deployment.spec.template.spec.dnsPolicy', 'Default');
  for (const { values } of resources.ofType('apps/v1/Deployment')) expect(values.spec.template.spec.dnsPolicy).toBe('Default');
});

test('an override sets a field of a Terraform resource', () => {
  expect(overridden('uploads/Resource.object_lock_enabled', true).resources.only('aws_s3_bucket').values.object_lock_enabled).toBe(true);
});

test('an override reaches into lists, and into names with dots', () => {
  const annotated = overridden("Deployment.metadata.annotations['a.b/c']", 'x').resources.ofType('apps/v1/Deployment')[0]!;
  expect(annotated.values.metadata.annotations['a.b/c']).toBe('x');
  const [deployment] = overridden('Deployment.spec.template.spec.containers[0].stdin', true).resources.ofType('apps/v1/Deployment');
  expect(deployment!.values.spec.template.spec.containers[0].stdin).toBe(true);
});

test('an override to undefined removes a field', () => {
  const [deployment] = overridden('Deployment.spec.template.spec.topologySpreadConstraints', undefined).resources.ofType(
    'apps/v1/Deployment',
  );
  expect(deployment!.values.spec.template.spec).not.toHaveProperty('topologySpreadConstraints');
});

describe('what is missing on the way is made', () => {
  const specOf = (path: string, value: unknown) =>
    overridden(path, value).resources.ofType('apps/v1/Deployment')[0]!.values.spec.template.spec;

  test('objects', () => {
    expect(specOf('Deployment.spec.template.spec.dnsConfig.searches', ['a']).dnsConfig).toEqual({ searches: ['a'] });
  });

  test('a list, where its first item is set', () => {
    const toleration = { key: 'gpu', operator: 'Exists' };
    expect(specOf('Deployment.spec.template.spec.tolerations[0]', toleration).tolerations).toEqual([toleration]);
    expect(specOf('Deployment.spec.template.spec.hostAliases[0].ip', '10.0.0.1').hostAliases).toEqual([{ ip: '10.0.0.1' }]);
  });

  test('an item at the end of a list', () => {
    const sidecar = { name: 'debug', image: 'ghcr.io/acme/debug:1.0' };
    expect(specOf('Deployment.spec.template.spec.containers[1]', sidecar).containers[1]).toEqual(sidecar);
  });
});

test('an item of a list is removed, and the others move up', () => {
  const { resources } = overridden('Deployment.spec.template.spec.volumes[0]', undefined);
  const { volumes } = resources.ofType('apps/v1/Deployment')[0]!.values.spec.template.spec;
  expect(volumes).not.toContain(undefined);
  expect(volumes).not.toContain(null);
});

describe('what an object is known by is no field to set', () => {
  const known = /changes '.*', by which the object is known/;

  test.each([
    ['Deployment.apiVersion', 'apps/v1beta1'],
    ['Deployment.kind', 'StatefulSet'],
    ['Deployment.kind', undefined],
    ['Deployment.metadata', { name: 'orders' }],
    ['Deployment.metadata.name', 'other'],
    ['Deployment.metadata.namespace', 'other'],
    ['Deployment.metadata.namespace', undefined],
    ['Deployment.metadata.generateName', 'orders-'],
    ['Deployment.metadata.labels', {}],
    ['Deployment.metadata.annotations', { a: 'b' }],
    ['Deployment.metadata.annotations', undefined],
    ["Deployment.metadata.annotations['slipway.dev/path']", 'x'],
    ["Deployment.metadata.annotations['slipway.dev/other']", 'x'],
    ["Deployment.metadata.labels['slipway.dev/stack']", undefined],
    ["Deployment.metadata.labels['app.kubernetes.io/managed-by']", 'Helm'],
    ["Deployment.metadata.labels['app.kubernetes.io/name']", 'x'],
    ['Deployment.spec', {}],
    ['Deployment.spec.selector', { matchLabels: { app: 'x' } }],
    ["Deployment.spec.selector.matchLabels['app.kubernetes.io/instance']", undefined],
    ['Deployment.spec.template', {}],
    ['Deployment.spec.template.metadata.labels', { app: 'x' }],
    ["Deployment.spec.template.metadata.labels['app.kubernetes.io/instance']", 'x'],
    ['Deployment.spec.template.spec.serviceAccountName', 'payments'],
    ['Deployment.spec.template.spec.serviceAccountName', undefined],
    ['Deployment.spec.template.spec.serviceAccount', 'payments'],
    ['ServiceAccount.metadata.name', 'x'],
    ['identity/association-blue.role_arn', 'arn:aws:iam::111122223333:role/payments'],
    ['identity/association-blue.service_account', 'payments'],
    ['uploads/Resource.bucket', 'x'],
    ['uploads/Resource.bucket', undefined],
    ['uploads/Resource.bucket_prefix', 'x'],
    ['uploads/Resource.provider', 'aws.elsewhere'],
    ['uploads/Resource.region', 'us-east-1'],
    ['uploads/Resource.count', 2],
    ['uploads/Resource.for_each', ['a']],
    ["uploads/Resource['//']", {}],
    ["uploads/Resource['//'].metadata.path", 'x'],
  ])('%s = %j', (path, value) => {
    expect(() => overridden(path, value)).toThrow(known);
  });

  test('of stateful workloads: their claims, their selectors and the Service that names their pods', () => {
    const stateful = (path: string, value: unknown) => () =>
      synthesize(environment, (stack) => {
        const volumeClaimTemplates = { data: { mountPath: '/data', storage: '1Gi' } } as const;
        new StatefulWorkload(stack, 'orders', { image: 'ghcr.io/acme/orders', volumeClaimTemplates }).override(path, value, terms);
      });
    expect(stateful('StatefulSet.spec.serviceName', 'x')).toThrow(known);
    expect(stateful('StatefulSet.spec.volumeClaimTemplates[0].metadata.name', 'x')).toThrow(known);
    expect(stateful('StatefulSet.spec.volumeClaimTemplates', [])).toThrow(known);
    expect(stateful('StatefulSet.spec.podManagementPolicy', 'Parallel')).not.toThrow();
  });

  test('of a job by the clock: the labels of its pods, and as whom they act', () => {
    const timed = (path: string, value: unknown) => () =>
      synthesize(
        environment,
        (stack) => void new CronJob(stack, 'orders', { image: 'ghcr.io/acme/orders', schedule: '0 3 * * *' }).override(path, value, terms),
      );
    const template = 'CronJob.spec.jobTemplate.spec.template';
    expect(timed(`${template}.metadata.labels`, { app: 'x' })).toThrow(known);
    expect(timed(`${template}.metadata.labels['app.kubernetes.io/name']`, 'x')).toThrow(known);
    expect(timed(`${template}.spec.serviceAccountName`, 'payments')).toThrow(known);
    expect(timed(`${template}.spec.dnsPolicy`, 'Default')).not.toThrow();
  });

  test('what an autoscaler scales', () => {
    const image = 'ghcr.io/acme/orders';
    const resources = { requests: { cpu: '1' } } as const;
    const autoscaling = { minReplicas: 2, maxReplicas: 4, cpu: 70 };
    const scaled = (path: string, value: unknown) => () =>
      synthesize(
        environment,
        (stack) => void new Workload(stack, 'orders', { image, resources, autoscaling }).override(path, value, terms),
      );
    expect(scaled('HorizontalPodAutoscaler.spec.scaleTargetRef.name', 'x')).toThrow(known);
    expect(scaled('HorizontalPodAutoscaler.spec.minReplicas', 3)).not.toThrow();
  });

  test('the tags of the owner', () => {
    const owned = (path: string, value: unknown) => () =>
      synthesize(environment, (stack) => {
        const props = { image: 'ghcr.io/acme/orders', dependencies: { uploads: new Bucket() }, owner: { team: 'checkout' } };
        new Workload(stack, 'orders', props).override(path, value, terms);
      });
    expect(owned('uploads/Resource.tags', { purpose: 'x' })).toThrow(/changes 'tags.owner'/);
    expect(owned('uploads/Resource.tags.owner', 'x')).toThrow(/State it as 'owner' of the workload/);
    expect(owned("Deployment.metadata.labels['slipway.dev/team']", 'x')).toThrow(known);
    expect(owned('uploads/Resource.tags.purpose', 'x')).not.toThrow();
  });

  test('what stays as it is may be set again with more beside it', () => {
    const one = overridden("Deployment.metadata.annotations['example.com/note']", 'x').resources.ofType('apps/v1/Deployment')[0]!;
    const { resources } = overridden('Deployment.metadata.labels', { ...one.values.metadata.labels, tier: 'web' });
    expect(resources.ofType('apps/v1/Deployment')[0]!.values.metadata.labels.tier).toBe('web');
  });

  test('the error names the line of the override', () => {
    let error: unknown;
    try {
      overridden('Deployment.metadata.name', 'other');
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toMatchObject({ at: { file: 'test/unit/constructs/workload/override.test.ts' } });
  });
});

test('two overrides of one field are refused, with the line of both', () => {
  const twice =
    (...fields: readonly string[]) =>
    () =>
      synthesize(environment, (stack) => {
        const workload = orders(stack);
        for (const [index, field] of fields.entries()) workload.override(`Deployment.spec${field}`, { n: index }, terms);
      });
  expect(twice('.a', '.a')).toThrow(
    /The override of 'Deployment.spec.a' sets what the one of 'Deployment.spec.a' \(test\/unit\/.*override.test.ts:\d+:\d+\) has set/,
  );
  expect(twice('.a', "['a']")).toThrow(/has set/);
  expect(twice('.a.b', '.a')).toThrow(/has set/);
  expect(twice('.a', '.a.b')).not.toThrow();
  expect(twice('.a.b', '.a.c')).not.toThrow();
});

describe('a value is what JSON can say', () => {
  const holding: Record<string, unknown> = {};
  holding.self = holding;

  test.each<[string, unknown, RegExp]>([
    ['a function', () => 1, /The override of 'Deployment.spec.x' is a function/],
    ['a symbol', Symbol('a'), /is a symbol/],
    ['a bigint', 1n, /is a bigint/],
    ['not a number', Number.NaN, /is NaN/],
    ['no finite number', [1, Number.POSITIVE_INFINITY], /at '\[1\]' is Infinity/],
    ['a function inside', { a: { b: () => 1 } }, /at 'a.b' is a function/],
    ['undefined in a list', [1, undefined], /at '\[1\]' is undefined/],
    ['a hole in a list', Array(2), /at '\[0\]' is undefined/],
    ['a date', new Date(0), /an object of the class 'Date'/],
    ['a map', { a: new Map() }, /at 'a' is an object of the class 'Map'/],
    ['itself', holding, /levels deep, or holds itself/],
    ['a key that is a symbol', { [Symbol('a')]: 1 }, /the key 'Symbol\(a\)'/],
    ['a way into JavaScript', JSON.parse('{"__proto__":{"a":1}}'), /the key '__proto__'/],
    ['a token', Token.asString({ a: 1 }), /an expression of Terraform.*Write it as Terraform does/],
    ['a token inside', { a: [Fn.join('-', ['a'])] }, /at 'a\[0\]' is an expression of Terraform/],
    ['a number that is a token', Token.asNumber({ a: 1 }), /an expression of Terraform/],
    ['a text of outputs', text`a`, /a text`…`/],
  ])('%s is refused at the line that gives it', (_, value, message) => {
    expect(() => overridden('Deployment.spec.x', value)).toThrow(message);
  });

  test('an entry that is undefined is as if not written', () => {
    const [deployment] = overridden('Deployment.spec.x', { a: 1, b: undefined }).resources.ofType('apps/v1/Deployment');
    expect(deployment!.values.spec).toMatchObject({ x: { a: 1 } });
  });

  test('what the developer changes afterwards changes nothing', () => {
    const value = { a: 1 };
    const { resources } = synthesize(environment, (stack) => {
      orders(stack).override('Deployment.spec.x', value, terms);
      value.a = 2;
    });
    expect(resources.ofType('apps/v1/Deployment')[0]!.values.spec).toMatchObject({ x: { a: 1 } });
  });
});

test('the assembly lists it, with its reason, its last day and the line that states it', () => {
  const { assembly } = overridden('Deployment.spec.template.spec.dnsPolicy', 'Default');
  const stack = assembly.stacks.find(({ app }: { app: string }) => app === 'shop');
  expect(stack.overrides).toEqual([
    {
      path: `${stack.id}/orders/Deployment`,
      field: 'spec.template.spec.dnsPolicy',
      value: '"Default"',
      ...terms,
      source: { file: 'test/unit/constructs/workload/override.test.ts', line: expect.any(Number), column: expect.any(Number) },
    },
  ]);
});

test.each([
  [
    'an object that is not there',
    'StatefulSet.spec.replicas',
    1,
    /hits nothing \(objects of the workload: .*Deployment.*uploads\/Resource/,
  ],
  [
    'an item that is not there',
    'Deployment.spec.template.spec.containers[7].stdin',
    true,
    /hits nothing: 'spec.template.spec.containers' is a list of 1. Write an index in brackets, up to \[0\]; \[1\] adds an item/,
  ],
  ['a name in a list', 'Deployment.spec.template.spec.containers.orders', 1, /'spec.template.spec.containers' is a list of 1/],
  ['an index in an object', 'Deployment.spec.template.spec[0]', 1, /'spec.template.spec' is no list/],
  [
    'a field of a text',
    'Deployment.spec.template.spec.enableServiceLinks.name',
    1,
    /'spec.template.spec.enableServiceLinks' is false, which holds nothing/,
  ],
  ['an item to remove that is not there', 'Deployment.spec.template.spec.containers[1]', undefined, /is a list of 1/],
  ['a field to remove whose parent is not there', 'Deployment.spec.template.spec.dnsConfig.options', undefined, /changes nothing/],
  ['the value that is there', 'Deployment.spec.template.spec.enableServiceLinks', false, /changes nothing/],
  ['nothing to remove', 'Deployment.spec.paused', undefined, /changes nothing/],
  ['a path without a field', 'Deployment', 1, /An override has the path 'Deployment'/],
  ['a path into JavaScript', 'Deployment.__proto__.polluted', 1, /reaches into JavaScript itself/],
  [
    'a path that is a symbol',
    Symbol('Deployment.spec.paused') as never,
    true,
    /An override has the path Symbol\(Deployment.spec.paused\)\./,
  ],
  ['a path that is no text at all', Object.create(null) as never, true, /An override has the path an (?:empty )?object\./],
  ...(['labels', 'annotations'] as const).flatMap((map) =>
    ['Deployment.metadata', 'Deployment.spec.template.metadata'].map((of): [string, string, unknown, RegExp] => [
      `a key of the ${map} at ${of} without quotes`,
      `${of}.${map}.example.com/note`,
      'x',
      new RegExp(`which parts a key of '[\\w.]+\\.${map}'\\. Quote a key with dots: "[\\w.]+\\.${map}\\['example\\.com/note'\\]"`),
    ]),
  ),
  ['a Job, whose name tells its template', 'migrate/Job.spec.template.spec.dnsPolicy', 'Default', /State it in the properties/],
])('an override of %s is refused', (_, path, value, message) => {
  expect(() => overridden(path, value)).toThrow(message);
});

test.each([
  [{ reason: 'because', expires: '2027-01-31' }, /has the reason 'because'. Say why in at least 10 characters/],
  [{ reason: 'the vendor asks for it', expires: '2027-02-30' }, /expires on '2027-02-30'. Write a day as YYYY-MM-DD/],
  [{ reason: 'the vendor asks for it', expires: 'soon' }, /expires on 'soon'/],
  [{ reason: 'the vendor asks for it', expires: '2027-13-01' }, /expires on '2027-13-01'/],
  [{ reason: 'the vendor asks for it', expires: 20270131 as never }, /'expires' of the override of '.*' is 20270131. Write it as a text/],
  [{ reason: 7 as never, expires: '2027-01-31' }, /'reason' of the override of '.*' is 7. Write it as a text/],
  [null as never, /The properties of the override of '.*' are null. Give them as an object/],
  [{ reason: 'the vendor asks for it', until: '2027-01-31' } as never, /'until' of .* is unknown .*Did you mean 'expires'/],
])('an override without terms that can be kept is refused: %j', (own, message) => {
  expect(() => overridden('Deployment.spec.paused', true, own)).toThrow(message);
});

describe('an override holds on its last day, and no longer', () => {
  const on = (day: string, path = 'Deployment.spec.paused') =>
    synthesize(environment, (stack) => void orders(stack).override(path, true, terms), { clock: () => new Date(`${day}T12:00:00Z`) });

  test.each(['Deployment.spec.paused', 'uploads/Resource.object_lock_enabled'])(
    'what is committed never depends on the day: %s',
    (path) => {
      const committed = (day: string) => [...on(day, path).files].filter(([file]) => !/^cdktf\.out\/(manifest|report)\.json$/.test(file));
      expect(committed('2027-02-01')).toEqual(committed('2027-01-31'));
    },
  );

  test('then it is a finding that fails, at its line, in an environment without policies too', () => {
    expect(on('2027-01-31').report.findings).toEqual([]);
    const { findings, rules } = on('2027-02-01').report;
    expect(findings).toMatchObject([
      {
        rule: 'slipway/override-expiry',
        verdict: 'fail',
        level: 'mandatory-without-waiver',
        workload: 'shop/orders',
        addresses: [expect.stringMatching(/\/shop\/Deployment\/orders$/), ...Array(clusters - 1).fill(expect.any(String))],
        field: 'spec.paused',
        message: 'the override of spec.paused expired on 2027-01-31: the vendor asks for it',
        cure: 'Drop it, or give it another day and a reason that still holds.',
        source: { file: expect.stringMatching(/override\.test\.ts$/) },
      },
    ]);
    expect(rules.map(({ name }) => name)).toEqual(['slipway/override-expiry']);
  });

  test('so it is where the object is one of Terraform', () => {
    const { findings } = on('2027-02-01', 'uploads/Resource.object_lock_enabled').report;
    expect(findings).toMatchObject([{ type: 'aws_s3_bucket', field: 'object_lock_enabled' }]);
  });

  test('no waiver prolongs it', () => {
    const waiver = new Waiver({
      rule: 'slipway/override-expiry',
      path: 'shop-*/orders',
      reason: 'we look at it next week',
      owner: 'shop',
      expires: '2027-02-08',
    });
    const place = aws({ release: { schemaVersion: 1, images: { 'shop/orders': { tag: '1.0' } } }, waivers: [waiver] });
    const { report } = synthesize(place, (stack) => void orders(stack).override('Deployment.spec.paused', true, terms), {
      clock: () => new Date('2027-02-01T12:00:00Z'),
    });
    expect(report.findings).toMatchObject([{ rule: 'slipway/override-expiry' }]);
    expect(report.findings[0]).not.toHaveProperty('waiver');
    expect(report.waivers).toMatchObject([{ state: 'refused' }]);
  });
});

test('a job may be overridden in nothing, yet its workload in the rest', () => {
  const job = (stack: DeploymentStack) => new Job(stack, 'orders', { image: 'ghcr.io/acme/orders' });
  expect(() => synthesize(environment, (stack) => void job(stack).override('Job.spec.backoffLimit', 1, terms))).toThrow(
    /State it in the properties/,
  );
  expect(() =>
    synthesize(environment, (stack) => void job(stack).override('ServiceAccount.automountServiceAccountToken', true, terms)),
  ).not.toThrow();
});
