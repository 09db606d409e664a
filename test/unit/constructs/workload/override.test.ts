import { Bucket, Job, Workload } from '../../../../constructs';
import { DeploymentStack, OverrideTerms } from '../../../../lib';
import { refuseExpired } from '../../../../lib/assembly/expired-overrides';
import { synthesize } from '../../../../lib/testing';
import { aws } from '../../../kit/environments';

const environment = aws({ release: { schemaVersion: 1, images: { 'shop/orders': { tag: '1.0' } } } });
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
    'a parent that is not there',
    'Deployment.spec.template.spec.containers[7].stdin',
    true,
    /the object has no 'spec.template.spec.containers.7' to hold it/,
  ],
  ['the value that is there', 'Deployment.spec.template.spec.enableServiceLinks', false, /changes nothing/],
  ['nothing to remove', 'Deployment.spec.paused', undefined, /changes nothing/],
  ['a path without a field', 'Deployment', 1, /An override has the path 'Deployment'/],
  ['a path into JavaScript', 'Deployment.__proto__.polluted', 1, /reaches into JavaScript itself/],
  ['a Job, whose name tells its template', 'migrate/Job.spec.template.spec.dnsPolicy', 'Default', /State it in the properties/],
])('an override of %s is refused', (_, path, value, message) => {
  expect(() => overridden(path, value)).toThrow(message);
});

test.each([
  [{ reason: 'because', expires: '2027-01-31' }, /has the reason 'because'. Say why in at least 10 characters/],
  [{ reason: 'the vendor asks for it', expires: '2027-02-30' }, /expires on '2027-02-30'. Write a day as YYYY-MM-DD/],
  [{ reason: 'the vendor asks for it', expires: 'soon' }, /expires on 'soon'/],
])('an override without terms that can be kept is refused: %j', (own, message) => {
  expect(() => overridden('Deployment.spec.paused', true, own)).toThrow(message);
});

test('an override holds on its last day, and no longer', () => {
  const { assembly } = overridden('Deployment.spec.paused', true);
  expect(() => refuseExpired(assembly, '2027-01-31')).not.toThrow();
  expect(() => refuseExpired(assembly, '2027-02-01')).toThrow(
    /The override of 'spec.paused' in '.*\/orders\/Deployment' expired on 2027-01-31: the vendor asks for it/,
  );
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
