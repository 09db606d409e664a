import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { App } from 'cdktf';
import { Node } from 'constructs';
import { Workload } from '../../../../constructs';
import { DeploymentStack, Platform, packWith } from '../../../../lib';
import { Reporter } from '../../../../lib/policy/report/reporter';
import { Adoptions } from '../../../../lib/synth/adoptions';
import { describe as described, describeStack } from '../../../../lib/synth/describe';
import { judge } from '../../../../lib/synth/judge';
import { Registry } from '../../../../lib/synth/registry';
import { render } from '../../../../lib/synth/render/render';
import { synthesizePlatform } from '../../../../lib/testing';
import { baseline } from '../../../../policies';
import { cluster, environment, region, TerraformData } from '../../../kit/places';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'steps-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

const packs = [packWith(baseline, { level: 'advisory', levels: { 'k8s/image/tag': 'off' } })];
const production = environment({ regions: [region('eu-west-1', [cluster('blue')])], policies: packs, approvedOrigins: ['./platform'] });
const orders = (stack: DeploymentStack) =>
  new Workload(stack, 'orders', { image: 'ghcr.io/acme/orders', resources: { requests: { cpu: '100m', memory: '64Mi' } } });

test('everything can be rendered, judged and described without a file being written', () => {
  // GIVEN
  const app = new App({ stackTraces: false, outdir: path.join(folder, 'cdktf.out') });
  const registry = new Registry('acme');
  const [eu] = production.regions;
  orders(new DeploymentStack(app, 'shop-production-eu-west-1', { environment: production, region: eu!, app: 'shop' }, registry, undefined));
  // WHEN
  const [part, ...others] = render(app, registry, new Adoptions(app, path.join(folder, 'dist'))).parts();
  const reporter = new Reporter('2026-03-01');
  judge(reporter, part!.stack, [], 'cdktf.out');
  const report = reporter.report();
  const assembly = described('acme', [production], [describeStack(part!)]);
  // THEN
  expect(others).toEqual([]);
  expect([...part!.files.kubernetes.keys()]).toEqual(['production/blue/shop-production-eu-west-1/orders.k8s.yaml']);
  expect(report.stacks).toMatchObject([{ id: 'shop-production-eu-west-1' }]);
  expect(assembly.stacks[0]?.workloads).toMatchObject([{ name: 'orders' }]);
  expect(fs.existsSync(path.join(folder, 'dist'))).toBe(false);
  expect(fs.existsSync(path.join(folder, 'cdktf.out/assembly.json'))).toBe(false);
});

test('the assembly holds what judging needs: versions, account, namespace, packs with levels, approved origins, what comes first', () => {
  const { files } = synthesizePlatform((platform) => production.stamp(platform, 'shop', orders));
  const { stacks } = JSON.parse(files.get('cdktf.out/assembly.json')!);
  expect(stacks[1]).toMatchObject({
    id: 'shop-production-eu-west-1',
    account: '111122223333',
    partition: 'aws',
    namespace: 'shop',
    packs: [{ name: 'baseline', version: baseline.version, levels: expect.objectContaining({ 'k8s/image/tag': 'off' }) }],
    approvedOrigins: ['./platform'],
    dependsOn: ['platform-production-eu-west-1'],
    clusters: [{ name: 'blue', kubernetesVersion: '1.34' }],
  });
  expect(new Set(Object.values(stacks[1].packs[0].levels))).toEqual(new Set(['advisory', 'off']));
});

describe('two syntheses in one process', () => {
  const both = () => synthesizePlatform((platform) => production.stamp(platform, 'shop', orders));

  test('write the same, one after the other and one within the other', () => {
    const { files } = both();
    expect(both().files).toEqual(files);
    let inner: ReadonlyMap<string, string> | undefined;
    const outer = synthesizePlatform((platform) =>
      production.stamp(platform, 'shop', (stack: DeploymentStack) => {
        inner = both().files;
        orders(stack);
      }),
    );
    expect(inner).toEqual(files);
    expect([...outer.files].filter(([file]) => file.startsWith('dist'))).toEqual([...files].filter(([file]) => file.startsWith('dist')));
  });

  test('leave nothing behind: the classes of the engines are as before, also where one fails', () => {
    const { addChild } = Node.prototype as unknown as { readonly addChild: unknown };
    both();
    expect(() =>
      synthesizePlatform(
        (platform) => void new Platform({ organization: 'acme', terraformOutdir: platform.terraform.outdir }).synthesize(),
      ),
    ).not.toThrow();
    expect(() =>
      synthesizePlatform((platform) =>
        production.stamp(platform, 'shop', (stack: DeploymentStack) => void new TerraformData(stack, 'x', { input: '[object Object]' })),
      ),
    ).toThrow('object printed as text');
    expect((Node.prototype as unknown as { readonly addChild: unknown }).addChild).toBe(addChild);
  });
});
