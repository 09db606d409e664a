import { Bucket, Workload } from '../../../../constructs';
import { type DeploymentStack, UserError } from '../../../../lib';
import type { KeptEntry } from '../../../../lib/kept/kept-list';
import { keptListOf } from '../../../../lib/kept/kept-list-of';
import { type Fresh, type Known, lostOf } from '../../../../lib/kept/lost';
import { lostError } from '../../../../lib/kept/lost-error';
import { physicalNameOf } from '../../../../lib/kept/physical-name-of';
import { releasesOf } from '../../../../lib/kept/releases';
import { synthesize } from '../../../../lib/testing';
import { aws, release } from '../../../kit/environments';

const id = 'shop-production-eu-west-1';
const file = `ids/${id}.json`;
const image = 'ghcr.io/acme/orders';

describe('the name of a resource', () => {
  test.each<[string, object, string | undefined]>([
    ['an attribute', { bucket: 'x' }, 'x'],
    ['what is known only once it is there', { bucket: '${var.bucket}', name: 'x' }, undefined],
    ['metadata in a block', { metadata: { name: 'x' } }, 'x'],
    ['metadata in a list of blocks', { metadata: [{ name: 'x', namespace: 'y' }] }, 'x'],
    ['metadata that is none', { metadata: 'x' }, undefined],
    ['metadata without a name', { metadata: [{ generate_name: 'x' }] }, undefined],
    ['nothing', { bucket: null }, undefined],
  ])('is %s', (_, values, name) => {
    expect(physicalNameOf(values as Record<string, unknown>)).toBe(name);
  });
});

describe('a listed name that nobody knows any longer', () => {
  const address = 'aws_s3_bucket.a';
  const entry: KeptEntry = { path: 'shop/a', keeps: 'data', name: 'x' };
  const { name: _, ...nameless } = entry;
  const listed = (one: KeptEntry, more: Partial<Known> = {}): Known => ({
    list: { stack: 'shop', resources: new Map([[address, one]]) },
    file,
    ...more,
  });
  const now: Fresh = { list: listed(nameless).list, releases: releasesOf({}), clusters: [] };

  test('is a change of name', () => {
    const lost = lostOf([listed(entry)], now);
    const { what, cure } = lostError(lost, undefined);
    expect(what).toContain('gets a name that is known only once it is there: another one is made, and lost would be the data');
    expect(cure).toBe(`State its name in the program, 'x'. Where it gets that very name, take \`name\` out of its entry in ${file}.`);
  });

  test('is none where its entry says so by having none, whatever the default branch has', () => {
    expect(lostOf([listed(nameless), listed(entry, { commit: 'main' })], now)).toEqual([]);
    expect(lostOf([listed(entry, { commit: 'main' })], now)).toHaveLength(1);
  });
});

describe('what is renamed back', () => {
  function fresh(define: (stack: DeploymentStack) => unknown): Fresh {
    const { resources, files } = synthesize(aws({ release }), (stack) => void define(stack));
    const own = resources.all.filter(({ path }) => path.startsWith(id));
    const document = JSON.parse(files.get(`cdktf.out/stacks/${id}/cdk.tf.json`)!);
    return { list: keptListOf(id, own), releases: releasesOf(document), clusters: ['blue'] };
  }
  const cureOf = (before: Fresh, after: Fresh) => {
    const lost = lostOf([{ list: before.list, file }], after);
    return lost.length === 0 ? undefined : lostError(lost, undefined).cure;
  };
  const orders = (dependencies: Record<string, Bucket>) => (stack: DeploymentStack) =>
    new Workload(stack, 'orders', { image, dependencies });
  const uploads = fresh(orders({ uploads: new Bucket().formerly('files') }));
  const cart = fresh((stack) => new Workload(stack, 'cart', { image, formerly: 'orders', dependencies: { files: new Bucket() } }));

  test('is told to say where it was, and what it is known as', () => {
    expect(cureOf(uploads, fresh(orders({ files: new Bucket().formerly('uploads') })))).toBe(
      "It was renamed before, so that 'uploads' is not its name outside of the code. Say both on what it is called now: `formerly` with 'uploads', and `knownAs` with 'files'.",
    );
    const back = (stack: DeploymentStack) =>
      new Workload(stack, 'orders', { image, formerly: 'cart', dependencies: { files: new Bucket() } });
    expect(cureOf(cart, fresh(back))).toContain("`formerly` with 'cart', and `knownAs` with 'orders'.");
  });

  test('is told so too where it lists its own name', () => {
    const refusal = (define: (stack: DeploymentStack) => unknown): string => {
      try {
        fresh(define);
      } catch (error) {
        return (error as UserError).cure;
      }
      return 'nothing is refused';
    };
    expect(refusal(orders({ files: new Bucket().formerly('files', 'uploads') }))).toBe(
      "Where it is renamed back, say where it was and what it is known as: .formerly('uploads').knownAs('files').",
    );
    expect(refusal((stack) => new Workload(stack, 'orders', { image, formerly: ['orders', 'cart'] }))).toContain(
      "formerly: 'cart', knownAs: 'orders'.",
    );
    expect(refusal((stack) => new Workload(stack, 'orders', { image, formerly: ['orders', 'cart', 'basket'] }))).toContain(
      "formerly: ['cart', 'basket'], knownAs: 'orders'.",
    );
  });

  test('loses nothing once it says both', () => {
    expect(cureOf(uploads, fresh(orders({ files: new Bucket().formerly('uploads').knownAs('files') })))).toBeUndefined();
    const back = (stack: DeploymentStack) =>
      new Workload(stack, 'orders', { image, formerly: 'cart', knownAs: 'orders', dependencies: { files: new Bucket() } });
    expect(cureOf(cart, fresh(back))).toBeUndefined();
  });

  test('is told of a name that is made of something else to put that back', () => {
    const here = fresh(orders({ files: new Bucket() }));
    const resources = new Map([...here.list.resources].map(([at, entry]) => [at, { ...entry, ...(entry.name && { name: 'other' }) }]));
    expect(cureOf({ ...here, list: { stack: id, resources } }, here)).toContain('Put back what its name is made of');
  });
});
