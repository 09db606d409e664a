import { ApiObject, Chart, App as KubernetesApp } from 'cdk8s';
import { Construct } from 'constructs';
import { Workload } from '../../../../constructs';
import { UserError } from '../../../../lib';
import { refuseUnnamed } from '../../../../lib/synth/render/refuse-unnamed';
import { synthesize, synthesizePlatform } from '../../../../lib/testing';
import { cloudless } from '../../../kit/environments';

const configMap = { apiVersion: 'v1', kind: 'ConfigMap' };
const named = (name: unknown, more: object = configMap) => ({ ...more, metadata: { name } });
const role = { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole' };

const right: readonly (readonly [string, object])[] = [
  ['a word', named('a')],
  ['a name with dots', named('a.b-1.example.com')],
  ['253 characters', named('a'.repeat(253))],
  ['a role of a system', named('system:node', role)],
  ['a role in capitals', named('Acme_Admin', role)],
  ['a user of OpenShift', named('kube:admin', { apiVersion: 'user.openshift.io/v1', kind: 'User' })],
  ['what gets its name when it is created', { ...configMap, metadata: { generateName: 'a-' } }],
];
const wrong: readonly (readonly [string, object, RegExp])[] = [
  ['no kind', { apiVersion: 'v1', metadata: { name: 'a' } }, /has the kind undefined/],
  ['an empty apiVersion', { ...named('a'), apiVersion: '' }, /has the apiVersion ''/],
  ['a number', named(5), /has the name 5\./],
  ['no name', named(undefined), /has the name undefined/],
  ['capitals and an underscore', named('X_Y'), /ConfigMap '.*' has the name 'X_Y'\. Write lower-case letters/],
  ['a hyphen in front', named('-a'), /has the name '-a'/],
  ['254 characters', named('a'.repeat(254)), /has the name 'a+…'/],
  ['a slash in the name of a role', named('a/b', role), /has the name 'a\/b'/],
  ['two dots as the name of a role', named('..', role), /has the name '\.\.'/],
];

test.each(right)('an object is known by %s', (_, object) => {
  expect(() => refuseUnnamed(object as never, 'shop/it')).not.toThrow();
});

test.each(wrong)('an object is not known by %s', (_, object, message) => {
  expect(() => refuseUnnamed(object as never, 'shop/it')).toThrow(UserError);
  expect(() => refuseUnnamed(object as never, 'shop/it')).toThrow(message);
});

test.each(wrong.filter(([what]) => !what.startsWith('no name')))(
  'nor is one of a chart of one’s own, stamped or adopted, by %s',
  (_, object, message) => {
    const stamped = () =>
      synthesize(cloudless(), (stack) => {
        new Workload(stack, 'orders', { image: 'ghcr.io/acme/orders' });
        new ApiObject(stack.chartScope(new Construct(stack, 'mine'), stack.clusters[0]!), 'it', object as never);
      });
    const adopted = () =>
      synthesizePlatform((platform) => {
        const chart = new Chart(new KubernetesApp(), 'legacy');
        new ApiObject(chart, 'it', object as never);
        cloudless().adopt(platform, chart, { region: 'local' });
      });
    for (const refused of [stamped, adopted]) {
      expect(refused).toThrow(UserError);
      expect(refused).toThrow(message);
    }
  },
);
