import { compareSides } from '../../../../lib/plan/compare-sides';
import { htmlPlan } from '../../../../lib/plan/formats/html-plan';
import { plainSide } from '../../../kit/sides';

const side = (bucket: string, more: object = {}) =>
  plainSide({
    'shop/main.tf.json': {
      resource: {
        aws_s3_bucket: { [bucket]: { bucket: 'acme-uploads' } },
        aws_s3_bucket_versioning: { it: { bucket: `\${aws_s3_bucket.${bucket}.id}` } },
      },
      ...more,
    },
  });

test('what names a thing that is moved names the same thing', () => {
  const { changes } = compareSides(side('a'), side('b', { moved: { from: 'aws_s3_bucket.a', to: 'aws_s3_bucket.b' } }));
  expect(changes.map(({ kind, address, movedFrom }) => [kind, address, movedFrom])).toEqual([
    ['moved', 'aws_s3_bucket.b', 'aws_s3_bucket.a'],
  ]);
});

test('a thing of the cluster is never taken for another one that has its name', () => {
  const object = (kind: string) => ({ apiVersion: 'v1', kind, metadata: { name: 'a', namespace: 'shop' }, name: 'same' });
  const { changes } = compareSides(plainSide({ 'a.json': object('ConfigMap') }), plainSide({ 'a.json': object('Secret') }));
  expect(changes.map(({ kind }) => kind).sort()).toEqual(['created', 'deleted']);
});

test('a page says of each workload in which environment it is, where there are some', () => {
  const plan = compareSides(side('a'), side('b'));
  const headings = (environment: string) => {
    const changes = plan.changes.map((change) => ({ ...change, environment, workload: 'orders' }));
    return new Set([...htmlPlan({ ...plan, changes }).matchAll(/<h3>(.*?)<\/h3>/g)].map(([, heading]) => heading!.replace(/<[^>]*>/g, '')));
  };
  expect([...headings('production')]).toEqual(['production orders']);
  expect([...headings('')]).toEqual(['orders']);
});

test('the filter of a page names each environment once', () => {
  const names = ['staging', 'production', 'staging'];
  const plan = compareSides(side('a'), side('b'));
  const [change] = plan.changes;
  const changes = names.map((environment, index) => ({ ...change!, environment, workload: `w${index}` }));
  const options = [...htmlPlan({ ...plan, changes }).matchAll(/<option value="\d+">([^<]*)</g)].map(([, name]) => name);
  expect(options.sort()).toEqual(['production', 'staging']);
});
