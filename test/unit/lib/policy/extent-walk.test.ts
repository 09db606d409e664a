import { judge, type Resource } from '../../../../lib';
import { beyond, together } from '../../../../lib/policy/values/beyond';
import { extentAt, sorted } from '../../../../lib/policy/values/extent';
import { baseline, strict } from '../../../../policies';

// biome-ignore lint/suspicious/noExplicitAny: documents of every type
type Document = any;

const policies = new Map([...baseline.policies, ...strict.policies].map((policy) => [policy.name, policy]));

/** Extents of what a rule finds, by field. */
function extentsOf(rule: string, values: Document): ReadonlyMap<string, readonly string[]> {
  const type = values.kind ? `${values.apiVersion}/${values.kind}` : 'aws_secretsmanager_secret_policy';
  const resource: Resource = { type, address: values.kind ? `blue/shop/${values.kind}/it` : `${type}.it`, path: 'stack/it', values };
  const pack = { name: 'test', version: '1.0.0', policies: [policies.get(rule)!] };
  return new Map(judge([resource], [pack]).violations.map(({ field, extent }) => [field, extent!]));
}

/** What is worse of a rule's findings in one document than in the other. */
function worse(rule: string, before: Document, after: Document): readonly string[] {
  const [was, is] = [extentsOf(rule, before), extentsOf(rule, after)];
  return [...is].flatMap(([field, extent]) => (was.has(field) ? beyond(was.get(field)!, extent) : [`new: ${field}`]));
}

/** A document, and another one that goes further. */
function expectFurther(rule: string, less: Document, more: Document): void {
  expect([rule, less, more, worse(rule, less, more).length > 0]).toEqual([rule, less, more, true]);
  expect([rule, more, less, worse(rule, more, less)]).toEqual([rule, more, less, []]);
}

const role = (rule: object) => ({
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'ClusterRole',
  metadata: { name: 'it' },
  rules: [rule],
});
const every = ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'use', 'bind', 'escalate', 'impersonate'];
const targets: readonly (readonly [group: string, resource: string])[] = [
  ['', 'pods'],
  ['', 'pods/exec'],
  ['', 'secrets'],
  ['', '*'],
  ['', 'users'],
  ['', 'persistentvolumes'],
  ['apps', 'deployments'],
  ['rbac.authorization.k8s.io', 'clusterroles'],
  ['rbac.authorization.k8s.io', 'rolebindings'],
  ['networking.k8s.io', 'networkpolicies'],
];
const rolesRules = [...policies.values()].filter(({ name, extent }) => extent === 'item' && name.startsWith('k8s/rbac/'));

test.each(rolesRules.map(({ name }) => name))('%s: what a role does not narrow any more is worse, what it narrows is not', (rule) => {
  const found = targets
    .map(([group, resource]) => ({ apiGroups: [group], resources: [resource], verbs: every }))
    .find((each) => extentsOf(rule, role(each)).size > 0);
  expect(found).toBeDefined();
  const base = found!;
  for (const field of ['apiGroups', 'resources', 'verbs'] as const)
    if (!base[field].includes('*')) expectFurther(rule, role(base), role({ ...base, [field]: [...base[field], 'more'] }));
  if (extentsOf(rule, role({ ...base, resourceNames: ['a'] })).size === 0) return;
  expectFurther(rule, role({ ...base, resourceNames: ['a'] }), role(base));
  expectFurther(rule, role({ ...base, resourceNames: ['a'] }), role({ ...base, resourceNames: [] }));
  expectFurther(rule, role({ ...base, resourceNames: ['a'] }), role({ ...base, resourceNames: ['a', 'b'] }));
  // No name of anything, and no sign of ours.
  for (const name of ['*', '(any)']) expect(worse(rule, role({ ...base, resourceNames: [name] }), role(base))).not.toEqual([]);
});

const policy = (direction: 'ingress' | 'egress', rule: object) => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'it', namespace: 'shop' },
  spec: { podSelector: {}, policyTypes: [direction === 'ingress' ? 'Ingress' : 'Egress'], [direction]: [rule] },
});
const world = { ipBlock: { cidr: '0.0.0.0/0' } };
const narrow = { ipBlock: { cidr: '0.0.0.0/1', except: ['8.8.8.0/24'] } };
const web = { podSelector: { matchLabels: { app: 'web' } } };

/** Peers that are less, and more. */
const peers: readonly (readonly [less: readonly object[], more: readonly object[]])[] = [
  [[narrow], [world]],
  [
    [{ ipBlock: { cidr: '0.0.0.0/0', except: ['8.8.8.0/24', '8.8.4.0/24'] } }],
    [{ ipBlock: { cidr: '0.0.0.0/0', except: ['8.8.8.0/24'] } }],
  ],
  [[{ ipBlock: { cidr: '0.0.0.0/0', except: ['8.8.8.0/24'] } }], [world]],
  [[{ ipBlock: { cidr: '0.0.0.0/0', except: ['8.8.0.0/16'] } }], [{ ipBlock: { cidr: '0.0.0.0/0', except: ['8.8.8.0/24'] } }]],
  [[narrow], [narrow, world]],
  [[world], [world, web]],
  [
    [world, web],
    [world, { podSelector: {} }],
  ],
  [
    [world, web],
    [world, { ...web, namespaceSelector: {} }],
  ],
  [
    [world, { podSelector: { matchLabels: { app: 'web', tier: 'front' } } }],
    [world, web],
  ],
  [
    [world, { podSelector: { matchLabels: { app: 'web' }, matchExpressions: [{ key: 'a', operator: 'Exists' }] } }],
    [world, web],
  ],
];

test.each(peers)('a NetworkPolicy that is open for %j is worse for %j', (less, more) => {
  for (const rule of ['k8s/netpol/allow-all', 'k8s/netpol/metadata']) {
    const direction = rule.endsWith('metadata') ? 'egress' : 'ingress';
    const field = direction === 'ingress' ? 'from' : 'to';
    expectFurther(rule, policy(direction, { [field]: less }), policy(direction, { [field]: more }));
  }
});

test.each([
  [[{ port: 80 }], [{ port: 80 }, { port: 443 }]],
  [[{ port: 80, endPort: 90 }], [{ port: 80, endPort: 91 }]],
  [[{ port: 80 }], [{ port: 79, endPort: 80 }]],
  [[{ port: 80 }], [{}]],
  [[{ port: 80 }], undefined],
  [[{ port: 80 }], []],
  [[{ port: 80 }], [{ port: 80 }, { port: 80, protocol: 'UDP' }]],
])('egress to the metadata at %j is worse at %j', (less, more) => {
  expectFurther('k8s/netpol/metadata', policy('egress', { to: [world], ports: less }), policy('egress', { to: [world], ports: more }));
});

const binding = (roleName: string, ...names: readonly string[]) => ({
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'ClusterRoleBinding',
  metadata: { name: 'it' },
  roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: roleName },
  subjects: names.map((name) => ({ kind: 'Group', name })),
});

test('a binding is worse for one more subject, and for another role', () => {
  expectFurther('k8s/rbac/cluster-admin', binding('cluster-admin', 'a'), binding('cluster-admin', 'a', 'b'));
  expect(worse('k8s/rbac/subjects', binding('view', 'system:authenticated'), binding('edit', 'system:authenticated'))).not.toEqual([]);
});

test('capabilities that are not dropped any more are worse', () => {
  const pod = (drop: readonly string[]) => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'it', namespace: 'shop' },
    spec: { containers: [{ name: 'app', image: 'app:1', securityContext: { capabilities: { drop } } }] },
  });
  expectFurther('k8s/pss/capabilities_restricted', pod(['NET_RAW', 'CHOWN', 'KILL']), pod(['NET_RAW', 'KILL']));
});

const statement = (given: object) => ({
  policy: JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: '*', Action: 'secretsmanager:GetSecretValue', Resource: '*', ...given }],
  }),
});
const weak = { StringLike: { 'aws:PrincipalArn': ['*'] }, StringEquals: { 'aws:RequestedRegion': ['eu-west-1'] } };

test.each([
  [{}, { Action: ['secretsmanager:GetSecretValue', 'secretsmanager:PutSecretValue'] }],
  [{}, { Action: 'secretsmanager:*' }],
  [
    { NotAction: ['s3:a', 's3:b'], Action: undefined },
    { NotAction: ['s3:a'], Action: undefined },
  ],
  [{}, { NotAction: ['s3:a'], Action: undefined }],
  [{ Condition: weak }, { Condition: { StringLike: weak.StringLike } }],
  [{ Condition: weak }, {}],
  [{ Condition: weak }, { Condition: { ...weak, StringEquals: { 'aws:RequestedRegion': ['eu-west-1', 'us-east-1'] } } }],
  [
    { Condition: { StringNotEquals: { 'aws:RequestedRegion': ['a', 'b'] } } },
    { Condition: { StringNotEquals: { 'aws:RequestedRegion': ['a'] } } },
  ],
])('a statement with %j is worse with %j', (less, more) => {
  expectFurther('aws/public/resource-policy', statement(less), statement(more));
});

test('one of more than a thousand is not hidden by the others', () => {
  const add = Array.from({ length: 1200 }, (_, index) => `cap-${index}`);
  const of = (list: readonly string[]) => extentAt({ add: list }, [{ key: 'add' }]);
  expect(of(add)).toHaveLength(1000);
  expect(beyond(of(add), of([...add].reverse()))).toEqual([]);
  for (const one of ['SYS_ADMIN', 'cap-5000', 'zzz']) expect(beyond(of(add), of([...add, one]))).not.toEqual([]);
});

test('what a document says is never taken for what an extent says of it', () => {
  const of = (verbs: readonly string[]) => extentAt({ rules: [{ verbs, resourceNames: ['a'] }] }, [{ key: 'rules' }, { key: 0 }], 'item');
  for (const text of ['(any)', 'not get', 'only verbs: a', 'and 3 more: 0123456789abcdef', '"(any)"'])
    expect(beyond(of([text]), of(['get']))).toEqual(['verbs: get']);
  const [add, more] = [['(any)', 'only x: y', 'not NET_ADMIN'], ['SYS_ADMIN']].map((list) => extentAt({ add: list }, [{ key: 'add' }]));
  expect(beyond(add!, more!)).toEqual(['SYS_ADMIN']);
});

test('clusters go together as far as the widest of them', () => {
  const [free, bound] = [['a'], ['a', 'not x', 'only condition k: v']];
  expect(sorted(together([free!, bound!]))).toEqual(['a']);
  expect(sorted(together([bound!, bound!]))).toEqual(['a', 'not x', 'only condition k: v']);
});
