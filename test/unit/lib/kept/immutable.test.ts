import { immutable } from '../../../../lib/kept/immutable';
import { changed, changes } from '../../../kit/kubernetes-changes';

test.each(
  changes.map((change) => [change.object['kind'], change.path.join('.'), change.refused ? 'refused' : 'accepted', change] as const),
)('%s %s is %s', (_kind, _path, _answer, change) => {
  const { apiVersion, kind } = change.object as { readonly apiVersion: string; readonly kind: string };
  expect(immutable(apiVersion, kind, change.path, change.object, changed(change))).toBe(change.refused);
});

const claim = (storage: string) => ({ spec: { resources: { requests: { storage } }, storageClassName: 'fast' } });

test('a claim may grow, and not shrink', () => {
  const path = ['spec', 'resources', 'requests', 'storage'];
  const change = (from: string, to: string) => immutable('v1', 'PersistentVolumeClaim', path, claim(from), claim(to));
  expect(change('1Gi', '2Gi')).toBe(false);
  expect(change('1Gi', '1G')).toBe(true);
  expect(change('900Mi', '1Gi')).toBe(false);
  expect(change('1Gi', 'much')).toBe(true);
  expect(change('1Gi', '1073741824')).toBe(false);
  expect(change('9007199254740993', '9007199254740992')).toBe(true);
  expect(change('1e9', '1000000000000m')).toBe(false);
});

test('an object that is taken away as a whole is judged by what is in it', () => {
  const before = { spec: { template: { spec: {} }, serviceName: 'a' } };
  expect(
    immutable('apps/v1', 'StatefulSet', ['spec'], before, { spec: { template: { spec: { hostNetwork: true } }, serviceName: 'a' } }),
  ).toBe(false);
  expect(immutable('apps/v1', 'StatefulSet', ['spec'], before, { spec: { template: { spec: {} } } })).toBe(true);
});

test('kinds that are not Kubernetes’ own refuse nothing here', () => {
  expect(immutable('example.com/v1', 'Deployment', ['spec', 'selector'], {}, {})).toBe(false);
});
