import { CustomTypes } from '../../../../../lib/plan/facts/custom-types';
import { isQuantity, listKey } from '../../../../../lib/plan/facts/list-key';

const types = new CustomTypes();
const inPod = (path: string) => ['spec', 'template', 'spec', ...path.split('.')];

test.each([
  ['apps/v1', 'Deployment', inPod('containers'), ['name']],
  ['apps/v1', 'Deployment', inPod('containers.0.ports'), ['containerPort', 'protocol']],
  ['apps/v1', 'Deployment', inPod('containers.*.ports'), ['containerPort', 'protocol']],
  ['apps/v1', 'Deployment', inPod('containers.ports'), ['containerPort', 'protocol']],
  ['apps/v1', 'StatefulSet', inPod('containers.0.volumeMounts'), ['mountPath']],
  ['apps/v1', 'DaemonSet', inPod('topologySpreadConstraints'), ['topologyKey', 'whenUnsatisfiable']],
  ['apps/v1', 'Deployment', inPod('containers.0.env'), ['name']],
  ['apps/v1', 'Deployment', inPod('hostAliases'), ['ip']],
  ['v1', 'Service', ['spec', 'ports'], ['port', 'protocol']],
  ['v1', 'ServiceAccount', ['secrets'], ['name']],
  ['v1', 'Pod', ['metadata', 'finalizers'], 'set'],
  ['v1', 'Pod', ['metadata', 'ownerReferences'], ['uid']],
  ['apps/v1', 'Deployment', inPod('containers.0.args'), 'atomic'],
  ['networking.k8s.io/v1', 'NetworkPolicy', ['spec', 'egress'], 'atomic'],
  ['rbac.authorization.k8s.io/v1', 'Role', ['rules'], 'atomic'],
  ['apps/v1', 'Deployment', ['spec', 'template'], undefined],
  ['apps/v1', 'Deployment', ['spec', 'nothing', 'such'], undefined],
  ['apps/v1', 'Deployment', ['__proto__', 'constructor'], undefined],
  ['gateway.networking.k8s.io/v1', 'HTTPRoute', ['spec', 'rules'], undefined],
  ['gateway.networking.k8s.io/v1', 'HTTPRoute', ['spec', 'rules', 'filters', 'requestHeaderModifier', 'set'], ['name']],
  ['gateway.networking.k8s.io/v1', 'HTTPRoute', ['spec', 'rules', '0', 'filters', '*', 'requestHeaderModifier', 'remove'], 'set'],
  ['monitoring.coreos.com/v1', 'PrometheusRule', ['spec', 'groups'], ['name']],
  ['argoproj.io/v1alpha1', 'Rollout', inPod('containers.0.ports'), ['containerPort', 'protocol']],
  ['external-secrets.io/v1', 'ExternalSecret', ['spec', 'data'], undefined],
  ['argoproj.io/v1alpha1', 'Rollout', ['__proto__', 'constructor'], undefined],
  ['example.com/v1', 'Nothing', ['spec', 'rules'], undefined],
  ['v9', 'Pod', ['spec', 'containers'], undefined],
])('the list key in %s %s of %j is %j', (apiVersion, kind, path, key) => {
  expect(listKey(types, apiVersion, kind, path)).toEqual(key);
});

test.each([
  ['apps/v1', 'Deployment', inPod('containers.0.resources.limits.cpu'), true],
  ['apps/v1', 'Deployment', inPod('containers.0.resources.limits'), false],
  ['v1', 'PersistentVolumeClaim', ['spec', 'resources', 'requests', 'storage'], true],
  ['v1', 'ResourceQuota', ['spec', 'hard', 'requests.cpu'], true],
  ['apps/v1', 'Deployment', inPod('volumes.0.emptyDir.sizeLimit'), true],
  ['apps/v1', 'Deployment', ['metadata', 'labels', 'cpu'], false],
  ['postgresql.cnpg.io/v1', 'Cluster', ['spec', 'resources', 'limits', 'cpu'], true],
  ['argoproj.io/v1alpha1', 'Rollout', ['spec', 'replicas'], false],
])('whether in %s %s %j is a quantity: %s', (apiVersion, kind, path, is) => {
  expect(isQuantity(types, apiVersion, kind, path)).toBe(is);
});
