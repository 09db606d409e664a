import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import type { AssembledStack } from '../../../../lib/assembly/assembly';
import { refuseForeign, refuseUndescribed } from '../../../../lib/cli/project/foreign-files';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'foreign-'));
  write('cdktf.out/stacks/shop/cdk.tf.json');
  write('dist/shop/orders.k8s.yaml');
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

function write(file: string, text = '{}'): void {
  const at = path.join(folder, file);
  fs.mkdirSync(path.dirname(at), { recursive: true });
  fs.writeFileSync(at, text);
}
const stackOf = (id: string, manifests: readonly string[], more: object = {}) =>
  ({ id, clusters: [{ name: 'blue', manifests: manifests.map((file) => ({ file })) }], ...more }) as unknown as AssembledStack;
const shop = stackOf('shop', ['shop/orders.k8s.yaml']);
const project = () => ({ terraformOut: path.join(folder, 'cdktf.out'), kubernetesOut: path.join(folder, 'dist') });
const ledger = (file: string) => `${'0'.repeat(64)}  ${file}\n`;

describe('what would be deployed along with the output, unseen, is refused', () => {
  const refusal = (stacks: readonly AssembledStack[] = [shop], all = stacks) => refuseForeign(project(), stacks, all);

  test.each([
    ['cdktf.out/stacks/shop/own.tf', /Terraform loads '.*stacks\/shop\/own\.tf', which synthesis does not write\. Delete it/],
    ['cdktf.out/stacks/old/cdk.tf.json', /Terraform loads '.*stacks\/old\/cdk\.tf\.json'/],
    ['dist/own.yaml', /'.*dist\/own\.yaml' lies among the manifests and synthesis does not write it: /],
    ['dist/shop/own.json', /'.*dist\/shop\/own\.json' lies among the manifests/],
    ['dist/Kustomization', /'.*dist\/Kustomization' lies among the manifests/],
  ])('%s', (file, message) => {
    expect(() => refusal()).not.toThrow();
    write(file);
    expect(() => refusal()).toThrow(message);
  });

  test('of several the first is named, and the others are counted', () => {
    for (const name of ['a.yaml', 'b.yaml', 'c.yaml']) write(`dist/${name}`);
    expect(() => refusal()).toThrow(/dist\/a\.yaml' lies among the manifests and synthesis does not write it, and 2 more: /);
    for (const name of ['a.tf', 'b.tf']) write(`cdktf.out/stacks/shop/${name}`);
    expect(() => refusal()).toThrow(/shop\/a\.tf', which synthesis does not write, and 1 more\. Delete it/);
  });

  test.each([
    ['what no engine takes', 'dist/README.md', undefined, undefined],
    ['what the environment lists', 'cdktf.out/stacks/shop/plan_override.tf.json', undefined, { terraformFiles: ['plan_override.tf.json'] }],
    ['what a ledger names', 'dist/old/orders.k8s.yaml', ['dist/shop.ledger', ledger('old/orders.k8s.yaml')], undefined],
  ] as const)('%s stays', (_what, file, beside, more) => {
    write(file);
    if (beside) write(beside[0], beside[1]);
    expect(() => refusal([stackOf('shop', ['shop/orders.k8s.yaml'], more ?? {})])).not.toThrow();
  });

  test('where only some stacks are judged, a folder of another one stays', () => {
    write('cdktf.out/stacks/cart/cdk.tf.json');
    expect(() => refusal([shop], [shop, stackOf('cart', [])])).not.toThrow();
  });

  test('a folder of manifests without any of ours is another one', () => {
    write('dist/own.yaml');
    expect(() => refusal([stackOf('shop', ['shop/gone.k8s.yaml'])])).not.toThrow();
  });
});

describe('what the program itself writes beside its stacks, and does not describe, is refused', () => {
  test.each([
    ['cdktf.out/stacks/old/cdk.tf.json', "The program writes 'stacks/old/cdk.tf.json' beside the Terraform JSON of its stacks"],
    ['dist/own.yaml', "The program writes 'own.yaml' among the manifests"],
  ])('%s', (file, message) => {
    expect(() => refuseUndescribed(project(), [shop])).not.toThrow();
    write(file);
    expect(() => refuseUndescribed(project(), [shop])).toThrow(message);
  });
});
