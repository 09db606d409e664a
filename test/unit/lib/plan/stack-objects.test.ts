import type { AssembledStack } from '../../../../lib/assembly/assembly';
import { compareSides } from '../../../../lib/plan/compare-sides';
import { plainSide } from '../../../kit/sides';

const stack = (more: object = {}): AssembledStack => ({
  id: 'shop',
  environment: 'production',
  region: 'eu-west-1',
  protected: true,
  clusters: [],
  workloads: [],
  resources: [],
  ...more,
});
const side = (more: object) => ({ ...plainSide({}), assembly: { schemaVersion: 1 as const, organization: 'acme', stacks: [stack(more)] } });
const told = (before: object, after: object) =>
  compareSides(side(before), side(after)).changes.flatMap(({ items }) => items.map(({ text }) => text));

const override = (more: object) => ({
  overrides: [{ path: 'shop/orders/Deployment', field: 'spec.x', reason: 'a vendor asks', expires: '2027-01-31', ...more }],
});

test.each<[what: string, before: object, after: object, told: RegExp]>([
  ['what an override sets', override({ value: '1' }), override({ value: '2' }), /value 1 → 2/],
  ['that it removes a field', override({ value: '1' }), override({}), /value 1 removed/],
  ['why there is one', override({}), override({ reason: 'another one does' }), /reason/],
  ['until when there is one', override({}), override({ expires: '2027-02-28' }), /expires 2027-01-31 → 2027-02-28/],
  ['that data is protected', { protected: true }, { protected: false }, /protected true → false/],
  ['the account', { account: '111122223333' }, { account: '444455556666' }, /account 111122223333 → 444455556666/],
  ['the namespace', { namespace: 'shop' }, { namespace: 'store' }, /namespace shop → store/],
  ['whose code counts as the platform’s', {}, { approvedOrigins: ['@acme/more'] }, /approvedOrigins/],
  ['files beside it', {}, { terraformFiles: ['plan_override.tf.json'] }, /terraformFiles/],
  ['what it waits for', {}, { dependsOn: ['network'] }, /dependsOn/],
  [
    'the version of a cluster',
    { clusters: [{ name: 'blue', kubernetesVersion: '1.33' }] },
    { clusters: [{ name: 'blue', kubernetesVersion: '1.34' }] },
    /kubernetesVersion 1\.33 → 1\.34/,
  ],
])('of a stack a plan tells %s', (_what, before, after, text) => {
  const texts = told(before, after);
  expect(texts).toEqual([expect.stringMatching(text)]);
  expect(told(before, before)).toEqual([]);
});
