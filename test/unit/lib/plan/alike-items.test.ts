import { compareSides } from '../../../../lib/plan/compare-sides';
import { markdownPlan } from '../../../../lib/plan/formats/markdown-plan';
import { textPlan } from '../../../../lib/plan/formats/text-plan';
import { plainSide } from '../../../kit/sides';

const pods = (level: string) => ({
  spec: { restartPolicy: 'Never', containers: [{ name: 'a', image: 'a:1', env: [{ name: 'LEVEL', value: level }] }] },
});
const metadata = (name: string) => ({ name, namespace: 'shop', labels: { 'app.kubernetes.io/name': 'orders' } });
const cronJob = (name: string, level: string) => ({
  apiVersion: 'batch/v1',
  kind: 'CronJob',
  metadata: metadata(name),
  spec: { schedule: '* * * * *', jobTemplate: { spec: { template: pods(level) } } },
});
const deployment = (level: string) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: metadata('orders'),
  spec: { replicas: 2, selector: { matchLabels: {} }, template: { spec: { containers: pods(level).spec.containers } } },
});
const job = (level: string) => ({ apiVersion: 'batch/v1', kind: 'Job', metadata: metadata('migrate'), spec: { template: pods(level) } });
const side = (...objects: readonly unknown[]) => plainSide(Object.fromEntries(objects.map((object, index) => [`${index}.json`, object])));

test('one variable of a workload is one line for all of its objects that take it so, and they are named', () => {
  const plan = compareSides(
    side(deployment('1'), cronJob('nightly', '1'), cronJob('weekly', '1'), job('1')),
    side(deployment('2'), cronJob('nightly', '2'), cronJob('weekly', '2'), job('2')),
  );
  const line = 'orders: env.LEVEL 1 → 2, in CronJob nightly, CronJob weekly, Deployment orders';
  const text = textPlan(plan, { columns: 200 });
  expect(text).toContain(
    `  review   ${line} ×3\n           The pods are started anew, and no rule knows what the field means to them. [unknown/restarts]\n`,
  );
  // What is deleted for it is told by itself.
  expect(text).toContain('  danger   orders: Job migrate: env.LEVEL 1 → 2, replaced: the API server refuses to change it (certain)\n');
  expect(markdownPlan(plan)).toContain(`- review \`${line}\` ×3 [unknown/restarts]`);
  expect(plan.summary).toMatchObject({ items: 4, danger: 1, review: 3 });
});

test('what objects state differently stays apart, and more than three are counted', () => {
  const names = ['a', 'b', 'c', 'd'];
  const plan = compareSides(
    side(deployment('1'), ...names.map((name) => cronJob(name, '1'))),
    side(deployment('3'), ...names.map((name) => cronJob(name, '2'))),
  );
  const text = textPlan(plan, { columns: 200 });
  expect(text).toContain('orders: env.LEVEL 1 → 2, in CronJob a, CronJob b, CronJob c and 1 more ×4\n');
  expect(text).toContain('orders: env.LEVEL 1 → 3\n');
});
