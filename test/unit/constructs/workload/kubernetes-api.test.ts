import { CronJob, KubernetesApi, kind, Workload } from '../../../../constructs';
import { DeploymentStack, Environment } from '../../../../lib';
import { synthesize } from '../../../../lib/testing';
import { schemaErrors } from '../../../kit/kubernetes-schema';

const image = 'ghcr.io/acme/orders';
const apiServer = [{ cidr: '10.96.0.1/32' }];
const leases = { apiGroups: ['coordination.k8s.io'], resources: ['leases'], verbs: ['get', 'update'], resourceNames: ['orders'] } as const;
const pods = { apiGroups: [''], resources: ['pods', 'pods/log'], verbs: ['get', 'list', 'watch'] } as const;

const environmentOf = (network = kind({ apiServer })) =>
  new Environment({
    name: 'test',
    regions: [{ region: 'local', clusters: [{ name: 'kind', kubernetesVersion: '1.34', network }] }],
    provisioners: [],
    release: { schemaVersion: 1, images: { 'shop/orders': { tag: '1' } } },
  });

function resourcesOf(define: (stack: DeploymentStack) => void, environment = environmentOf()) {
  const { resources } = synthesize(environment, define);
  const own = resources.below('shop-test-local/orders');
  expect(own.all.filter(({ type }) => !type.startsWith('cilium.io/')).flatMap(({ values }) => schemaErrors(values))).toEqual([]);
  return own;
}
const workloadOf = (kubernetesApi?: unknown, environment?: Environment) =>
  resourcesOf(
    (stack) => void new Workload(stack, 'orders', { image, ...(kubernetesApi ? { kubernetesApi: kubernetesApi as KubernetesApi } : {}) }),
    environment,
  );
const podOf = (resources: ReturnType<typeof workloadOf>) => resources.only('apps/v1/Deployment').values.spec.template.spec;
const egressOf = (resources: ReturnType<typeof workloadOf>) => resources.only('networking.k8s.io/v1/NetworkPolicy').values.spec.egress;

describe('a workload that asks the Kubernetes API', () => {
  const resources = workloadOf({ rules: [leases, pods] });

  test('may do what its rules say, in its own namespace', () => {
    expect(resources.only('rbac.authorization.k8s.io/v1/Role').values).toMatchObject({
      metadata: { name: 'orders', namespace: 'shop' },
      rules: [leases, pods],
    });
    expect(resources.only('rbac.authorization.k8s.io/v1/RoleBinding').values).toMatchObject({
      metadata: { name: 'orders', namespace: 'shop' },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'orders' },
      subjects: [{ kind: 'ServiceAccount', name: 'orders', namespace: 'shop' }],
    });
  });

  test('has a token in its pods, and in no others of its account', () => {
    expect(podOf(resources).automountServiceAccountToken).toBe(true);
    expect(resources.only('v1/ServiceAccount').values.automountServiceAccountToken).toBe(false);
  });

  test('reaches the API server where the place says that it is', () => {
    expect(egressOf(resources)).toContainEqual({ to: [{ ipBlock: { cidr: '10.96.0.1/32' } }], ports: [{ port: 6443, protocol: 'TCP' }] });
  });

  test('reaches it as an entity under Cilium', () => {
    const cilium = workloadOf({ rules: [pods] }, environmentOf(kind({ engine: 'cilium' })));
    expect(cilium.only('cilium.io/v2/CiliumNetworkPolicy').values.spec.egress).toEqual([
      { toEntities: ['kube-apiserver'], toPorts: [{ ports: [{ port: '6443', protocol: 'TCP' }] }] },
    ]);
  });

  test('is refused where the place does not say where that is', () => {
    expect(() => workloadOf({ rules: [pods] }, environmentOf(kind()))).toThrow(
      "Cluster network states no 'apiServer', which 'shop/orders' needs.",
    );
  });

  test('may leave its rights to somebody else, and has a token and a way there', () => {
    const bare = workloadOf({ rules: [] });
    expect(bare.ofType('rbac.authorization.k8s.io/v1/Role')).toEqual([]);
    expect(bare.ofType('rbac.authorization.k8s.io/v1/RoleBinding')).toEqual([]);
    expect(podOf(bare).automountServiceAccountToken).toBe(true);
    expect(egressOf(bare)).toHaveLength(2);
  });

  test('shares its rights with its jobs', () => {
    const shared = resourcesOf((stack) => {
      new Workload(stack, 'orders', { image, kubernetesApi: { rules: [pods] }, jobs: { migrate: { command: ['up'] } } });
    });
    expect(shared.only('rbac.authorization.k8s.io/v1/Role').values.metadata.name).toBe('orders');
    expect(shared.only('batch/v1/Job').values.spec.template.spec).toMatchObject({
      serviceAccountName: 'orders',
      automountServiceAccountToken: true,
    });
  });

  test('may run by the clock', () => {
    const cron = resourcesOf(
      (stack) => void new CronJob(stack, 'orders', { image, schedule: '0 3 * * *', kubernetesApi: { rules: [pods] } }),
    );
    expect(cron.only('batch/v1/CronJob').values.spec.jobTemplate.spec.template.spec.automountServiceAccountToken).toBe(true);
  });
});

test('a workload that does not ask it has no token, no right and no way there', () => {
  const resources = workloadOf();
  expect(podOf(resources).automountServiceAccountToken).toBe(false);
  expect(resources.all.filter(({ type }) => type.startsWith('rbac.'))).toEqual([]);
  expect(egressOf(resources)).toHaveLength(1);
});

test.each<[string, object, string]>([
  [
    'any verb',
    { ...pods, verbs: ['*'] },
    "'kubernetesApi.rules[0].verbs[0]' is '*'. Choose one of: get, list, watch, create, update, patch, delete, deletecollection.",
  ],
  ['a verb that gives rights', { ...pods, verbs: ['escalate'] }, "'kubernetesApi.rules[0].verbs[0]' is 'escalate'."],
  ['no verb', { ...pods, verbs: [] }, "'kubernetesApi.rules[0].verbs' is empty. Name at least one."],
  ['any resource', { ...pods, resources: ['*'] }, "'kubernetesApi.rules[0].resources' has '*'. Write a plural name in lower case"],
  ['any scale', { ...pods, resources: ['*/scale'] }, "'kubernetesApi.rules[0].resources' has '*/scale'."],
  ['a kind', { ...pods, resources: ['Pod'] }, "'kubernetesApi.rules[0].resources' has 'Pod'."],
  ['any group', { ...pods, apiGroups: ['*'] }, "'kubernetesApi.rules[0].apiGroups' has '*'. Write the name of an API group"],
  ['a group with its version', { ...pods, apiGroups: ['apps/v1'] }, "'kubernetesApi.rules[0].apiGroups' has 'apps/v1'."],
  ['no group', { ...pods, apiGroups: [] }, "'kubernetesApi.rules[0].apiGroups' is empty."],
  ['no names, stated', { ...leases, resourceNames: [] }, "'kubernetesApi.rules[0].resourceNames' is empty."],
  ['any name', { ...leases, resourceNames: ['*'] }, "'kubernetesApi.rules[0].resourceNames' has '*'."],
  [
    'names for what has none yet',
    { ...leases, verbs: ['get', 'create'] },
    "'kubernetesApi.rules[0]' allows 'create' on 'resourceNames'. Allow 'create' in a rule without names.",
  ],
])('a rule with %s is refused', (_what, rule, message) => {
  expect(() => workloadOf({ rules: [rule] })).toThrow(message);
});

test.each([
  ['RoleBinding.roleRef.name', 'admin'],
  ['RoleBinding.roleRef', { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'admin' }],
  ['RoleBinding.subjects[0].name', 'payments'],
  ['RoleBinding.subjects[1]', { kind: 'ServiceAccount', name: 'payments', namespace: 'shop' }],
  ['RoleBinding.subjects', undefined],
])('who may ask, and what, is bound by no override: %s = %j', (path, value) => {
  const terms = { reason: 'the vendor asks for it', expires: '2027-01-31' };
  const define = (stack: DeploymentStack) =>
    void new Workload(stack, 'orders', { image, kubernetesApi: { rules: [pods] } as never }).override(path, value, terms);
  expect(() => synthesize(environmentOf(), define)).toThrow(/changes '(?:roleRef|subjects)', by which the object is known/);
});
