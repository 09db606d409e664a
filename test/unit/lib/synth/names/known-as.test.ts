import { Workload } from '../../../../../constructs';
import type { Assembly } from '../../../../../lib/assembly/assembly';
import { releaseKey } from '../../../../../lib/assembly/release-key';
import { compareSides } from '../../../../../lib/plan/compare-sides';
import { synthesize } from '../../../../../lib/testing';
import { aws } from '../../../../kit/environments';
import { plainSide } from '../../../../kit/sides';

const image = 'ghcr.io/acme/orders';
const assemblyOf = (id: string, said: { readonly formerly?: string }): Assembly => {
  const { files } = synthesize(aws(), (stack) => new Workload(stack, id, { image, ...said }));
  return JSON.parse(files.get('cdktf.out/assembly.json')!);
};
const before = assemblyOf('orders', {});
const after = assemblyOf('cart2', { formerly: 'orders' });

test('the assembly has both names, and the release goes by that of the world', () => {
  const [{ app, workloads } = { app: '', workloads: [] }] = after.stacks.filter(({ workloads: [one] }) => one);
  expect(workloads.map(({ name, knownAs, image: used }) => [name, knownAs, used])).toEqual([['cart2', 'orders', `${image}:1.2.3`]]);
  expect(releaseKey(app, workloads[0]!)).toBe('shop/orders');
  expect(releaseKey('shop', { name: 'orders' })).toBe('shop/orders');
});

test('the plan says once which name stands for which', () => {
  const told = (base: Assembly, head: Assembly) =>
    compareSides({ ...plainSide({}), assembly: base }, { ...plainSide({}), assembly: head }).notices.map(({ text }) => text);
  expect(told(before, after)).toEqual([
    "shop/cart2 is known as 'orders' in the cluster, in names of the cloud, in the release and to its callers",
  ]);
  expect(told(after, after)).toEqual([]);
});
