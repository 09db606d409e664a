import type { PlanChange, PlanItem } from '../../../../lib/plan/plan';
import { foldPlans } from '../../../../lib/plan/real/fold-plans';

const item = (text: string, field?: string): PlanItem => ({
  text,
  verdict: 'review',
  rule: 'a/b',
  classes: [],
  reason: 'So.',
  source: 'https://example.com/',
  ...(field !== undefined && { field }),
});
const change = (kind: PlanChange['kind'], ...items: readonly PlanItem[]): PlanChange => ({
  kind,
  engine: 'terraform',
  type: 'aws_sqs_queue',
  address: 'aws_sqs_queue.a',
  stack: 'shop',
  workload: 'shop/orders',
  subject: 'orders',
  file: 'cdk.tf.json',
  items,
});
const folded = (predicted: PlanChange, ...real: readonly PlanChange[]) => {
  const changes = real.map((one) => ({ block: 'aws_sqs_queue.a', change: one }));
  return foldPlans([predicted], [{ stack: 'shop', changes, unsettled: new Set(), isLive: true }]).map(({ kind, items }) => [
    kind,
    items.map(({ text }) => text),
  ]);
};

test.each(['created', 'deleted'] as const)('what both say is %s is told once, in the words of the files', (kind) => {
  expect(folded(change(kind, item('by the files')), change(kind, item('by Terraform')))).toEqual([[kind, ['by the files']]]);
});

test('of several instances of a block each is told, in the words of Terraform', () => {
  expect(folded(change('created', item('by the files')), change('created', item('a')), change('created', item('b')))).toEqual([
    ['created', ['a']],
    ['created', ['b']],
  ]);
});

test('where they differ Terraform counts, and what only files tell is told beside it', () => {
  const predicted = change('updated', item('delay 1 → 2', 'delay'), item('prevent_destroy gone', 'lifecycle.prevent_destroy'));
  expect(folded(predicted, change('replaced', item('replaced')))).toEqual([['replaced', ['replaced', 'prevent_destroy gone']]]);
  expect(folded(change('created', item('by the files')), change('replaced', item('replaced')))).toEqual([['replaced', ['replaced']]]);
});

test('what files change and Terraform plans nothing for is told as that', () => {
  expect(folded(change('replaced', item('name a → b, replaced (predicted)', 'name')))).toEqual([
    ['updated', ['name a → b: Terraform plans nothing for it']],
  ]);
});
