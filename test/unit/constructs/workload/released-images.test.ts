import { Workload, WorkloadProps } from '../../../../constructs';
import { Release } from '../../../../lib';
import type { Assembly } from '../../../../lib/assembly/assembly';
import { workloadsOf } from '../../../../lib/cli/release/refuse-promotion';
import { holdOf } from '../../../../lib/release/holds';
import { movesBetween, workloadsNamed } from '../../../../lib/release/moves';
import { parseRelease } from '../../../../lib/release/parse-release';
import { synthesize } from '../../../../lib/testing';
import { cloudless } from '../../../kit/environments';

const image = 'ghcr.io/acme/orders';
const digest = `sha256:${'a'.repeat(64)}`;
const images: Release['images'] = {
  'shop/orders': { tag: '1.4.2' },
  'shop/orders.proxy': { tag: '2.0.0', digest },
  'shop/orders.wait': { tag: '0.1.0' },
};
const ours = {
  initContainers: { wait: { image: 'ghcr.io/acme/wait' }, migrate: { image, command: ['migrate'] } },
  sidecars: { proxy: { image: 'ghcr.io/acme/proxy' }, logs: { image: `fluent/fluent-bit:3.2@sha256:${'b'.repeat(64)}` } },
};

function made(props: object = ours, release: Release['images'] = images, requireDigest = false) {
  return synthesize(
    cloudless({ release: { schemaVersion: 1, images: release }, requireDigest }),
    (stack) => void new Workload(stack, 'orders', { image, ...props } as WorkloadProps),
  );
}

const assemblyOf = (props?: object) => JSON.parse(made(props).files.get('cdktf.out/assembly.json')!) as Assembly;

describe('the image of a container beside the own one', () => {
  test('is pinned by the release where its repository is all that is stated, and by the code where it is of others', () => {
    const { initContainers } = made().resources.only('apps/v1/Deployment').values.spec.template.spec;
    expect(Object.fromEntries(initContainers.map((one: { name: string; image: string }) => [one.name, one.image]))).toEqual({
      wait: 'ghcr.io/acme/wait:0.1.0',
      migrate: `${image}:1.4.2`,
      proxy: `ghcr.io/acme/proxy:2.0.0@${digest}`,
      logs: `fluent/fluent-bit:3.2@sha256:${'b'.repeat(64)}`,
    });
  });

  test('is in the assembly where it has a line of its own in the release', () => {
    const [workload] = assemblyOf().stacks.flatMap(({ workloads }) => workloads);
    expect(workload!.images).toEqual({ proxy: `ghcr.io/acme/proxy:2.0.0@${digest}`, wait: 'ghcr.io/acme/wait:0.1.0' });
    const [other] = assemblyOf({}).stacks.flatMap(({ workloads }) => workloads);
    expect(other).not.toHaveProperty('images');
  });

  test('moves with a promotion, together with its workload', () => {
    expect([...workloadsOf('development', assemblyOf())].sort()).toEqual(['shop/orders', 'shop/orders.proxy', 'shop/orders.wait']);
    const release: Release = { schemaVersion: 1, images: { ...images, 'shop/orders-two': { tag: '1' } } };
    expect(workloadsNamed(['shop/orders'], release, 'releases/a.json')).toEqual(['shop/orders', 'shop/orders.proxy', 'shop/orders.wait']);
    expect(workloadsNamed(['shop/orders.wait'], release, 'releases/a.json')).toEqual(['shop/orders.wait']);
    const target: Release = { schemaVersion: 1, images: { ...images, 'shop/orders.wait': { tag: '0.0.9' } } };
    expect(movesBetween(release, target, Object.keys(images)).map(({ workload }) => workload)).toEqual(['shop/orders.wait']);
  });

  test('is held by its own hold, and by that of its workload', () => {
    const hold = { reason: 'freeze', by: 'ops', since: '2026-01-01' };
    const held = (key: string) => holdOf({ schemaVersion: 1, images, holds: { [key]: hold } }, 'shop/orders.wait', '2026-02-01')?.[0];
    expect(['shop/orders.wait', 'shop/orders', 'shop', '*'].map(held)).toEqual(['shop/orders.wait', 'shop/orders', 'shop', '*']);
    expect(['shop/orders.proxy', 'shop/cart'].map(held)).toEqual([undefined, undefined]);
  });

  test('stands in a release file', () => {
    const text = JSON.stringify({ schemaVersion: 1, images, holds: { 'shop/orders.wait': { reason: 'a', by: 'b', since: '2026-01-01' } } });
    expect(parseRelease(text, 'releases/a.json').release.images).toEqual(images);
  });
});

describe('is refused', () => {
  const only = { 'shop/orders': { tag: '1.4.2' } };
  test.each<[string, () => unknown, string]>([
    [
      'one that the release lacks',
      () => made({ sidecars: { proxy: { image: 'ghcr.io/acme/proxy' } } }, only),
      `has no image of 'shop/orders.proxy' (it has: shop/orders). Add "shop/orders.proxy": { "tag": … } to its release file, or pin 'sidecars.proxy.image' by tag or digest.`,
    ],
    [
      'one at the port of a registry that the release lacks',
      () => made({ initContainers: { wait: { image: 'example.org:5000/wait' } } }, only),
      "or pin 'initContainers.wait.image' by tag or digest",
    ],
    [
      'one without a digest where the environment requires it',
      () => made({ initContainers: { wait: { image: 'ghcr.io/acme/wait' } } }, { ...images, 'shop/orders': { tag: '1', digest } }, true),
      "pins 'shop/orders.wait' by the tag '0.1.0' only",
    ],
    [
      'one that is no image',
      () => made({ initContainers: { wait: { image: 'ghcr.io/Acme/wait' } } }),
      "'initContainers.wait.image' is 'ghcr.io/Acme/wait'. Pin it by tag or digest",
    ],
    [
      'a container of a container',
      () => made({}, { 'shop/orders.a.b': { tag: '1' } }),
      "a container beside its own, '<app>/<workload>.<container>'",
    ],
  ])('%s', (_what, act, message) => {
    expect(act).toThrow(message);
  });
});
