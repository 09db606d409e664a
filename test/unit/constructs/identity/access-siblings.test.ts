import { Access, AwsAccess, Secret, Workload } from '../../../../constructs';
import { ClusterFact, ClusterSecret } from '../../../../lib';
import { synthesize } from '../../../../lib/testing';
import { aws } from '../../../kit/environments';

const image = 'ghcr.io/acme/orders';
const uses = (dependencies: Record<string, Access | Secret>) => (stack: ConstructorParameters<typeof Workload>[0]) =>
  void new Workload(stack as never, 'orders', { image, dependencies });
const bucket = 'arn:aws:s3:::reports/*';

test('what an operator approved stays as it was when the provisioner was made', () => {
  // GIVEN
  const list = { reports: { actions: ['s3:GetObject'], resources: [bucket] } };
  const environment = aws({ provisioners: [AwsAccess.provisioner({ approved: list })] });
  // WHEN
  list.reports.actions.push('s3:DeleteObject');
  list.reports.resources.push('arn:aws:s3:::everything');
  Object.assign(list, { other: { actions: ['iam:PassRole'], resources: ['arn:aws:iam::111122223333:role/admin'] } });
  // THEN
  const made = synthesize(environment, uses({ reports: new Access({ name: 'reports', actions: ['s3:GetObject'] }) }));
  expect([...made.files.values()].join()).not.toContain('everything');
  expect(() => synthesize(environment, uses({ reports: new Access({ name: 'reports', actions: ['s3:DeleteObject'] }) }))).toThrow(
    'does not approve',
  );
  expect(() => synthesize(environment, uses({ other: new Access({ name: 'other', actions: ['iam:PassRole'] }) }))).toThrow(
    'does not approve',
  );
});

test('the lists of a secret and of an access are theirs', () => {
  const [keys, actions] = [['a'], ['s3:GetObject' as const]];
  const [secret, access] = [new Secret({ keys }), new Access({ name: 'reports', actions })];
  keys.push('b');
  actions.push('s3:GetObject');
  expect([secret.keys, access.actions]).toEqual([['a'], ['s3:GetObject']]);
  expect([secret.keys, secret.outputs, access.actions].every(Object.isFrozen)).toBe(true);
});

test.each([
  'arn:aws:s3:eu-west-1:111122223333:accesspoint/*',
  'arn:aws:s3:eu-west-1:111122223333:job/*',
  'arn:foo:s3:::reports',
  'arn:aws:s3:::$' + '{aws:PrincipalTag/team}/x',
  'arn:aws:dynamodb:eu-west-1:111122223333:table/*',
  '*',
])('%s names no resource', (resource) => {
  expect(() => AwsAccess.provisioner({ approved: { reports: { actions: ['s3:GetObject'], resources: [resource] } } })).toThrow(
    'Write the ARN of one resource',
  );
});

test.each([() => 'arn:aws:s3:::x', () => undefined, () => new Set(), () => ({}), () => [1]])(
  'resources that are no list are told: %s',
  (resources) => {
    const environment = aws({
      provisioners: [AwsAccess.provisioner({ approved: { reports: { actions: ['s3:GetObject'], resources: resources as never } } })],
    });
    expect(() => synthesize(environment, uses({ reports: new Access({ name: 'reports', actions: ['s3:GetObject'] }) }))).toThrow(
      "has 'resources' that are no list of texts. Write them as a list",
    );
  },
);

test('a resource of another partition is refused where it would be granted', () => {
  const approved = { reports: { actions: ['s3:GetObject'], resources: ['arn:aws-cn:s3:::reports/*'] } };
  expect(() =>
    synthesize(
      aws({ provisioners: [AwsAccess.provisioner({ approved })] }),
      uses({ reports: new Access({ name: 'reports', actions: ['s3:GetObject'] }) }),
    ),
  ).toThrow("which is of another partition than 'aws'. Write an ARN that begins with 'arn:aws:'");
});

test.each([
  ['Not Valid', 'a'],
  ['', 'a'],
  [undefined, 'a'],
  [{}, 'a'],
])('%j names no Secret and no ConfigMap', (name, key) => {
  for (const type of [ClusterSecret, ClusterFact]) expect(() => new type(name as never, key)).toThrow('Write its name in small letters');
});

test.each(['a b/c', '', undefined, {}, 'sk live'])('%j is no key of one, and is not shown', (key) => {
  for (const type of [ClusterSecret, ClusterFact]) {
    expect(() => new type('orders', key as never)).toThrow("'orders' is read at what is no key. Write one of its keys, never a value");
  }
});

test('a Secret and a ConfigMap of the cluster are told apart by their types', () => {
  // @ts-expect-error
  const fact: ClusterFact = new ClusterSecret('orders', 'key');
  expect(fact.reference).toEqual({ secretKeyRef: { name: 'orders', key: 'key' } });
});
