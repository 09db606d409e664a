import { Bucket, Queue, Redis, Workload } from '../../../../constructs';
import { Environment } from '../../../../lib';
import { synthesize } from '../../../../lib/testing';
import { aws, awsRegion, eksCluster, orders, twoRegions } from '../../../kit/environments';

const files = () => ({ files: new Bucket({ access: 'read' }) });

function resourcesIn(environment: Environment = aws()) {
  return synthesize(environment, orders(files)).resources;
}

test('a role trusts the service account of its workload, in its account and cluster, and nobody else', () => {
  const role = resourcesIn().only('aws_iam_role').values;
  expect(role.name).toBe('acme-production-eu-west-1-shop-orders');
  expect(JSON.parse(role.assume_role_policy).Statement).toEqual([
    {
      Sid: 'PodIdentity',
      Effect: 'Allow',
      Principal: { Service: 'pods.eks.amazonaws.com' },
      Action: ['sts:AssumeRole', 'sts:TagSession'],
      Condition: {
        StringEquals: {
          'aws:SourceAccount': '111122223333',
          'aws:RequestTag/eks-cluster-arn': 'arn:aws:eks:eu-west-1:111122223333:cluster/blue',
          'aws:RequestTag/kubernetes-namespace': 'shop',
          'aws:RequestTag/kubernetes-service-account': 'orders',
        },
      },
    },
  ]);
});

test('a role trusts each cluster of its region, and none of another one', () => {
  const [central, west] = resourcesIn(aws({ regions: twoRegions }))
    .ofType('aws_iam_role')
    .map(({ values }) => JSON.parse(values.assume_role_policy).Statement[0].Condition.StringEquals['aws:RequestTag/eks-cluster-arn']);
  expect(central).toBe('arn:aws:eks:eu-central-1:111122223333:cluster/central');
  expect(west).toEqual(['arn:aws:eks:eu-west-1:111122223333:cluster/blue', 'arn:aws:eks:eu-west-1:111122223333:cluster/green']);
});

test('the association names the service account that the pods run as', () => {
  const resources = resourcesIn();
  const association = resources.only('aws_eks_pod_identity_association').values;
  const account = resources.only('v1/ServiceAccount').values.metadata;
  expect(association).toMatchObject({ cluster_name: 'blue', namespace: account.namespace, service_account: account.name });
  expect(association.role_arn).toBe(`\${${resources.only('aws_iam_role').address}.arn}`);
  expect(resources.only('apps/v1/Deployment').values.spec.template.spec.serviceAccountName).toBe(account.name);
});

test('policies are literal JSON: no data source, no ARN that is known only after apply', () => {
  const resources = synthesize(
    aws(),
    orders(() => ({ ...files(), events: new Queue() })),
  ).resources;
  expect(resources.all.filter(({ type }) => type.startsWith('data.'))).toEqual([]);
  const { policy } = resources.only('aws_iam_role_policy').values;
  expect(policy).not.toContain('${');
  for (const { Action, Resource } of JSON.parse(policy).Statement) expect(`${Action} ${Resource}`).not.toMatch(/:\*|^\*$| \*/);
});

test('one role for each region, one association for each cluster', () => {
  const resources = resourcesIn(aws({ regions: twoRegions }));
  expect(resources.ofType('aws_iam_role').map(({ values }) => values.name)).toEqual([
    'acme-production-eu-central-1-shop-orders',
    'acme-production-eu-west-1-shop-orders',
  ]);
  expect(resources.ofType('aws_eks_pod_identity_association').map(({ path }) => path)).toEqual([
    'shop-production-eu-central-1/orders/identity/association-central',
    'shop-production-eu-west-1/orders/identity/association-blue',
    'shop-production-eu-west-1/orders/identity/association-green',
  ]);
});

test('replacing a cluster replaces its association, and keeps the role', () => {
  const addresses = (cluster: string) => {
    const resources = resourcesIn(aws({ regions: [awsRegion({ clusters: [eksCluster(cluster)] })] }));
    return resources.all.flatMap(({ type, address }) => (type.startsWith('aws_') ? [address] : []));
  };
  const [blue, green] = [addresses('blue'), addresses('green')];
  expect(blue.filter((address) => !green.includes(address))).toEqual([
    expect.stringMatching(/^aws_eks_pod_identity_association\..*association-blue/),
  ]);
  expect(green.filter((address) => !blue.includes(address))).toEqual([
    expect.stringMatching(/^aws_eks_pod_identity_association\..*association-green/),
  ]);
});

test('a workload without cloud permissions gets no role', () => {
  const { resources } = synthesize(
    aws(),
    orders(() => ({ cache: new Redis({ size: 'small' }) })),
  );
  expect(resources.ofType('aws_iam_role')).toEqual([]);
});

test('a role has the permissions boundary of its region', () => {
  const boundary = (facts: object) => resourcesIn(aws({ regions: [awsRegion(facts)] })).only('aws_iam_role').values.permissions_boundary;
  expect(boundary({ permissionsBoundary: 'bounds/workloads' })).toBe('arn:aws:iam::111122223333:policy/bounds/workloads');
  expect(boundary({})).toBeUndefined();
});

test('a role name is cut to the 64 characters that IAM takes', () => {
  const environment = aws({ name: 'production-of-the-european-union-and-its-neighbours' });
  const { name } = resourcesIn(environment).only('aws_iam_role').values;
  expect(name).toMatch(/-[0-9a-f]{8}$/);
  expect(name.length).toBeLessThanOrEqual(64);
});

test('two workloads have two roles', () => {
  const { resources } = synthesize(aws(), (stack) => {
    for (const id of ['orders', 'payments']) new Workload(stack, id, { image: `ghcr.io/acme/${id}`, dependencies: files() });
  });
  expect(new Set(resources.ofType('aws_iam_role').map(({ values }) => values.name)).size).toBe(2);
});
