import { documents, graph, judge, type Policy, type Resource } from '../../../../lib';
import { weakenedSince } from '../../../../lib/policy/report/formats/changes';
import { merged } from '../../../../lib/policy/report/merged';
import type { Finding, Report } from '../../../../lib/policy/report/report';
import { worsened } from '../../../../lib/policy/report/worsened';
import { extentAt } from '../../../../lib/policy/values/extent';
import { baseline } from '../../../../policies';
import { policyOf } from './policy-of';
import { sampleReport } from './reports';

const [sample] = sampleReport().findings as [Finding];
const report = sampleReport();
const withExtent = (extent: readonly string[] | undefined): Report => {
  const { extent: _own, ...finding } = sample;
  return { ...report, findings: [{ ...finding, ...(extent && { extent }) }] };
};
const more = (before: readonly string[] | undefined, after: readonly string[]) =>
  worsened(withExtent(before), withExtent(after).findings).flatMap((each) => each.more);

test('a finding is worse where what offends is no part of what offended before', () => {
  expect(more(['action s3:getobject'], ['action s3:getobject'])).toEqual([]);
  expect(more(['a', 'b'], ['a'])).toEqual([]);
  expect(more(['a'], ['b'])).toEqual(['b']);
  expect(more([], ['b'])).toEqual(['b']);
  expect(more(undefined, ['b'])).toEqual([]);
});

test('what is worse is named among what changed since the baseline', () => {
  expect(weakenedSince(withExtent(['a']), withExtent(['a', 'b']))).toEqual([
    { kind: 'finding-worse', rule: sample.rule, detail: `${sample.path}: now also b` },
  ]);
});

test('a finding in several clusters goes as far as in all of them together', () => {
  const both = merged([
    { ...sample, extent: ['a'] },
    { ...sample, extent: ['b', 'a'] },
  ]);
  expect(both.map(({ extent }) => extent)).toEqual([['a', 'b']]);
});

test('an extent is what stands at the place of the finding, one by one', () => {
  const document = { spec: { volumes: [{ name: 'run', hostPath: { path: '/run', type: 'Socket' } }], add: ['B', 'A', 'A'] } };
  expect(extentAt(document, [{ key: 'spec' }, { key: 'add' }])).toEqual(['A', 'B']);
  expect(extentAt(document, [{ key: 'spec' }, { key: 'add' }, { key: 0 }])).toEqual(['B']);
  expect(extentAt(document, [{ key: 'spec' }, { key: 'volumes' }, { key: 0 }, { key: 'hostPath' }])).toEqual([
    'path: /run',
    'type: Socket',
  ]);
  expect(extentAt(document, [{ key: 'spec' }, { key: 'gone' }])).toEqual([]);
  expect(extentAt(document, [{ key: 'spec' }, { key: 'constructor' }])).toEqual([]);
});

const widgets = documents<unknown>('widget');

test('a policy without extent tells none; a problem may tell its own', () => {
  const extentsOf = (policy: Policy, values: Resource['values']) =>
    judge(
      [{ type: 'widget', address: 'widget.it', path: 'stack/it', values }],
      [{ name: 'test', version: '1.0.0', policies: [policy] }],
    ).violations.map(({ extent }) => extent);
  const rule = graph(widgets, () => [{ message: 'is wide', at: ['doors'] }]);
  expect(extentsOf(policyOf(rule), { doors: ['b', 'a'] })).toEqual([undefined]);
  expect(extentsOf(policyOf(rule, { extent: 'place' }), { doors: ['b', 'a'] })).toEqual([['a', 'b']]);
  expect(extentsOf(policyOf(graph(widgets, () => [{ message: 'is wide', extent: ['z', 'a', 'z'] }])), {})).toEqual([['a', 'z']]);
});

/** The same finding, and what makes it worse. */
const growing: readonly (readonly [rule: string, type: string, before: Resource['values'], after: Resource['values']])[] = [
  ['aws/iam/no-wildcard', 'aws_iam_role_policy', policy(['s3:GetObject'], ['*']), policy(['s3:*', 'ec2:*'], ['*'])],
  ['aws/iam/no-escalation', 'aws_iam_role_policy', policy(['iam:PassRole', 'iam:CreateAccessKey'], ['*']), policy(['iam:*'], ['*'])],
  ['aws/iam/no-admin', 'aws_iam_role_policy', policy(['iam:*'], ['a']), policy(['iam:*'], ['a', 'b'])],
  ['aws/iam/trust', 'aws_iam_role', trust('111111111111'), trust('111111111111', '222222222222')],
  ['aws/s3/policy-principal', 'aws_s3_bucket_policy', open('s3:GetObject'), open('s3:PutObject')],
  ['aws/public/resource-policy', 'aws_secretsmanager_secret_policy', open('secretsmanager:Get*'), open('secretsmanager:*')],
  ['aws/sqs/policy', 'aws_sqs_queue_policy', open('sqs:SendMessage'), open('sqs:*')],
  ['aws/sg/open-ingress', 'aws_security_group', ingress(8000, '0.0.0.0/0'), ingress(9000, '0.0.0.0/0')],
  ['aws/sg/open-admin', 'aws_security_group', ingress(22, '0.0.0.0/0'), ingress(22, '0.0.0.0/0', '::/0')],
  ['k8s/pss/hostPathVolumes', 'v1/Pod', pod({ hostPath: { path: '/var/log' } }), pod({ hostPath: { path: '/' } })],
  ['k8s/pss/restrictedVolumes', 'v1/Pod', pod({ hostPath: { path: '/var/log' } }), pod({ hostPath: { path: '/' } })],
  ['k8s/pss/capabilities_restricted', 'v1/Pod', pod({}, ['NET_RAW']), pod({}, ['SYS_ADMIN'])],
  ['k8s/pss/capabilities_baseline', 'v1/Pod', pod({}, ['NET_RAW']), pod({}, ['SYS_ADMIN'])],
  ['k8s/rbac/wildcard', 'rbac.authorization.k8s.io/v1/ClusterRole', role('get', '*'), role('delete', '*')],
  ['k8s/rbac/secrets', 'rbac.authorization.k8s.io/v1/ClusterRole', role('get', 'secrets'), role('list', 'secrets')],
];

test.each(growing)('%s tells that %s goes further', (rule, type, before, after) => {
  const extents = (values: Resource['values']) => {
    const resource = { type, address: type.includes('/') ? 'blue/shop/Kind/it' : `${type}.it`, path: 'stack/it', values };
    const { violations, superseded } = judge([resource], [baseline]);
    const found = [...violations, ...superseded].filter(({ policy: { name } }) => name === rule);
    return new Map(found.map(({ field, extent }) => [field, extent!]));
  };
  const former = extents(before);
  expect(former.size).toBeGreaterThan(0);
  const told = [...extents(after)].filter(([field, extent]) => extent.some((one) => !former.get(field)?.includes(one)));
  expect(told).not.toEqual([]);
});

function policy(Action: readonly string[], Resource: readonly string[]) {
  return { policy: JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource }] }) };
}

function open(Action: string) {
  return { policy: JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: '*', Action, Resource: '*' }] }) };
}

function trust(...accounts: readonly string[]) {
  const AWS = accounts.map((account) => `arn:aws:iam::${account}:root`);
  return {
    assume_role_policy: JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { AWS }, Action: 'sts:AssumeRole' }],
    }),
  };
}

function ingress(port: number, ...cidrs: readonly string[]) {
  return {
    ingress: [
      {
        protocol: 'tcp',
        from_port: port,
        to_port: port,
        cidr_blocks: cidrs.filter((cidr) => !cidr.includes(':')),
        ipv6_cidr_blocks: cidrs.filter((cidr) => cidr.includes(':')),
      },
    ],
  };
}

function pod(volume: object, add: readonly string[] = []) {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'it', namespace: 'shop' },
    spec: {
      containers: [{ name: 'app', image: 'app:1', securityContext: { capabilities: { add } } }],
      volumes: [{ name: 'data', ...volume }],
    },
  };
}

function role(verb: string, resource: string) {
  return {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: { name: 'it' },
    rules: [{ apiGroups: [''], resources: [resource], verbs: [verb] }],
  };
}
